using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>Nothing is done: the baseline that every mitigator is compared with.</summary>
public sealed record None : IMitigator
{
    /// <inheritdoc/>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(learner);
        var classifier = learner.Trained(split.Train, split.Validation, seed);
        return classifier is INetworkClassifier network ? FairModel.Of(network) : FairModel.Of(classifier);
    }
}
