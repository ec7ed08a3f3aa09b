using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// False positive rate parity by post-processing: every group gets the same false positive rate, each by the highest
/// point of its own ROC hull there (Hardt, Price and Srebro 2016, section 4 [hardt2016], with their construction for
/// another rate; fairlearn's ThresholdOptimizer with false_positive_rate_parity; parity of true negative rates is the
/// same). Exact on the data it is fitted on. Any number of groups; weights are used.
/// </summary>
public sealed record FalsePositiveParity : IPostProcessor
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
            (p, _) => p.FalsePositiveRate, (hull, _, value) =>
        {
            var (_, _, share, below, above) = hull.Locate(value);
            return (below, above, share);
        });
    }
}
