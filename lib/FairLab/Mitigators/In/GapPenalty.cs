using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// A penalty on the gap between groups' mean scores (DiffDP, DiffEOpp, DiffEOdd of Han et al. 2024 [han2024]): λ |E[p |
/// z=0] - E[p | z=1]|, given y where the notion asks for it; for more than two groups the mean over pairs of groups,
/// for several classes the mean over their probabilities, for numbers their own means. A term of any network's loss;
/// batches of 256 or more estimate the means well. <see cref="FairnessLoss"/> has it for a loop of one's own.
/// </summary>
public sealed record GapPenalty : IInProcessor, ILossTerm
{
    /// <summary>λ.</summary>
    /// <value>1.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Whose means are brought together.</summary>
    /// <value>Everybody's.</value>
    public GapNotion Notion { get; init; } = GapNotion.DemographicParity;

    /// <inheritdoc/>
    string ILossTerm.Name => "gap-penalty";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var network = INetworkLearner.Of(learner, "a gap penalty is a term of a network's loss");
        return FairModel.Of(network.Train(split.Train, split.Validation, seed, [this]));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// No groups; or a notion that the target does not have: a number has no label to condition on, and of several
    /// classes none is the favourable one.
    /// </exception>
    public Tensor? Of(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Target == TargetKind.Regression && Notion != GapNotion.DemographicParity)
            throw new ArgumentException($"gap-penalty: found the notion {Notion} for numbers, "
                + $"expected {GapNotion.DemographicParity}: there are no labels to compare within", nameof(batch));
        if (batch.Target == TargetKind.Multiclass && Notion == GapNotion.EqualOpportunity)
            throw new ArgumentException($"gap-penalty: found the notion {Notion} for several classes, "
                + $"expected {GapNotion.DemographicParity} or {GapNotion.EqualizedOdds}: "
                + "none of them is the favourable one", nameof(batch));
        var groups = batch.GroupsFor(this);
        var gap = FairnessLoss.Gap(batch.Predictions, batch.Labels, groups, batch.Weights, Notion, batch.Target);
        return gap is null ? null : Strength * gap;
    }
}
