using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What changed between two files.</summary>
static class ChangeHtml
{
    public static string Of(AuditReport report)
    {
        var html = new HtmlText($"<p>{AuditHtml.Text(report.File.Name)} (now) against "
            + $"{AuditHtml.Text(report.Before!.Name)} (before). " + (report.Pairs is { } pairs
                ? $"{Words.Count(pairs.Both)} people are in both and are compared with themselves."
                : "No id was given, so the files are compared as two samples of people.") + "</p>\n");
        foreach (var group in report.Groups)
        {
            string tables = Metrics(group) + Selection(group);
            html.Append(group.Attributes.Count == 1 ? $"<h3>By {AuditHtml.Text(group.Name)}</h3>\n{tables}"
                : $"<details><summary>Crossed: {AuditHtml.Text(group.Name)}</summary>\n{tables}</details>\n");
        }
        return html.ToString();
    }

    static string Metrics(GroupAudit group)
    {
        var table = new HtmlTable($"Metrics before and now, "
            + $"{group.Name}", ["metric", "before", "now", "change", "interval", "verdict"]);
        foreach (var m in group.Change!.Metrics)
            table.Row([m.Metric, Words.Number(m.Before), Words.Number(m.Now), Signed(m.Change.Value),
                m.Change.Lower.IsDefined ? $"{Signed(m.Change.Lower)} to {Signed(m.Change.Upper)}" : "–",
                !m.Change.Value.IsDefined ? m.Change.Value.ToString() : m.IsCertain ? "changed" : "may be chance"]);
        return table.ToString();
    }

    static string Selection(GroupAudit group)
    {
        bool paired = group.Change!.IsPaired;
        var table = new HtmlTable($"Selection before and now, {group.Name}",
            [group.Name, "before", "now", "change, points", .. paired ? ["newly selected", "no longer"]
                : (string[])[], "p, corrected"]);
        foreach (var g in group.Change.Groups)
            table.Row([g.Group, Words.Percent(g.Before), Words.Percent(g.Now),
                $"{Words.Points(g.Change.Value)} ({Words.PointRange(g.Change.Lower, g.Change.Upper)})",
                .. g.Up is { } up ? [Words.Count(up), Words.Count(g.Down!.Value)] : (string[])[],
                    Words.PValue(g.Corrected)]);
        string leftOut = group.Change.LeftOut.Count == 0 ? ""
            : $"<p class=\"note\">Too small, or in one file only: "
                + $"{AuditHtml.Text(Words.List(group.Change.LeftOut, 10))}.</p>\n";
        return table + leftOut;
    }

    static string Signed(Measure value) => !value.IsDefined ? "–"
        : (value.Value < 0 ? "−" : "+") + Words.Number(Math.Abs(value.Value));
}
