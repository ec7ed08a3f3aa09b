using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Wasserstein fair classification as a penalty (Jiang et al. 2019 [jiang2019]): λ Σ_a P(a) W₁(p(s | a), p(s)), the
/// distance of each group's scores from everybody's, in which W₁ is strong demographic parity, E_τ |P(s > τ | a) -
/// P(s > τ)| for τ uniform on [0, 1]. On a line W₁ = ∫ |F_a - F| needs one sort. Any network: for several classes the
/// mean over their probabilities, numbers as they are. Any number of groups; weights are used.
/// </summary>
public sealed record WassersteinPenalty : IInProcessor, ILossTerm
{
    /// <summary>λ.</summary>
    /// <value>1.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 1;

    /// <inheritdoc/>
    string ILossTerm.Name => "wasserstein-penalty";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, or people of one group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var network = INetworkLearner.Of(learner, "a Wasserstein penalty is a term of a network's loss");
        TwoGroups.Require(split.Train, "wasserstein-penalty");
        return FairModel.Of(network.Train(split.Train, split.Validation, seed, [this]));
    }

    /// <inheritdoc/>
    public Tensor? Compute(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Strength == 0)
            return null;
        var groups = TwoGroups.Membership(batch, this);
        var scores = batch.Predictions;
        if (scores.dim() == 1)
            return Distance(scores, groups, batch.Weights) is { } distance ? Strength * distance : null;
        Tensor[] all = [.. Enumerable.Range(0, (int)scores.shape[1])
            .Select(k => Distance(scores.select(1, k), groups, batch.Weights)).OfType<Tensor>()];
        return all.Length == 0 ? null : Strength * stack(all).mean();
    }

    /// <summary>Σ_a P(a) W₁(p(s | a), p(s)), a differentiable scalar; null where fewer than two groups occur.</summary>
    /// <param name="scores">Shape [n].</param>
    /// <param name="groups">Membership, shape [n, groups].</param>
    /// <param name="weights">How many people each row counts as, shape [n]; null when all count 1.</param>
    public static Tensor? Distance(Tensor scores, Tensor groups, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(groups);
        var (sorted, order) = scores.sort();
        var weighted = groups * (weights ?? ones(scores.shape[0], dtype: groups.dtype, device: groups.device))
            .unsqueeze(1);
        var total = weighted.sum(0L);
        if (total.gt(0).sum().item<long>() < 2 || scores.shape[0] < 2)
            return null;
        var below = weighted.index_select(0, order).cumsum(0);
        var share = total / total.sum();
        // F_a and F behind each score; between two scores they stay.
        var apart = (below / total.clamp(min: 1e-30) - (below.sum(1L) / total.sum()).unsqueeze(1)).abs();
        var gaps = sorted.diff(1, 0);
        return (apart.narrow(0, 0, gaps.shape[0]) * gaps.unsqueeze(1) * share).sum();
    }
}
