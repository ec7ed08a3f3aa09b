using System.Globalization;
using System.Net;
using System.Text;

namespace FairLab.Report.Tables;

/// <summary>A table as HTML: headings in groups, the first column as the row's heading, cells that sort.</summary>
public static class HtmlTable
{
    const int MostRows = 24;

    // A browser lays ten thousand rows out for seconds, and a report is to be mailed.
    const int ShownRows = 1000;

    /// <summary>Writes the element.</summary>
    /// <param name="table">The table.</param>
    /// <param name="caption">What it shows.</param>
    public static string Write(ReportTable table, string caption)
    {
        ArgumentNullException.ThrowIfNull(table);
        var html = new StringBuilder();
        // A long one scrolls in a window of its own, below its headings.
        html.Append(table.Rows.Count > MostRows ? "<div class=\"scroll long\"" : "<div class=\"scroll\"")
            .Append(" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Encode(caption))
            .Append("\"><table class=\"results\"><caption><span>").Append(Encode(caption)).Append("</span></caption>\n")
            .Append("<thead>\n");
        Headings(html, table.Columns);
        html.Append("</thead>\n<tbody>\n");
        foreach (var row in table.Rows.Take(ShownRows))
            Row(html, table, row);
        html.Append("</tbody></table></div>\n");
        if (table.Rows.Count == 0)
            html.Append("<p class=\"notes\">The table has no rows.</p>\n");
        if (table.Rows.Count > ShownRows)
            html.Append(Invariant, $"<p class=\"notes\">The first {ShownRows:N0} of {table.Rows.Count:N0} rows.</p>\n");
        if (table.Notes.Count > 0)
            Notes(html, table.Notes);
        return html.ToString();
    }

    static void Headings(StringBuilder html, IReadOnlyList<ReportColumn> columns)
    {
        bool hasGroups = columns.Any(c => c.Group is not null);
        if (hasGroups)
        {
            html.Append("<tr>");
            for (int i = 0; i < columns.Count;)
            {
                int n = columns.Skip(i).TakeWhile(c => c.Group == columns[i].Group).Count();
                if (columns[i].Group is { } group)
                {
                    html.Append(Invariant, $"<th colspan=\"{n}\" scope=\"colgroup\">{Encode(group)}</th>");
                }
                else
                {
                    foreach (var column in columns.Skip(i).Take(n))
                        Heading(column, " rowspan=\"2\"");
                }
                i += n;
            }
            html.Append("</tr>\n");
        }
        html.Append("<tr>");
        foreach (var column in columns.Where(c => !hasGroups || c.Group is not null))
            Heading(column, "");
        html.Append("</tr>\n");

        void Heading(ReportColumn column, string span) => html.Append(Invariant,
            $"<th{span} scope=\"col\"{(column.IsNumber ? " class=\"number\"" : "")}>{Encode(column.Label)}</th>");
    }

    static void Row(StringBuilder html, ReportTable table, ReportRow row)
    {
        html.Append("<tr>");
        for (int i = 0; i < row.Cells.Count; i++)
        {
            var (cell, column) = (row.Cells[i], table.Columns[i]);
            string name = i == 0 ? "th" : "td";
            html.Append('<').Append(name).Append(i == 0 ? " scope=\"row\"" : "");
            if (column.IsNumber)
                html.Append(" class=\"number\"");
            if (cell.Order is { } order)
                html.Append(Invariant, $" data-order=\"{order:R}\"");
            html.Append('>').Append(cell.IsBest ? "<b>" : "").Append(Encode(cell.Text))
                .Append(cell.IsBest ? "</b>" : "");
            if (cell.Interval is var (low, high))
                html.Append(Invariant, $" <span class=\"interval\">[{Encode(low)}, {Encode(high)}]</span>");
            if (i == 0 && row.Note is { } note)
                html.Append(Invariant, $"<sup>{NoteMark.Of(note)}</sup>");
            html.Append("</").Append(name).Append('>');
        }
        html.Append("</tr>\n");
    }

    static void Notes(StringBuilder html, IReadOnlyList<string> notes)
    {
        html.Append("<p class=\"notes\">");
        for (int i = 0; i < notes.Count; i++)
            html.Append(Invariant, $"<sup>{NoteMark.Of(i)}</sup> {Encode(notes[i])}<br>");
        html.Append("</p>\n");
    }

    static CultureInfo Invariant => CultureInfo.InvariantCulture;

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
