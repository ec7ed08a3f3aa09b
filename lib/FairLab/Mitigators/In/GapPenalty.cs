using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// A penalty on the gap between groups' mean scores (DiffDP, DiffEOpp, DiffEOdd of Han et al. 2024 [han2024]): λ |E[p |
/// z=0] - E[p | z=1]|, given y where the notion asks for it; for more than two groups the mean over pairs of groups.
/// Needs a network learner; batches of 256 or more estimate the means well.
/// </summary>
public sealed record GapPenalty : IInProcessor, ILossTerm
{
    /// <summary>λ.</summary>
    /// <value>1.</value>
    public double Strength { get; init => field = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Strength), value, "expected a number of at least 0"); } = 1;

    /// <summary>Whose means are brought together.</summary>
    /// <value>Everybody's.</value>
    public GapNotion Notion { get; init; } = GapNotion.DemographicParity;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var mlp = learner as MlpOptions ?? throw new ArgumentException($"found the learner {learner?.GetType().Name ?? "null"}, expected MlpOptions: a gap penalty is a term of a network's loss", nameof(learner));
        return FairModel.Of(MlpClassifier.Train(split.Train, split.Validation, mlp, seed, this).Predict);
    }

    /// <inheritdoc/>
    public Tensor? Of(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var p = sigmoid(batch.Logits);
        Tensor? Gap(Tensor within)
        {
            if (GroupMeans.Of(p, batch.Groups, batch.Weights * within) is not var (mean, _))
                return null;
            var groups = mean.shape[0];
            return (mean.unsqueeze(0) - mean.unsqueeze(1)).abs().sum() / (double)(groups * (groups - 1));
        }
        var gap = Notion switch
        {
            GapNotion.DemographicParity => Gap(ones_like(p)),
            GapNotion.EqualOpportunity => Gap(batch.Labels),
            _ => Gap(batch.Labels) is { } positives && Gap(1 - batch.Labels) is { } negatives ? positives + negatives : null,
        };
        return gap is null ? null : Strength * gap;
    }
}
