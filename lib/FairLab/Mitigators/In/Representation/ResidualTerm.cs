using FairLab.Data;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Residual decomposition as a term (Quadrianto, Sharmanska and Thomas 2019 [quadrianto2019]): a network that goes
/// through a picture of its input, x̃ = d(h(x)), of the input's own shape, splits x into x̃ and a residual, and α ‖x
/// - x̃‖² + λ HSIC(x̃, s) - μ HSIC(x - x̃, s) keeps x̃ like x, free of the group s, and puts the group into the
/// residual. Distances are measured in the median distance of the batch's inputs, so that units do not matter; the
/// squared error is a mean over the input's numbers. A batch costs m² operations. Weights are used.
/// </summary>
public sealed record ResidualTerm : ILossTerm
{
    /// <summary>
    /// The layer that gives x̃, named as in <c>named_modules()</c>; its output has the input's shape.
    /// </summary>
    public required string Layer { get; init; }

    /// <summary>α.</summary>
    /// <value>1.</value>
    public double Reconstruction { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>λ: what dependence of x̃ on the group costs.</summary>
    /// <value>100.</value>
    public double Dependence { get; init => field = Require.NotNegative(value); } = 100;

    /// <summary>μ: what dependence of the residual on the group is worth.</summary>
    /// <value>10.</value>
    public double Residual { get; init => field = Require.NotNegative(value); } = 10;

    /// <inheritdoc/>
    string ILossTerm.Name => "residual-decomposition";

    /// <inheritdoc/>
    IReadOnlyList<string> ILossTerm.Layers => [Layer];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A layer whose output is not like the input, or one group only.</exception>
    public Tensor? Compute(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (groups, kept) = (TwoGroups.Membership(batch, this), batch.Layer(Layer));
        if (kept.numel() != batch.Inputs.numel())
            throw new ArgumentException($"layer '{Layer}': found an output of shape [{string.Join(", ", kept.shape)}], "
                + $"expected [{string.Join(", ", batch.Inputs.shape)}] as the input: the residual is their difference");
        var (x, picture) = (batch.Inputs.flatten(1), kept.flatten(1));
        var errors = (x - picture).square().mean([1L]);
        var loss = Reconstruction * ((errors * batch.Weights).sum() / batch.Weights.sum());
        var dependence = RowParts.Mean(x.shape[0], x.device, rows =>
            Dependences(x.At(rows), picture.At(rows), groups.At(rows), batch.Weights.At(rows)));
        return dependence is null ? loss : loss + dependence;
    }

    Tensor? Dependences(Tensor x, Tensor picture, Tensor groups, Tensor weights)
    {
        if (weights.sum().item<float>() <= 1 || Dependence == 0 && Residual == 0)
            return null;
        var unit = MaximumMeanDiscrepancy.MedianDistance(x, weights);
        return Dependence * HsicPenalty.Hsic(picture / unit, groups, weights: weights)
            - Residual * HsicPenalty.Hsic((x - picture) / unit, groups, weights: weights);
    }
}
