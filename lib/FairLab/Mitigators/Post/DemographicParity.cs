using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Demographic parity by post-processing, by chance where it must be: every group gets the same selection rate, each by
/// the cheapest point of its own ROC hull (Hardt, Price and Srebro 2016, section 4 [hardt2016], with their construction
/// for another rate; fairlearn's ThresholdOptimizer with demographic_parity). Exact on the data it is fitted on. Any
/// number of groups; weights are used. It may select people whom it takes to be less likely: see
/// <see cref="GroupThresholds"/> for thresholds without chance.
/// </summary>
public sealed record DemographicParity : IPostProcessor
{
    /// <summary>c: what a false positive costs when a false negative costs 1.</summary>
    /// <value>1: the error rate is minimized.</value>
    public double FalsePositiveCost
    {
        get;
        init => field = Require.Positive(value);
    } = 1;

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
        ArgumentNullException.ThrowIfNull(scores);
        return HullParity.Fit(validation, scores, Flip, FalsePositiveCost,
            (p, baseRate) => baseRate * p.TruePositiveRate + (1 - baseRate) * p.FalsePositiveRate,
            (hull, rate, value) => hull.Reach(rate, value));
    }
}
