using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// A penalty on how much a hidden layer of any network differs between groups: λ MMD² (Gretton et al. 2012
/// [gretton2012]), as in the variational fair autoencoder of Louizos et al. 2016 [louizos2016]; see
/// <see cref="MaximumMeanDiscrepancy"/>. For more than two groups the mean over pairs. A batch costs m² operations,
/// or m D with random features; validation data are taken in parts of 1,024 rows. Weights are used.
/// </summary>
public sealed record MmdPenalty : IInProcessor, ILossTerm
{
    /// <summary>λ.</summary>
    /// <value>10.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 10;

    /// <summary>The layer, named as in <c>named_modules()</c>.</summary>
    /// <value>Null: the last hidden one.</value>
    public string? Layer { get; init; }

    /// <summary>σ, one for all.</summary>
    /// <value>Null: the median distance of each batch's rows.</value>
    public double? Bandwidth { get; init => field = value is { } width ? Require.Positive(width) : null; }

    /// <summary>How many random features stand for the kernel; the same ones for every batch.</summary>
    /// <value>0: none, the unbiased estimator with the kernel itself. Louizos et al. take 500.</value>
    public int Features { get; init => field = Require.AtLeast(value, 0); }

    /// <inheritdoc/>
    string ILossTerm.Name => "mmd-penalty";

    /// <inheritdoc/>
    IReadOnlyList<string> ILossTerm.Layers => Strength == 0 ? [] : [Layer ?? NetworkLayers.LastHidden];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, an unknown layer, or people of one
    /// group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var network = INetworkLearner.Of(learner, "MMD is a term of a network's loss");
        TwoGroups.Require(split.Train, "mmd-penalty");
        return FairModel.Of(network.Train(split.Train, split.Validation, seed, [this]), Layer);
    }

    /// <inheritdoc/>
    public Tensor? Compute(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Strength == 0)
            return null;
        var groups = TwoGroups.Membership(batch, this);
        var hidden = batch.Layer(Layer ?? NetworkLayers.LastHidden).flatten(1);
        var mean = RowParts.Mean(hidden.shape[0], hidden.device, rows =>
            Pairs(hidden.At(rows), groups.At(rows), batch.Weights.At(rows)));
        return mean is null ? null : Strength * mean;
    }

    /// <summary>The mean over pairs of groups; null where fewer than two have two people.</summary>
    Tensor? Pairs(Tensor hidden, Tensor groups, Tensor weights)
    {
        var samples = new List<(Tensor Rows, Tensor Weights)>();
        for (var g = 0; g < groups.shape[1]; g++)
        {
            var own = (groups.select(1, g) * weights).gt(0).nonzero().reshape(-1);
            var counted = weights.index_select(0, own);
            if (counted.sum().item<float>() > 1)
                samples.Add((hidden.index_select(0, own), counted));
        }
        Tensor? sum = null;
        for (var a = 0; a < samples.Count; a++)
        {
            for (var b = a + 1; b < samples.Count; b++)
            {
                var pair = Features == 0
                    ? MaximumMeanDiscrepancy.Unbiased(samples[a].Rows, samples[b].Rows, Bandwidth, samples[a].Weights,
                        samples[b].Weights)
                    : MaximumMeanDiscrepancy.RandomFeatures(samples[a].Rows, samples[b].Rows, Features, 1, Bandwidth,
                        samples[a].Weights, samples[b].Weights);
                sum = sum is null ? pair : sum + pair;
            }
        }
        return sum is null ? null : sum / (samples.Count * (samples.Count - 1) / 2.0);
    }
}
