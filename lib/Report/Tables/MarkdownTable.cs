using System.Text;
using FairLab.Data;

namespace FairLab.Report.Tables;

/// <summary>A table as Markdown, best values bold, footnotes below.</summary>
public static class MarkdownTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="table">The table.</param>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Line(table.Columns.Select(c => MarkdownCell.Escape(c.Group is null ? c.Label : $"{c.Group}: {c.Label}")));
        Line(table.Columns.Select(c => c.IsNumber ? "---:" : "---"));
        foreach (var row in table.Rows)
            Line(row.Cells.Select((cell, i) => Cell(cell) + (i == 0 ? Mark(row) : "")));
        if (table.Notes.Count > 0)
            text.Append('\n');
        for (int i = 0; i < table.Notes.Count; i++)
            text.Append('(').Append(NoteMark.Of(i)).Append(") ").Append(table.Notes[i]).Append("  \n");
        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    static string Mark(ReportRow row) => row.Note is { } note ? $" ({NoteMark.Of(note)})" : "";

    static string Cell(ReportCell cell)
    {
        string text = MarkdownCell.Escape(cell.ToString());
        return cell.IsBest ? $"**{text}**" : text;
    }
}
