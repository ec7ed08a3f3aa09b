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
            html.Append(Figure(group));
            html.Append(Table(group, "gap of selection rates", group.TradeOff!.Selection));
            html.Append(Table(group, "gap among those with the favourable outcome", group.TradeOff.Opportunity));
        }
        return html.ToString();
    }

    static string Figure(GroupAudit group)
    {
        var tradeOff = group.TradeOff!;
        var all = tradeOff.Selection.Concat(tradeOff.Opportunity).Append(tradeOff.OneThreshold).ToList();
        // Whole points in a hundred, four apart so that ticks are whole too.
        double low = Math.Floor(100 * all.Min(p => p.Accuracy.Value)) / 100;
        double high = low + 0.04 * Math.Max(1, Math.Ceiling((all.Max(p => p.Accuracy.Value) - low) / 0.04));
        return new SvgLines($"What smaller gaps cost, by {group.Name}", "gap", "accuracy")
        {
            RangeX = (0, 0.2), RangeY = (low, high), Percent = (true, true),
        }.Draw([("gap of selection rates", Line(tradeOff.Selection, p => p.SelectionGap)),
            ("gap among those with the favourable outcome", Line(tradeOff.Opportunity, p => p.OpportunityGap))],
            "Where a line falls to the left, equality costs accuracy.");
    }

    static IReadOnlyList<(double X, double Y)> Line(IReadOnlyList<ThresholdPoint> points, Func<ThresholdPoint,
        Measure> gap) =>
        [.. points.Select(p => (gap(p).Value, p.Accuracy.Value)).Where(p => p.Item1 <= 0.2).OrderBy(p => p.Item1)];

    static string Table(GroupAudit group, string gap, IReadOnlyList<ThresholdPoint> points)
    {
        string[] names = [.. group.Groups.Except(group.LeftOut)];
        var table = new HtmlTable($"By {group.Name}: {gap} within a bound",
            ["bound", "accuracy", "gap, selection", "gap, opportunity", .. names.Select(n => $"threshold, {n}")]);
        foreach (var point in points.Prepend(group.TradeOff!.OneThreshold))
            table.Row([point.Bound is { } bound ? Words.Size(bound) : "one threshold", Words.Percent(point.Accuracy),
                Words.Size(point.SelectionGap), Words.Size(point.OpportunityGap),
                .. point.Thresholds.Select(t => double.IsInfinity(t) ? "nobody" : Words.Number(t))]);
        return table.ToString();
    }
}
