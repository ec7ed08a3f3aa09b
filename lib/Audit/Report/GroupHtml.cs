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
            string table = Rate(group, words, report);
            if (group.Attributes.Count == 1 && Open.Contains(words.Rate))
                html.Append($"<h3>{words.Title}</h3>\n<p class=\"note\">{words.Meaning}</p>\n{table}");
            else
                html.Append($"<details{(words.Rate == Open[0] ? " open" : "")}><summary>{words.Title}</summary>\n"
                    + $"<p class=\"note\">{words.Meaning}</p>\n{table}</details>\n");
        }
        html.Append(Metrics(group, report));
        return html.ToString();
    }

    static string Rate(GroupAudit group, RateWords words, AuditReport report)
    {
        var rates = group.Rates.Where(r => r.Rate == words.Rate).ToList();
        double end = Strip.End(rates);
        var reference = rates.Find(r => r.Group == group.Reference)!;
        var table = new HtmlTable($"{words.Title}, by {group.Name}",
            [group.Name, $"share, on a scale from 0 to {Words.Count(100 * end)}%", "difference, "
                + "points", "verdict"], hasHeading: true);
        // The largest groups first: they are what most people are in.
        foreach (var rate in rates.SkipLast(1).OrderBy(r => r.IsEnough ? 0 : 1).ThenByDescending(r => r.Effective)
            .Append(rates[^1]))
        {
            var compared = group.Comparisons.FirstOrDefault(c => c.Rate == words.Rate && c.Group == rate.Group);
            string value = rate.Value.IsDefined
                ? $"<span class=\"v\"><b>{Words.Percent(rate.Value)}</b> <span "
                    + $"class=\"i\">{Words.Percents(rate.Interval)}</span></span>"
                    + Strip.Of(rate, reference.Value, end)
                : $"<span class=\"i\">{AuditHtml.Text(rate.Value.ToString())}</span>";
            table.RowOfHtml([$"{AuditHtml.Text(rate.Group)} <span class=\"i\">of "
                + $"{Words.Count(rate.Rows)}</span>", value,
                compared is null ? "" : $"{Words.Points(compared.Difference)} <span class=\"i\">"
                    + $"{Words.PointRange(compared.Interval.Lower, compared.Interval.Upper)}</span>",
                compared is null ? rate.Group == group.Reference && group.Groups.Count > 1 ? "compared with" : ""
                    : Verdict(compared, report.Options.Margin)]);
        }
        return table.ToString();
    }

    static string Verdict(GroupComparison c, double margin) => c.Verdict switch
    {
        Audit.Verdict.Differs => $"<b class=\"differs\">differs</b> <span class=\"i\">p "
            + $"{Words.PValue(c.Corrected)}</span>",
        Audit.Verdict.Alike => $"alike <span class=\"i\">within {Words.Size(margin)}</span>",
        Audit.Verdict.TooFew => "too few",
        _ => $"cannot say <span class=\"i\">p {Words.PValue(c.Corrected)}</span>",
    };

    static string Metrics(GroupAudit group, AuditReport report)
    {
        var table = new HtmlTable($"Metrics over {group.Name}", ["metric", "value", "interval", "best", "is"]);
        foreach (var result in group.Metrics)
            table.Row([result.Name, Words.Number(result.Value), Range(result.Estimate),
                result.Ideal is { } ideal ? Words.Count(ideal) : "", result.Value.IsDefined
                ? result.Formula + Remarks(result) : result.Value.ToString()]);
        return $"<details><summary>Metrics by name, as other tools and papers report them</summary>\n"
            + $"<p class=\"note\">z = 1 is {AuditHtml.Text(group.Reference)} where there are two groups. A gap is "
            + "never below 0, "
            + "so that its interval cannot hold 0: the signed differences above can.</p>\n"
            + $"{table}</details>\n";
    }

    static string Remarks(MetricResult result) =>
        (result.LeftOut.Count == 0 ? "" : $"; too few in {Words.List(result.LeftOut, 4)}")
        + (result.Estimate.Note is { } note ? $"; {note}" : "");

    static string Range(Estimate e) => e.Lower.IsDefined ? $"{Words.Number(e.Lower)} to {Words.Number(e.Upper)}" : "–";
}
