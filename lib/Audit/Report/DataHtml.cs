
namespace FairLab.Audit;

/// <summary>What is in the data: rows, outcomes, groups.</summary>
static class DataHtml
{
    public static string Of(AuditReport report)
    {
        var (file, overall, options) = (report.File, report.Overall, report.Options);
        var html = new HtmlText("<dl class=\"facts\">");
        Fact("Rows", Words.Count(file.Rows));
        long dropped = file.Dropped.Values.Sum();
        if (dropped > 0)
            Fact("Left out, something missing", Words.Count(dropped));
        if (options.Label is { } label)
        {
            Fact($"Favourable outcome ({label})", Values(file.FavourableLabels, "one that does not occur"));
            Fact("People with it", $"{Words.Count(overall.Positives)} ({Words.Percent(overall.BaseRate)})");
        }
        Fact($"Favourable decision ({options.Prediction ?? options.Score})", options.Prediction is null
            ? FormattableString.Invariant($"a score of at least {options.Threshold}")
            : Values(file.FavourableDecisions, "one that does not occur"));
        Fact("People who get it", $"{Words.Count(overall.Selected)} ({Words.Percent(overall.SelectionRate)})");
        if (options.Label is not null)
        {
            Fact("Selected, rightly and wrongly",
                $"{Words.Count(overall.TruePositives)} and {Words.Count(overall.FalsePositives)}");
            Fact("Rejected, rightly and wrongly",
                $"{Words.Count(overall.TrueNegatives)} and {Words.Count(overall.FalseNegatives)}");
        }
        html.Append("</dl>\n");
        foreach (var group in report.Groups.Where(g => g.Attributes.Count == 1))
            html.Append(Groups(group, report));
        return html.ToString();

        void Fact(string name, string value) =>
            html.Append($"<div><dt>{AuditHtml.Text(name)}</dt><dd>{AuditHtml.Text(value)}</dd></div>");
    }

    static string Values(IReadOnlyList<string> values, string none) =>
        values.Count == 0 ? none : Words.List([.. values.Select(v => $"“{v}”")], 10);

    static string Groups(GroupAudit group, AuditReport report)
    {
        long all = group.Rows.Sum();
        var table = new HtmlTable($"Rows by {group.Name}", [group.Name, "rows", "share"]);
        foreach (var (name, rows) in group.Groups.Zip(group.Rows).OrderByDescending(g => g.Second))
            table.Row([name + (name == group.Reference && group.Groups.Count > 1 ? " (compared with)" : ""),
                Words.Count(rows) + (rows < report.Options.Least ? ", too few to judge by" : ""),
                Words.Percent((double)rows / all)]);
        return table.ToString();
    }
}
