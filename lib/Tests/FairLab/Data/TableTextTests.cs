using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FairLab.Data;
using FairLab.Runs;
using FsCheck.Xunit;

namespace FairLab.Tests.Data;

/// <summary>What a table writes is read back as it was, whatever its cells hold.</summary>
public sealed class TableTextTests
{
    static readonly string[] Pieces =
    [
        "|", "\"", ",", ";", "\t", "\n", "\r\n", " ", "'", "\\", "#", "a", "b", "é", "女", "<br>", "&#32;", "&lt;",
        "*", "_", "`", "[", "](", "~", "=", "sep=;", "0", "1", "\u2028", "\ufeff", ":",
    ];

    static string Text(Random random) => string.Concat(random.GetItems(Pieces, random.Next(0, 7)));

    static Table Reload(Table table)
    {
        string path = Path.GetTempFileName();
        try
        {
            table.Save(path);
            return Table.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static Table Random(int root, int columns)
    {
        var random = new Random(root);
        int rows = random.Next(1, 6);
        // A letter first in one cell: a column of digits alone is a column of numbers.
        return Table.FromColumns([.. Enumerable.Range(0, columns).Select(c => (c + Text(random),
            (IReadOnlyList<object?>)[.. Enumerable.Range(0, rows).Select(r => (r == 0 ? "x" : "") + Text(random))]))]);
    }

    [Property(MaxTest = 300)]
    public void Csv_OfAnyTexts_IsReadBackAsWritten(int root)
    {
        for (int columns = 1; columns <= 3; columns++)
        {
            var table = Random(root, columns);
            var back = Reload(table);
            Assert.Equal(table.Columns, back.Columns);
            Assert.All(table.Columns, c => Assert.Equal(table.Cells(c), back.Cells(c)));
        }
    }

    [Property(MaxTest = 300)]
    public void Markdown_OfAnyTexts_ShowsThem(int root)
    {
        var table = Random(root, 1 + (Math.Abs(root % 3)));
        string[] lines = table.ToMarkdown().Split('\n');
        Assert.Equal(table.Count + 3, lines.Length);
        Assert.Equal(table.Columns.Select(Shown), Cells(lines[0]));
        for (int i = 0; i < table.Count; i++)
            Assert.Equal(table.Columns.Select(c => Shown((string)table.Cells(c)[i]!)), Cells(lines[i + 2]));

        static string Shown(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // GitHub's reading of a row: cells end at bars that are not escaped, are trimmed, and hold escapes and references.
    static IEnumerable<string> Cells(string line) => Split(line).Select(cell =>
        Regex.Replace(cell, @"\\(?<c>[\p{P}\p{S}])|(?<br><br>)|(?<ref>&(?:#\d+|\w+);)", Shown));

    static string Shown(Match markup) =>
        markup.Groups["c"].Success ? markup.Groups["c"].Value
        : markup.Groups["br"].Success ? "\n"
        : WebUtility.HtmlDecode(markup.Value);

    static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (int i = 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                cell.Append(line[i]).Append(line[++i]);
            else if (line[i] == '|')
            {
                cells.Add(cell.ToString()[1..^1]);
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        return cells;
    }

    [Theory]
    [InlineData("a|b")]
    [InlineData("a;b")]
    [InlineData("a\tb")]
    [InlineData(" a ")]
    [InlineData("")]
    [InlineData("02139")]
    [InlineData("12345678901234567890")]
    [InlineData(" 5")]
    [InlineData("1e400")]
    public void Csv_OfOneColumnAndOneText_IsReadBackAsWritten(string cell)
    {
        var back = Reload(Table.From([new { cell }, new { cell }]));
        Assert.Equal((2, cell), (back.Count, back.Rows.First().Text("cell")));
    }

    [Property]
    public bool Csv_OfNumbers_IsReadBackByValue(double[] reals, long[] wholes)
    {
        var back = Reload(Table.FromColumns(("x", [.. reals.Append(-0.0).Append(0.5).Select(v => (object?)v)])));
        var longs = Reload(Table.FromColumns(("n", [.. wholes.Append(7).Select(v => (object?)v)])));
        return back.Numbers("x").SequenceEqual([.. reals, -0.0, 0.5])
            && longs.Cells("n").SequenceEqual([.. wholes.Append(7).Select(v => (object?)v)]);
    }

    [Fact]
    public void Load_OfAnotherEncoding_NamesFileAndLine()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "a\ncafé\n", Encoding.Latin1);
            Assert.Contains(
                $"{path}: line 2: found the byte 0xE9",
                Assert.Throws<InvalidDataException>(() => Table.Load(path)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
