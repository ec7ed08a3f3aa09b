using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// One rate made equal in all groups by chance, each group by the cheapest point of its ROC hull that has it: min over
/// the rate of Σ_g P(g, y=0) c FPR_g + P(g, y=1) (1 - TPR_g), which is piecewise linear with its minimum at a corner of
/// a hull.
/// </summary>
static class HullParity
{
    /// <summary>Fits a rule.</summary>
    /// <param name="validation">Labels, groups and weights.</param>
    /// <param name="scores">Scores, shape [n].</param>
    /// <param name="flip">Whether thresholds point the other way in groups whose AUC is below one half.</param>
    /// <param name="cost">c.</param>
    /// <param name="rate">
    /// The rate at a point of a group's hull, given the group's base rate; it rises along the hull.
    /// </param>
    /// <param name="reach">Where a hull has a rate: between which points, in which proportion.</param>
    public static GroupRule Fit(TabularDataset validation, double[] scores, bool flip, double cost,
        Func<RocPoint, double, double> rate,
        Func<RocCurve, Func<RocPoint, double>, double, (RocPoint Below, RocPoint Above, double Share)> reach)
    {
        var (grouped, isReversed) = ScoreDirections.Of(validation, scores, flip);
        int[] groups = [.. Enumerable.Range(0, grouped.Groups.Count)];
        var hulls = Array.ConvertAll(groups, g => grouped.Roc(g).Hull());
        var (negatives, positives) = (Array.ConvertAll(groups, g => grouped.Negatives(g).Total),
            Array.ConvertAll(groups, g => grouped.Positives(g).Total));
        double Rate(int g, RocPoint point) => rate(point, positives[g] / (positives[g] + negatives[g]));
        (RocPoint Below, RocPoint Above, double Share) At(int g, double value) =>
            reach(hulls[g], point => Rate(g, point), value);
        var best = (Loss: double.PositiveInfinity, Rate: 0.0);
        foreach (var value in groups.SelectMany(g => hulls[g].Points.Select(p => Rate(g, p))).Distinct().Order())
        {
            var loss = 0.0;
            foreach (var g in groups)
            {
                var (below, above, share) = At(g, value);
                loss += (1 - share) * Loss(g, below) + share * Loss(g, above);
            }
            if (loss < best.Loss - 1e-12 * (negatives.Sum() + positives.Sum()))
                best = (loss, value);
        }
        return new GroupRule(validation.Group, [.. groups.Select(g =>
        {
            var (below, above, share) = At(g, best.Rate);
            return GroupDecision.Mixed(grouped.Groups[g], isReversed[g], above.Threshold, below.Threshold, share);
        })]);

        double Loss(int g, RocPoint p) => negatives[g] * cost * p.FalsePositiveRate
            + positives[g] * (1 - p.TruePositiveRate);
    }
}
