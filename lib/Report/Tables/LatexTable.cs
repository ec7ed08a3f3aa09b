using System.Globalization;
using System.Text;

namespace FairLab.Report.Tables;

/// <summary>
/// A table for LaTeX with the booktabs package: rules above, between and below, columns in groups, the interval small
/// behind its value, the best value bold, and footnotes below the last rule.
/// </summary>
public static class LatexTable
{
    /// <summary>Writes the tabular, without float or caption.</summary>
    /// <param name="table">The table.</param>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder("\\begin{tabular}{");
        foreach (var column in table.Columns)
            text.Append(column.IsNumber ? 'r' : 'l');
        text.Append("}\n\\toprule\n");
        Headings(text, table.Columns);
        text.Append("\\midrule\n");
        foreach (var row in table.Rows)
            text.AppendJoin(" & ", row.Cells.Select((cell, i) => Cell(cell)
                + (i == 0 && row.Note is { } n ? $"\\textsuperscript{{{NoteMark.Of(n)}}}" : ""))).Append(" \\\\\n");
        text.Append("\\bottomrule\n");
        for (int i = 0; i < table.Notes.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"\\multicolumn{{{table.Columns.Count}}}{{l}}{{\\footnotesize ")
                .Append(CultureInfo.InvariantCulture, $"\\textsuperscript{{{NoteMark.Of(i)}}} ")
                .Append(LatexText.Escape(table.Notes[i])).Append("} \\\\\n");
        return text.Append("\\end{tabular}\n").ToString();
    }

    static void Headings(StringBuilder text, IReadOnlyList<ReportColumn> columns)
    {
        if (columns.Any(c => c.Group is not null))
        {
            var (cells, rules) = (new List<string>(), new List<string>());
            for (int i = 0; i < columns.Count;)
            {
                string? group = columns[i].Group;
                int n = group is null ? 1 : columns.Skip(i).TakeWhile(c => c.Group == group).Count();
                cells.Add(group is null ? "" : $"\\multicolumn{{{n}}}{{c}}{{{LatexText.Escape(group)}}}");
                if (group is not null)
                    rules.Add($"\\cmidrule(lr){{{i + 1}-{i + n}}}");
                i += n;
            }
            text.AppendJoin(" & ", cells).Append(" \\\\\n").AppendJoin(' ', rules).Append('\n');
        }
        text.AppendJoin(" & ", columns.Select(c => LatexText.Escape(c.Label))).Append(" \\\\\n");
    }

    static string Cell(ReportCell cell)
    {
        string value = LatexText.Escape(cell.Text);
        if (cell.IsBest)
            value = $"\\textbf{{{value}}}";
        return cell.Interval is var (low, high)
            ? $"{value} {{\\footnotesize [{LatexText.Escape(low)}, {LatexText.Escape(high)}]}}"
            : value;
    }
}
