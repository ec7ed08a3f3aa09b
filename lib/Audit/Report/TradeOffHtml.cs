using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What thresholds by group would buy and cost.</summary>
static class TradeOffHtml
{
    public static string Of(AuditReport report)
    {
        var html = new HtmlText("""
            <p>If people were selected by score, with a threshold for each group: how much accuracy is lost when the gap
            between groups has to stay within a bound? Thresholds are chosen and measured on the same people, so a new
            sample would come out a little worse. Treating groups by different thresholds is forbidden in many places:
            this shows what it would cost, and is no advice.</p>

            """);
        foreach (var group in report.Groups.Where(g => g.TradeOff is not null))
        {
            html.Append(Table(group, "gap of selection rates", group.TradeOff!.Selection));
            html.Append(Table(group, "gap among those with the favourable outcome", group.TradeOff.Opportunity));
        }
        return html.ToString();
    }

    static string Table(GroupAudit group, string gap, IReadOnlyList<ThresholdPoint> points)
    {
        string[] names = [.. group.Groups.Except(group.LeftOut)];
        var table = new HtmlTable($"By {group.Name}: {gap} within a bound",
            ["bound", "accuracy", "gap, selection", "gap, opportunity", .. names.Select(n => $"threshold, {n}")], 1);
        foreach (var point in points.Prepend(group.TradeOff!.OneThreshold))
            table.Row([point.Bound is { } bound ? Words.Size(bound) : "one threshold", Words.Percent(point.Accuracy),
                Words.Size(point.SelectionGap), Words.Size(point.OpportunityGap),
                .. point.Thresholds.Select(t => double.IsInfinity(t) ? "nobody" : Words.Number(t))]);
        return table.ToString();
    }
}
