
namespace FairLab.Audit;

/// <summary>A table with a caption, row headers and a scroll of its own where a screen is narrow.</summary>
sealed class HtmlTable
{
    // Long tables are for the JSON beside the page.
    const int MostRows = 60;

    const int Short = 20;

    readonly HtmlText _html = new();
    int _rows;

    /// <param name="caption">What it shows.</param>
    /// <param name="columns">The column headers.</param>
    /// <param name="hasHeading">Whether a heading above says the same to readers by eye.</param>
    public HtmlTable(string caption, IReadOnlyList<string> columns, bool hasHeading = false)
    {
        _html.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{AuditHtml.Text(caption)}\">"
            + $"<table><caption{(hasHeading ? " class=\"unseen\""
                : "")}>{AuditHtml.Text(caption)}</caption><thead><tr>");
        for (int c = 0; c < columns.Count; c++)
            _html.Append($"<th scope=\"col\">{AuditHtml.Text(columns[c])}</th>");
        _html.Append("</tr></thead><tbody>\n");
    }

    /// <summary>A row of texts; the first is its header.</summary>
    public void Row(IReadOnlyList<string> cells) => RowOfHtml([.. cells.Select(AuditHtml.Text)]);

    /// <summary>A row of HTML.</summary>
    public void RowOfHtml(IReadOnlyList<string> cells)
    {
        if (++_rows > MostRows)
            return;
        _html.Append($"<tr><th scope=\"row\">{cells[0]}</th>");
        for (int c = 1; c < cells.Count; c++)
            // A number keeps its interval on one line.
            _html.Append($"<td{(cells[c].Length <= Short ? " class=\"n\"" : "")}>{cells[c]}</td>");
        _html.Append("</tr>\n");
    }

    public override string ToString() => _html + "</tbody></table></div>\n"
        + (_rows > MostRows ? $"<p class=\"note\">{_rows - MostRows} more rows are in the JSON beside this "
        + "page.</p>\n" : "");
}
