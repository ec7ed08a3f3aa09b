using System.Text;
using Deedle;
using FairLab.Data;
using FairLab.Detectors;
using FairLab.Metrics;

namespace FairLab.Tests.Data;

/// <summary>Missing is not a group, and a short row is not a row.</summary>
public sealed class MissingGroupsTests
{
    public static TheoryData<string> Spellings => 
    [
        "", "?", "NaN", "nan", "NA", "N/A", "null", "<NA>", " ", "n.a.", "#N/A N/A", "NaT", "(null)", "[null]", "\\N",
        "nil", "(blank)",
        ".", "-", "--", "-1.#IND", "1.#QNAN", "#VALUE!", "#DIV/0!", "\u00a0", "\u200b", "\u200b \ufeff",
    ];

    static GroupCounts Count(string csv, MissingGroups missing = MissingGroups.Refuse) =>
        new CsvCounts { Label = "y", Decision = "d", Groups = ["g", "h"], Missing = missing }
            .Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "p.csv");

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Counts_of_a_file_refuse_drop_or_set_apart_who_has_no_group(string missing)
    {
        var csv = $"y,d,g,h\n1,1,a,u\n0,1,{missing},u\n1,0,b,v\n";
        var error = Assert.Throws<DataException>(() => Count(csv)).Message;
        Assert.Contains("p.csv:3: found", error);
        Assert.Contains("in column 'g', expected the name of a group", error);
        Assert.Equal(["a × u", "b × v"], Count(csv, MissingGroups.Drop).Groups);
        Assert.Equal(["a × u", "b × v", "missing × u"], Count(csv, MissingGroups.OwnGroup).Groups);
        Assert.Equal(3, Count(csv, MissingGroups.OwnGroup).Overall.Total);
    }

    [Theory]
    [InlineData("y,d,g,h\n1,1,a,u\n1,1,a\n", 3, 3)]
    [InlineData("y,d,g,h\n1,1,a,u\n1,1,a,u,x\n", 3, 5)]
    [InlineData("y,d,g,h\n1\n", 2, 1)]
    public void Counts_of_a_file_refuse_rows_of_another_length(string csv, int line, int fields) =>
        Assert.Contains(
            $"p.csv:{line}: found {fields} fields, expected 4",
            Assert.Throws<DataException>(() => Count(csv)).Message);

    [Fact]
    public void A_quote_that_is_never_closed_is_refused_and_swallows_no_rows()
    {
        const string csv = "y,d,g,h\n1,1,a,u\n1,1,a,\"u\n0,1,b,v\n0,0,b,v\n";
        Assert.Contains("p.csv:3: found a quote that is never closed", Assert.Throws<DataException>(() =>
            Count(csv)).Message);
        // Other oddities of quotes are text: a height of six feet and two inches.
        Assert.Equal(["6'2\" × u"], Count("y,d,g,h\n1,1,6'2\",u\n").Groups);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, csv);
            Assert.Contains($"{file}:3: found a quote", Assert.Throws<DataException>(() => CodedTable.Read(file,
                "g")).Message);
            Assert.Contains($"{file}:3: found a quote", Assert.Throws<InvalidDataException>(() =>
                Table.Load(file)).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused_with_the_line_and_not_read_as_other_names()
    {
        var bytes = Encoding.Latin1.GetBytes("y,d,g,h\n1,1,a,u\n1,1,Zürich,u\n");
        var counts = new CsvCounts { Label = "y", Decision = "d", Groups = ["g"] };
        Assert.Contains("p.csv:3: found", Assert.Throws<DataException>(() => counts.Read(new MemoryStream(bytes),
            "p.csv")).Message);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            Assert.Contains($"{file}:3: found text in column 'g'", Assert.Throws<DataException>(() =>
                CodedTable.Read(file, "g")).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Probabilities_where_decisions_are_asked_for_are_refused_with_the_way_out() => Assert.Equal(
        "p.csv:3: found '0.73' in column 'd', expected 0 or 1: a probability is no decision; say the Threshold from "
            + "which it is one",
        Assert.Throws<DataException>(() => Count("y,d,g,h\n1,1,a,u\n1,0.73,b,u\n")).Message);

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public void Counts_of_a_file_find_out_what_separates_cells(string separator) =>
        Assert.Equal(["a × u", "b × u"],
            Count("y,d,g,h\n1,1,a,u\n1,0,b,u\n".Replace(",", separator, StringComparison.Ordinal)).Groups);

    [Fact]
    public void Counts_of_a_file_skip_empty_lines_and_name_a_missing_column()
    {
        Assert.Equal(2, Count("y,d,g,h\n1,1,a,u\n\n1,0,a,v\n\n").Overall.Total);
        Assert.Contains(
            "p.csv:1: found no column 'h', expected one of y, d, g, hh; did you mean",
            Assert.Throws<DataException>(() => Count("y,d,g,hh\n1,1,a,u\n")).Message);
        Assert.Contains(
            "found no rows with a group",
            Assert.Throws<DataException>(() => Count("y,d,g,h\n1,1,?,u\n", MissingGroups.Drop)).Message);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Groupings_of_a_column_refuse_who_has_no_group_with_the_line_or_set_them_apart(string missing)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"n,sex\n1,Male\n2,{missing}\n3,Female\n");
            var table = CodedTable.Read(file, "n", "sex");
            Func<Grouping>[] groups =
            [
                () => Grouping.Of(table["sex"]),
                () => Grouping.Binary(table["sex"], "Male"),
                () => Grouping.Binary(table["sex"], "Male", "others"),
            ];
            foreach (var group in groups)
                Assert.Contains($"{file}:3: found", Assert.Throws<DataException>(group).Message);
            Assert.Equal(["Female", "Male"], Grouping.Binary(table.WithoutMissing("sex")["sex"], "Male").Levels);
            Assert.Equal(
                ["Female", "Male", "missing"],
                Grouping.Of(table["sex"], missing: MissingGroups.OwnGroup).Levels);
            Assert.Equal(
                ["not Male", "Male"],
                Grouping.Binary(table["sex"], "Male", missing: MissingGroups.OwnGroup).Levels);
            Assert.Contains(
                "WithoutMissing",
                Assert.Throws<ArgumentException>(() => Grouping.Of(table["sex"], missing: MissingGroups.Drop)).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Binary_counts_nobody_silently_as_the_other()
    {
        var sex = new CodedColumn("sex", ["Male", "Female", "Diverse"]);
        Assert.Contains(
            "found Diverse, Female beside Male, expected only Female",
            Assert.Throws<ArgumentException>(() => Grouping.Binary(sex, "Male", "Female")).Message);
        Assert.Equal(["not Male", "Male"], Grouping.Binary(sex, "Male").Levels);
        Assert.Contains(
            "row 1",
            Assert
                .Throws<DataException>(() => Grouping.Binary(new CodedColumn("sex", ["Male", "?", "Female"]), "Male"))
                .Message);
        // A level that no row has is nobody.
        Assert.Equal(2, Grouping.Of(new CodedColumn("sex", ["Male", "?", "Female"]).Select([0, 2])).Codes.Length);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void People_of_a_frame_refuse_drop_or_set_apart_who_has_no_group(string missing)
    {
        var frame = Frame.FromRecords(new[]
        {
            new { g = "a", x = 1.0, y = 1 },
            new { g = missing, x = 2.0, y = 0 },
            new { g = "b", x = 3.0, y = 1 },
        });
        TabularDataset People(MissingGroups policy) =>
            TabularDataset.FromFrame(frame, "y", 1, [("g", "b")], missing: policy);
        Assert.Contains(
            "column 'g', row 1: found",
            Assert.Throws<ArgumentException>(() => People(MissingGroups.Refuse)).Message);
        Assert.Equal((2, "a"), (People(MissingGroups.Drop).Rows, People(MissingGroups.Drop).Group.Levels[0]));
        Assert.Equal(
            (3, "not b"),
            (People(MissingGroups.OwnGroup).Rows, People(MissingGroups.OwnGroup).Group.Levels[0]));
        Assert.Contains("g=missing", People(MissingGroups.OwnGroup).FeatureNames.Append("g=missing"));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Groups_made_from_codes_refuse_rows_that_stand_for_nothing(string missing)
    {
        Assert.Contains(
            "row 2: found",
            Assert.Throws<ArgumentException>(() => new Grouping("g", ["a", missing], [0, 0, 1])).Message);
        Assert.Equal(2, new Grouping("g", ["a", missing], [0, 0]).Rows);
    }

    [Fact]
    public void Texts_about_nobody_are_refused() =>
        Assert.Contains(
            "text 1: found '?' for its group",
            Assert
                .Throws<ArgumentException>(() => new TopDownTextDetector().Find(null!, ["x", "y"], ["a", "?"]))
                .Message);
}
