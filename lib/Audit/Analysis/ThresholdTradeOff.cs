using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;

namespace FairLab.Audit;

/// <summary>What a threshold of its own for each group would buy and cost, measured on the people it was chosen
/// on.</summary>
/// <param name="OneThreshold">The most accurate single threshold for everybody.</param>
/// <param name="Selection">The most accurate thresholds with a gap of selection rates within each bound.</param>
/// <param name="Opportunity">The same with a gap of true positive rates within each bound.</param>
public sealed record ThresholdTradeOff(
    ThresholdPoint OneThreshold, IReadOnlyList<ThresholdPoint> Selection, IReadOnlyList<ThresholdPoint> Opportunity)
{
    // With more groups the search takes minutes and the table is not read.
    const int MostGroups = 4;

    static readonly double[] Bounds = [0.2, 0.1, 0.05, 0.02, 0.01];

    internal static ThresholdTradeOff? Of(GroupTable table)
    {
        if (table.Groups.Count is < 2 or > MostGroups || !table.HasLabels || table.Scores(0) is null)
            return null;
        var counts = table.Counts();
        // A gap of true positive rates needs favourable and unfavourable labels in every group.
        if (counts.Cells.Any(c => c.Positives == 0 || c.Negatives == 0))
            return null;
        var start = table.Range!;
        var (labels, scores, codes, weights) = new ScoreBins(table).Rows(start.Start);
        var data = new TabularDataset("audit", [], Array.Empty<float>(), labels,
            [new Grouping(table.Name, table.Groups, codes)]).WithWeights(weights);
        var grouped = GroupScores.From(data, scores);
        double single = scores.Distinct().Append(double.PositiveInfinity)
            .MaxBy(t => grouped.At(t)[GroupMetrics.Accuracy].Value);
        return new ThresholdTradeOff(
            Point(null, grouped.At(single), [.. table.Groups.Select(_ => single)]),
            [.. Bounds.Select(b => Best(data, scores, GroupMetrics.SelectionGap, b))],
            [.. Bounds.Select(b => Best(data, scores, GroupMetrics.OpportunityGap, b))]);
    }

    static ThresholdPoint Best(TabularDataset data, double[] scores, GroupMetric gap, double bound)
    {
        var rule = new GroupThresholds { Constraint = gap, Bound = bound, Candidates = 101 }.Fit(data, scores, seed: 0);
        var decisions = rule.Decide(data, scores);
        var thresholds = Enumerable.Repeat(double.PositiveInfinity, data.Group.Levels.Count).ToArray();
        for (int row = 0; row < data.Rows; row++)
            if (decisions.Probabilities[row] == 1)
                thresholds[data.Group.Codes[row]] = Math.Min(thresholds[data.Group.Codes[row]], scores[row]);
        return Point(bound, GroupCounts.From(data, decisions), thresholds);
    }

    static ThresholdPoint Point(double? bound, GroupCounts counts, IReadOnlyList<double> thresholds) => new(
        bound, counts[GroupMetrics.Accuracy], counts[GroupMetrics.SelectionGap], counts[GroupMetrics.OpportunityGap],
        thresholds);
}
