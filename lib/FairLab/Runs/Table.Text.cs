using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using FairLab.Notebooks;

namespace FairLab.Runs;

public sealed partial class Table
{
    static readonly CsvReaderOptions Reading = new() { TrackLineNumbers = true, SkipEmptyLines = false };
    static readonly CsvWriterOptions Writing = new() { NewLine = "\n", HasHeader = false };

    /// <summary>Reads a CSV file with a header line; a column of numbers becomes numeric, NaN and empty cells are undefined.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file has no header, or a line has more or fewer cells than it.</exception>
    public static Table Load(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0)
            throw new InvalidDataException($"{path}: line 1: expected a header with the names of the columns, found an empty file.");
        using var reader = CsvReader.Create(bytes, Reading);
        reader.ReadHeader();
        string[] header = [.. reader.Headers];
        var columns = header.Select(_ => new List<string>()).ToArray();
        while (reader.Read())
        {
            if (reader.FieldCount != header.Length)
                throw new InvalidDataException($"{path}: line {reader.LineNumber}: expected {header.Length} cells, found {reader.FieldCount}.");
            for (int i = 0; i < header.Length; i++)
                columns[i].Add(reader.GetString(i));
        }
        return new Table(header, [.. columns.Select(Typed)], columns[0].Count);
    }

    /// <summary>Writes the table as CSV: full precision, invariant culture, '\n' line ends; undefined numbers as <c>NaN</c>.</summary>
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

    /// <summary>The table as a Markdown table.</summary>
    /// <param name="decimals">Decimals shown of each floating-point number.</param>
    public string ToMarkdown(int decimals = 3)
    {
        var numeric = _columns.Select(c => c.All(v => v is double or long or null) && c.Any(v => v is not null)).ToArray();
        var text = new StringBuilder();
        Line(_names.Select(Escape));
        Line(numeric.Select(n => n ? "---:" : "---"));
        for (int i = 0; i < Count; i++)
            Line(_columns.Select(c => Escape(Show(c[i], decimals))));
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
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
        if (cells.All(c => c.Length == 0))
            return new object?[cells.Count];
        if (cells.All(c => c.Length == 0 || long.TryParse(c, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            return [.. cells.Select(c => c.Length == 0 ? null : (object)long.Parse(c, CultureInfo.InvariantCulture))];
        if (cells.All(c => c.Length == 0 || double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            return [.. cells.Select(c => c.Length == 0 ? null : (object)double.Parse(c, NumberStyles.Float, CultureInfo.InvariantCulture))];
        return cells.All(c => c is "true" or "false") ? [.. cells.Select(c => (object)(c == "true"))] : [.. cells];
    }
}
