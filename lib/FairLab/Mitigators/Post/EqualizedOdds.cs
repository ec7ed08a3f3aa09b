using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Equalized odds by post-processing (Hardt, Price and Srebro 2016, section 4 [hardt2016]): every group gets the same
/// false and true positive rate. Each group can reach all points under the convex hull of its ROC curve by randomizing
/// between two thresholds; of the points that all groups can reach, the one with the lowest loss is taken, min over f
/// of P(y=0) c f + P(y=1) (1 - t(f)) with t(f) = min_g hull_g(f), which lies at a corner of some hull or where two
/// cross. A group whose hull is higher there mixes in random decisions. Exact on the data it is fitted on; on other
/// data a difference of sampling error remains. Any number of groups; weights are used.
/// </summary>
public sealed record EqualizedOdds : IPostProcessor
{
    /// <summary>c: what a false positive costs when a false negative costs 1.</summary>
    /// <value>1: the error rate is minimized.</value>
    public double FalsePositiveCost { get; init => field = Require.Positive(value); } = 1;

    /// <summary>
    /// Whether thresholds point the other way in a group whose AUC is below one half: low scores are selected there.
    /// </summary>
    /// <value>False.</value>
    public bool Flip { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A group without positives or without negatives.</exception>
    public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var (grouped, isReversed) = ScoreDirections.Of(validation, scores, Flip);
        var hulls = Enumerable.Range(0, grouped.Groups.Count).Select(g => grouped.Roc(g).Hull()).ToArray();
        var (f, t) = Best(hulls, grouped.BaseRate);
        return new GroupRule(validation.Group,
            [.. hulls.Select((hull, g) => Reached(grouped.Groups[g], isReversed[g], hull, f, t))]);
    }

    /// <summary>The point of lowest loss that every hull covers.</summary>
    internal (double FalsePositiveRate, double TruePositiveRate) Best(RocCurve[] hulls, double baseRate)
    {
        var candidates =
            hulls.SelectMany(h => h.Points.Select(p => p.FalsePositiveRate)).Concat(Crossings(hulls)).Distinct();
        var best = (Loss: double.PositiveInfinity, F: 0.0, T: 0.0);
        foreach (var f in candidates.Order())
        {
            var t = hulls.Min(h => h.TruePositiveRateAt(f));
            var loss = (1 - baseRate) * FalsePositiveCost * f + baseRate * (1 - t);
            if (loss < best.Loss - 1e-15)
                best = (loss, f, t);
        }
        return (best.F, best.T);
    }

    /// <summary>The false positive rates at which two hulls cross between neighbouring corners.</summary>
    static IEnumerable<double> Crossings(RocCurve[] hulls)
    {
        for (var i = 0; i < hulls.Length; i++)
            for (var j = i + 1; j < hulls.Length; j++)
            {
                var stops = hulls[i].Points.Concat(hulls[j].Points).Select(p => p.FalsePositiveRate).Distinct().Order()
                    .ToArray();
                for (var k = 0; k + 1 < stops.Length; k++)
                {
                    // At a stop a hull may jump upright, so the left end is the value reached there.
                    double Gap(double f) => hulls[i].TruePositiveRateAt(f) - hulls[j].TruePositiveRateAt(f);
                    var (left, right) = (Gap(stops[k]), Gap(stops[k + 1]));
                    if (left * right < 0)
                        yield return stops[k] + (stops[k + 1] - stops[k]) * left / (left - right);
                }
            }
    }

    /// <summary>
    /// How a group reaches the point (f, t) under its hull: it lies on the line from the hull's point above f down to
    /// the diagonal's (f, f), which is deciding at random with probability f.
    /// </summary>
    static GroupDecision Reached(string group, bool isReversed, RocCurve hull, double f, double t)
    {
        var (_, _, share, below, above) = hull.Locate(f);
        var top = below.TruePositiveRate + share * (above.TruePositiveRate - below.TruePositiveRate);
        var shareAtRandom = top - f > 1e-15 ? Math.Clamp((top - t) / (top - f), 0, 1) : 0;
        // Moving right along the hull lowers the threshold.
        return GroupDecision.Mixed(group, isReversed, above.Threshold, below.Threshold, share, shareAtRandom, f);
    }
}
