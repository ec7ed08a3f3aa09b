using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// The closed form that needs nothing but means: w = μ₁ - μ₀, b half-way between them. It is the limit of
/// <see cref="RidgeDiscriminant"/> for a large ridge, and the most stable of all with few examples (FastCAV,
/// Schmalwasser et al. 2025 [schmalwasser2025]).
/// </summary>
public sealed record MeanDifference : IConceptLearner
{
    /// <inheritdoc/>
    public string Name => "mean-difference";

    /// <inheritdoc/>
    public (Tensor Directions, Tensor Thresholds) Fit(Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Tensor one = first.mean([1L]), zero = second.mean([1L]);
        var w = one - zero;
        return (w, Halfway(w, one, zero));
    }

    /// <summary>w·(μ₁ + μ₀)/2, shape [pairs].</summary>
    internal static Tensor Halfway(Tensor w, Tensor one, Tensor zero) => (w * (one + zero)).sum(1) / 2;
}
