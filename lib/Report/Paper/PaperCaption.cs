using System.Globalization;
using FairLab.Data;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>What stands with a table: what it shows, of how many runs, what the brackets and the bold are.</summary>
static class PaperCaption
{
    static readonly string[] Counts = ["seeds", "n"];

    public static string Of(FinishedStudy study, string name, ReportTable content)
    {
        var view = study.Experiment.Tables.GetValueOrDefault(name);
        var data = Table.Load(Path.Combine(study.Folder, name + ".csv"));
        string words = name.Replace('-', ' ');
        var said = new List<string>
        {
            LatexText.Escape((view?.Caption ?? char.ToUpperInvariant(words[0]) + words[1..]).TrimEnd('.')),
        };
        if (content.Rows.SelectMany(r => r.Cells).Any(c => c.Interval is not null))
            said.Add("In brackets: " + Interval(data));
        if (Count(data) is { } count)
            said.Add(count);
        if (data.Has("p_holm"))
            said.Add("\\textit{p holm}: the p-value after Holm's method");
        if (content.Rows.SelectMany(r => r.Cells).Any(c => c.IsBest) && view is not null)
            said.Add("Bold: " + Best(view.Best, view.Within)
                + (content.Notes.Count > 0 ? "; rows with a footnote are not compared" : ""));
        return string.Join(". ", said) + $". (\\texttt{{{LatexText.Escape(study.Experiment.Study)}}})";
    }

    // Only what Table.Summarize and Table.CompareWith write has these columns, and both give Student's interval.
    static string Interval(Table table) => table.Columns.Any(c => c.EndsWith("_sd", StringComparison.Ordinal))
            ? "Student's 95\\,\\% interval of the mean over the runs"
        : table.Has("p_holm") && table.Has("low") && table.Has("n")
            ? "Student's 95\\,\\% interval of the mean difference, paired by seed"
        : "95\\,\\% interval";

    static string? Count(Table table)
    {
        if (Counts.FirstOrDefault(c => table.Has(c) && table.Cells(c).All(v => v is long)) is not { } of)
            return null;
        double[] counts = [.. table.Numbers(of).Order()];
        string name = of == "n" ? "$n$" : "Seeds";
        return counts.Length == 0 ? null
            : counts[0] == counts[^1] ? FormattableString.Invariant($"{name} = {counts[0]}")
            : FormattableString.Invariant($"{name} from {counts[0]} to {counts[^1]}, by row");
    }

    static string Best(IReadOnlyDictionary<string, string> best, IReadOnlyList<string> within) =>
        string.Join(", ", best.GroupBy(b => b.Value).Select(g =>
            (double.TryParse(g.Key, CultureInfo.InvariantCulture, out _) ? $"nearest {g.Key}" : g.Key) + " "
                + LatexText.Escape(string.Join(" and ", g.Select(b => b.Key.Replace('_', ' '))))))
        + (within.Count == 0 ? "" : " within each "
            + LatexText.Escape(string.Join(" and ", within.Select(w => w.Replace('_', ' ')))));
}
