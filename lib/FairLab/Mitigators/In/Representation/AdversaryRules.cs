using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>What distinguishes one adversarial game from another; <see cref="AdversaryPlayer"/> plays it.</summary>
sealed record AdversaryRules
{
    public required string Name { get; init; }

    public required string Layer { get; init; }

    public required double Strength { get; init; }

    public required AdversaryGame Game { get; init; }

    public required GapNotion Notion { get; init; }

    public required IReadOnlyList<int> Hidden { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>What each row costs the adversary: logits [n, groups] and membership [n, groups] to [n].</summary>
    public required Func<Tensor, Tensor, Tensor> RowLoss { get; init; }

    /// <summary>What an adversary that guesses has to expect of <see cref="RowLoss"/>, for so many groups.</summary>
    public required Func<int, double> Guessing { get; init; }

    /// <summary>Turns the mean over strata, groups and rows into the adversary's loss.</summary>
    public required Func<Tensor, int, Tensor> Loss { get; init; }

    public double WeightDecay { get; init; }

    public int Adversaries { get; init; } = 1;

    public int Warmup { get; init; }

    public int Steps { get; init; } = 1;

    /// <summary>β of a decoder that sees the groups; 0 for none.</summary>
    public double Reconstruction { get; init; }

    public Func<Tensor, Tensor> Activation { get; init; } = static x => x.relu();

    public IProgress<AdversaryEpoch>? Progress { get; init; }

    /// <summary>
    /// How much each row counts, such that within each label that the notion asks about all groups weigh the same and
    /// all weights add up to 1, shape [n]; null where no label has two groups.
    /// </summary>
    public static Tensor? RowWeights(TrainingBatch batch, Tensor groups, GapNotion notion)
    {
        using var _ = no_grad();
        var weighted = groups * batch.Weights.unsqueeze(1);
        if (notion == GapNotion.DemographicParity)
            return Balanced(weighted);
        var labels = batch.Labels.to(weighted.dtype).unsqueeze(1);
        var positives = Balanced(weighted * labels);
        if (notion == GapNotion.EqualOpportunity)
            return positives;
        var negatives = Balanced(weighted * (1 - labels));
        return positives is null ? negatives : negatives is null ? positives : (positives + negatives) / 2;
    }

    static Tensor? Balanced(Tensor weighted)
    {
        var total = weighted.sum(0L);
        var present = total.gt(0).sum().item<long>();
        return present < 2 ? null : (weighted / total.clamp(min: 1e-30)).sum(1L) / (double)present;
    }
}
