using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class CodedTableTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Read_keeps_rows_in_order_and_levels_sorted()
    {
        var table = Read("name, n\nb, 2\na, 1\nb, 3\n", "name", "n");
        Assert.Equal(["a", "b"], table["name"].Levels);
        Assert.Equal([1, 0, 1], table["name"].Codes);
        Assert.Equal("b", table["name"][2]);
        Assert.Equal([1, 2, 3], table["n"].NumericLevels());
    }

    [Fact]
    public void Read_of_quoted_fields_keeps_commas() => Assert.Equal("x, y", Read("a,b\n\"x, y\",1\n", "a")["a"][0]);

    [Fact]
    public void Read_of_a_repeated_name_takes_the_first_column() =>
        Assert.Equal("1", Read("a,b,a\n1,2,3\n", "a")["a"][0]);

    [Theory]
    [InlineData("", "found an empty file, expected a line with the names of the columns, and rows")]
    [InlineData("name,n\n", "found no rows, expected at least one")]
    [InlineData("nam,n\na,1\n", ":1: found no column 'name', expected one of nam, n; did you mean 'nam'?")]
    [InlineData("name,n\na,1\nb\n", ":3: found 1 fields, expected 2")]
    public void Read_of_a_bad_file_names_file_line_found_and_expected(string text, string message) =>
        Assert.Contains(
            _file + (message[0] == ':' ? message : ": " + message),
            Assert.Throws<DataException>(() => Read(text, "name", "n")).Message);

    [Theory]
    [InlineData("n\n1\nx\nx\n", ":3: found 'x' in column 'n', expected a number")]
    [InlineData("n\n1\nNaN\n", ":3: found 'NaN' in column 'n', expected a number")]
    [InlineData("n\n1\n\"\"\n", ":3: found '' in column 'n', expected a number")]
    public void NumericLevels_of_something_else_names_the_line(string text, string message) =>
        Assert.Contains(
            _file + message,
            Assert.Throws<DataException>(() => Read(text, "n")["n"].NumericLevels()).Message);

    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    public void Expand_by_something_that_is_not_a_count_names_the_line(string count) =>
        Assert.Contains($":3: found '{count}' in column 'count', expected a count", Assert.Throws<DataException>(() =>
            Read($"v,count\na,1\nb,{count}\n", "v", "count").Expand("count")).Message);

    [Fact]
    public void Expand_repeats_every_row_as_often_as_it_says() =>
        Assert.Equal([0, 0, 2], Read("v,count\na,2\nb,0\nc,1\n", "v", "count").Expand("count")["v"].Codes);

    [Fact]
    public void ReadHeaderless_joins_files_and_names_the_right_one()
    {
        File.WriteAllText(_file, "skipped\n1,a\n2,b\n");
        var second = _file + ".2";
        try
        {
            File.WriteAllText(second, "3,c\nx,c\n");
            var table = CodedTable.ReadHeaderless([(_file, 1), (second, 0)], ["n", "v"], ["n"]);
            Assert.Equal(4, table.Rows);
            Assert.Contains(
                $"{second}:2: found 'x'",
                Assert.Throws<DataException>(() => table["n"].NumericLevels()).Message);
        }
        finally
        {
            File.Delete(second);
        }
    }

    CodedTable Read(string text, params string[] columns)
    {
        File.WriteAllText(_file, text);
        return CodedTable.Read(_file, columns);
    }
}
