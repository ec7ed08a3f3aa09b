using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Equal opportunity by post-processing (Hardt, Price and Srebro 2016, section 4 [hardt2016]): every group gets the
/// same true positive rate t, each by the cheapest point of its own ROC hull, min over t of Σ_g P(g, y=0) c f_g(t) +
/// P(y=1) (1 - t), a piecewise linear function with its minimum at a corner of some hull. Exact on the data it is
/// fitted on. Any number of groups; weights are used.
/// </summary>
public sealed record EqualOpportunity : IPostProcessor
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
        var n = hulls.Select((_, g) => grouped.All(g).Total).Sum();
        var negatives = hulls.Select((_, g) => grouped.Negatives(g).Total / n).ToArray();
        double baseRate = grouped.BaseRate;
        var best = (Loss: double.PositiveInfinity, T: 0.0);
        foreach (var t in hulls.SelectMany(h => h.Points.Select(p => p.TruePositiveRate)).Distinct().Order())
        {
            var loss = baseRate * (1 - t);
            for (var g = 0; g < hulls.Length; g++)
                loss += negatives[g] * FalsePositiveCost * At(hulls[g], t).FalsePositiveRate;
            if (loss < best.Loss - 1e-15)
                best = (loss, t);
        }
        var rules = hulls.Select(h => At(h, best.T)).ToArray();
        return new GroupRule(validation.Group, [.. rules.Select((rule, g) =>
            GroupDecision.Mixed(grouped.Groups[g], isReversed[g], rule.Low, rule.High, rule.ShareOfLow))]);
    }

    /// <summary>
    /// The leftmost point of a hull with a true positive rate: between which thresholds, in which proportion.
    /// </summary>
    static (double FalsePositiveRate, double Low, double High, double ShareOfLow) At(RocCurve hull, double t)
    {
        var k = 0;
        while (hull.Points[k + 1].TruePositiveRate < t && k + 2 < hull.Points.Count)
            k++;
        var (a, b) = (hull.Points[k], hull.Points[k + 1]);
        var share = b.TruePositiveRate > a.TruePositiveRate
            ? Math.Clamp((t - a.TruePositiveRate) / (b.TruePositiveRate - a.TruePositiveRate), 0, 1) : 0;
        return (a.FalsePositiveRate + share * (b.FalsePositiveRate - a.FalsePositiveRate), b.Threshold, a.Threshold,
            share);
    }
}
