using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using FairLab.Notebooks;

namespace FairLab.Data;

public sealed partial class Table
{
    // The separator is said: one that is guessed from the first lines may be a character of a cell.
    static readonly CsvLayout Layout = new() { Separator = ',', IsLoose = false };
    static readonly CsvWriterOptions Writing = new() { NewLine = "\n", HasHeader = false };

    /// <summary>
    /// Reads a CSV file with a header line and commas between its cells, in UTF-8; a column of numbers becomes numeric,
    /// NaN and empty cells are undefined. Digits that no number has (<c>007</c>, 20 of them) are text.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not UTF-8, has no header, a line has more or fewer cells
    /// than it, or a quote is never closed.</exception>
    public static Table Load(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0)
            throw new InvalidDataException(
                $"{path}: line 1: expected a header with the names of the columns, found an empty file.");
        Utf8Text.Check(bytes, path);
        try
        {
            using var rows = CsvRows.Of(new MemoryStream(bytes), path, Layout);
            string[] header = [.. rows.Header];
            var columns = header.Select(_ => new List<string>()).ToArray();
            while (rows.Read())
            {
                for (int i = 0; i < header.Length; i++)
                    columns[i].Add(rows.Text(i));
            }
            return new Table(header, [.. columns.Select(Typed)], columns[0].Count);
        }
        catch (DataException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>
    /// Writes the table as CSV: full precision, invariant culture, '\n' line ends; undefined numbers as <c>NaN</c>.
    /// </summary>
    /// <param name="path">The file; it appears whole or not at all.</param>
    public void Save(string path) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(ToCsv()));

    /// <summary>The table as CSV text.</summary>
    public string ToCsv()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = CsvWriter.Create(text, Writing);
        foreach (string name in _names)
            writer.WriteField(name);
        writer.EndRecord();
        for (int i = 0; i < Count; i++)
        {
            foreach (var column in _columns)
                writer.WriteField(Format(column[i]));
            writer.EndRecord();
        }
        writer.Flush();
        return text.ToString();
    }

    /// <summary>
    /// The table as a Markdown table; its cells show what the table's do, line breaks and outer blanks too.
    /// </summary>
    /// <param name="decimals">Decimals shown of each floating-point number.</param>
    public string ToMarkdown(int decimals = 3)
    {
        var numeric = _columns
            .Select(c => c.All(v => v is double or long or null) && c.Any(v => v is not null))
            .ToArray();
        var text = new StringBuilder();
        Line(_names.Select(MarkdownCell.Escape));
        Line(numeric.Select(n => n ? "---:" : "---"));
        for (int i = 0; i < Count; i++)
            Line(_columns.Select(c => MarkdownCell.Escape(Show(c[i], decimals))));
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>The table as an HTML table.</summary>
    /// <param name="decimals">Decimals shown of each floating-point number.</param>
    public string ToHtml(int decimals = 3)
    {
        var text = new StringBuilder("<table><thead><tr>");
        foreach (string name in _names)
            text.Append("<th>").Append(WebUtility.HtmlEncode(name)).Append("</th>");
        text.Append("</tr></thead><tbody>");
        for (int i = 0; i < Count; i++)
        {
            text.Append("<tr>");
            foreach (var column in _columns)
                text.Append(column[i] is double or long ? "<td style=\"text-align:right\">" : "<td>")
                    .Append(WebUtility.HtmlEncode(Show(column[i], decimals))).Append("</td>");
            text.Append("</tr>");
        }
        return text.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as aligned text.</summary>
    public override string ToString() => ToMarkdown();

    static string Show(object? cell, int decimals) => cell switch
    {
        double d when double.IsNaN(d) => "undefined",
        double d => d.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => Format(cell),
    };

    static object?[] Typed(List<string> cells)
    {
        if (cells.TrueForAll(c => c.Length == 0))
            return new object?[cells.Count];
        return Parsed(cells, Whole)
            ?? Parsed(cells, Real)
            ?? (cells.TrueForAll(c => c is "true" or "false")
                ? [.. cells.Select(c => (object)(c == "true"))]
                : [.. cells]);
    }

    static object?[]? Parsed(List<string> cells, Func<string, object?> parse)
    {
        var values = new object?[cells.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (cells[i].Length > 0 && (values[i] = parse(cells[i])) is null)
                return null;
        }
        return values;
    }

    const NumberStyles Signed = NumberStyles.AllowLeadingSign;
    const NumberStyles Decimals = Signed | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    static object? Whole(string cell) =>
        !IsCode(cell) && cell != "-0" && long.TryParse(cell, Signed, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;

    static object? Real(string cell) => !IsCode(cell)
        && double.TryParse(cell, Decimals, CultureInfo.InvariantCulture, out double number)
        && !(double.IsInfinity(number) && char.IsAsciiDigit(cell[^1])) ? number : null;

    // Numbers of people, places and versions: as numbers they would lose a digit.
    static bool IsCode(string cell)
    {
        var digits = cell.AsSpan(cell[0] is '-' or '+' ? 1 : 0);
        return digits.Length > 1
            && ((digits[0] == '0' && char.IsAsciiDigit(digits[1]))
                || (!digits.ContainsAnyExceptInRange('0', '9')
                    && !long.TryParse(cell, Signed, CultureInfo.InvariantCulture, out _)));
    }
}
