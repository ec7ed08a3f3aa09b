using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>One attribute or crossing: a table for each rate, then the metrics by name.</summary>
static class GroupHtml
{
    // What is open when the page is; the rest is a click, and printed all the same.
    static readonly string[] Open = ["selection_rate", "tpr", "fpr"];

    public static string Of(GroupAudit group, AuditReport report)
    {
        var html = new HtmlText();
        if (group.Groups.Count > 1)
            html.Append($"<p>Each group is compared with <strong>{AuditHtml.Text(group.Reference)}</strong>"
                + $"{(group.IsReferenceNamed ? "" : ", the largest")}, the dashed line.</p>\n");
        foreach (var words in RateWords.All.Where(w => group.Rates.Any(r => r.Rate == w.Rate)))
        {
            string table = Rate(group, words);
            if (group.Attributes.Count == 1 && Open.Contains(words.Rate))
                html.Append($"<h3>{words.Title}</h3>\n<p class=\"note\">{words.Meaning}</p>\n{table}");
            else
                html.Append($"<details{(words.Rate == "selection_rate" ? " open" : "")}><summary>{words.Title}</summary>\n"
                    + $"<p class=\"note\">{words.Meaning}</p>\n{table}</details>\n");
        }
        html.Append(Metrics(group, report));
        return html.ToString();
    }

    static string Rate(GroupAudit group, RateWords words)
    {
        var rates = group.Rates.Where(r => r.Rate == words.Rate).ToList();
        double end = Strip.End(rates);
        var reference = rates.Find(r => r.Group == group.Reference)!;
        var table = new HtmlTable($"{words.Title}, by {group.Name}",
            [group.Name, $"share, on a scale from 0 to {Words.Count(100 * end)}%", "difference, points", "verdict"], 1);
        // The largest groups first: they are what most people are in.
        foreach (var rate in rates.SkipLast(1).OrderBy(r => r.IsEnough ? 0 : 1).ThenByDescending(r => r.Effective)
            .Append(rates[^1]))
        {
            var compared = group.Comparisons.FirstOrDefault(c => c.Rate == words.Rate && c.Group == rate.Group);
            string value = rate.Value.IsDefined
                ? $"<span class=\"v\"><b>{Words.Percent(rate.Value)}</b> <span class=\"i\">{Words.Percents(rate.Interval)}</span></span>"
                    + Strip.Of(rate, reference.Value, end)
                : $"<span class=\"i\">{AuditHtml.Text(rate.Value.ToString())}</span>";
            table.RowOfHtml([$"{AuditHtml.Text(rate.Group)} <span class=\"i\">of {Words.Count(rate.Rows)}</span>", value,
                compared is null ? "" : $"{Words.Points(compared.Difference)} <span class=\"i\">"
                    + $"{Words.PointRange(compared.Interval.Lower, compared.Interval.Upper)}</span>",
                compared is null ? rate.Group == group.Reference && group.Groups.Count > 1 ? "compared with" : ""
                    : Verdict(compared)]);
        }
        return table.ToString();
    }

    static string Verdict(GroupComparison c) => c.Verdict switch
    {
        Audit.Verdict.Differs => $"<b class=\"differs\">differs</b> <span class=\"i\">p {Words.PValue(c.Corrected)}</span>",
        Audit.Verdict.Alike => "alike",
        Audit.Verdict.TooFew => "too few",
        _ => $"cannot say <span class=\"i\">p {Words.PValue(c.Corrected)}</span>",
    };

    static string Metrics(GroupAudit group, AuditReport report)
    {
        if (group.Metrics.Count == 0)
            return $"<p class=\"note\">No group has {report.Options.Least} rows, so there are no metrics over groups.</p>\n";
        var table = new HtmlTable($"Metrics over {group.Name}", ["metric", "value", "interval", "is"], 1);
        foreach (var (metric, estimate) in GroupMetrics.All.Join(group.Metrics, m => m.Name, e => e.Metric, (m, e) => (m, e)))
            table.Row([metric.Name, Words.Number(estimate.Value), Range(estimate),
                estimate.Value.IsDefined ? metric.Formula : estimate.Value.ToString()]);
        string leftOut = group.LeftOut.Count == 0 ? ""
            : $"<p class=\"note\">Over the groups with at least {report.Options.Least} rows: without "
                + AuditHtml.Text(Words.List(group.LeftOut, 10)) + ".</p>\n";
        return $"<details><summary>Metrics by name, as other tools and papers report them</summary>\n"
            + $"<p class=\"note\">z = 1 is {AuditHtml.Text(group.Reference)} where there are two groups. A gap is never below 0, "
            + "so that its interval cannot hold 0: the signed differences above can.</p>\n"
            + $"{leftOut}{table}</details>\n";
    }

    static string Range(Estimate e) => e.Lower.IsDefined ? $"{Words.Number(e.Lower)} to {Words.Number(e.Upper)}" : "–";
}
