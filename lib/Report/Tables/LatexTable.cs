using System.Globalization;
using System.Text;

namespace FairLab.Report.Tables;

/// <summary>
/// A table for LaTeX with the booktabs package: rules above, between and below, columns in groups, the interval small
/// behind its value, the best value bold, and footnotes below the last rule. One that is too wide has several parts,
/// each with the columns that name the rows.
/// </summary>
public static class LatexTable
{
    /// <summary>Writes the tabular, without float or caption, as wide as it is.</summary>
    /// <param name="table">The table.</param>
    public static string Write(ReportTable table) => Write(table, LatexForm.Free);

    /// <summary>Writes it for a place on paper.</summary>
    /// <param name="table">The table.</param>
    /// <param name="form">The place.</param>
    public static string Write(ReportTable table, LatexForm form)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(form);
        var columns = new LatexColumns(table);
        var parts = columns.Parts(form.Width);
        if (form.Part is { } only)
            parts = [parts[only]];
        var text = new StringBuilder();
        bool isStack = form.Caption is null && parts.Count > 1;
        if (isStack)
            text.Append("\\begin{tabular}{@{}c@{}}\n");
        for (int i = 0; i < parts.Count; i++)
        {
            if (form.Caption is not null)
                Long(text, table, columns, parts, i, form);
            else
                Short(text, table, columns, parts[i]);
            if (isStack)
                text.Append("\\\\[8pt]\n");
        }
        return text.Append(isStack ? "\\end{tabular}\n" : "").ToString();
    }

    static void Short(StringBuilder text, ReportTable table, LatexColumns columns, int[] part)
    {
        text.Append("\\begin{tabular}{").AppendJoin("", part.Select(columns.Spec)).Append("}\n\\toprule\n");
        Headings(text, table, columns, part);
        text.Append("\\midrule\n");
        Rows(text, table, part);
        text.Append("\\bottomrule\n");
        Notes(text, table, columns, part);
        text.Append("\\end{tabular}\n");
    }

    static void Long(StringBuilder text, ReportTable table, LatexColumns columns, IReadOnlyList<int[]> parts, int i,
        LatexForm form)
    {
        string which = parts.Count == 1 ? "" : FormattableString.Invariant($" Part {i + 1} of {parts.Count}.");
        text.Append("\\begin{longtable}{").AppendJoin("", parts[i].Select(columns.Spec)).Append("}\n");
        // Further parts have the number of the first.
        text.Append(i == 0 ? $"\\caption{{{form.Caption}{which}}}\\label{{{form.Label}}}"
            : $"\\caption*{{Table~\\ref{{{form.Label}}}.{which}}}").Append(" \\\\\n\\toprule\n");
        Headings(text, table, columns, parts[i]);
        text.Append("\\midrule\n\\endfirsthead\n\\toprule\n");
        Headings(text, table, columns, parts[i]);
        text.Append("\\midrule\n\\endhead\n\\midrule\n\\multicolumn{").Append(parts[i].Length)
            .Append("}{r}{\\emph{continued}} \\\\\n\\endfoot\n\\bottomrule\n\\endlastfoot\n");
        Rows(text, table, parts[i]);
        text.Append("\\end{longtable}\n");
        // Not in the table: a longtable is set in pieces, and a line across all columns widens another in each.
        if (table.Notes.Count > 0)
            text.Append("{\\scriptsize\\noindent ").AppendJoin("\\\\\n", table.Notes.Select((n, at) =>
                $"\\textsuperscript{{{NoteMark.Of(at)}}} {LatexText.Escape(n)}")).Append("\\par}\n");
    }

    static void Headings(StringBuilder text, ReportTable table, LatexColumns of, int[] part)
    {
        ReportColumn[] columns = [.. part.Select(c => table.Columns[c])];
        if (columns.Any(c => c.Group is not null))
        {
            var (cells, rules) = (new List<string>(), new List<string>());
            for (int i = 0; i < columns.Length;)
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
        text.AppendJoin(" & ", part.Select(of.Heading)).Append(" \\\\\n");
    }

    static void Rows(StringBuilder text, ReportTable table, int[] part)
    {
        foreach (var row in table.Rows)
            text.AppendJoin(" & ", part.Select(c => Cell(row.Cells[c])
                + (c == 0 && row.Note is { } n ? $"\\textsuperscript{{{NoteMark.Of(n)}}}" : ""))).Append(" \\\\\n");
    }

    static void Notes(StringBuilder text, ReportTable table, LatexColumns columns, int[] part)
    {
        double width = Math.Max(150, columns.Width(part) - 8);
        for (int i = 0; i < table.Notes.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"\\multicolumn{{{part.Length}}}{{@{{}}p{{{width:0}pt}}@{{}}}}")
                .Append(CultureInfo.InvariantCulture, $"{{\\scriptsize \\textsuperscript{{{NoteMark.Of(i)}}} ")
                .Append(LatexText.Escape(table.Notes[i])).Append("} \\\\\n");
    }

    static string Cell(ReportCell cell)
    {
        string value = LatexText.Escape(cell.Text);
        if (cell.IsBest)
            value = $"\\textbf{{{value}}}";
        return cell.Interval is var (low, high)
            ? $"{value} {{\\scriptsize [{LatexText.Escape(low)}, {LatexText.Escape(high)}]}}"
            : value;
    }
}
