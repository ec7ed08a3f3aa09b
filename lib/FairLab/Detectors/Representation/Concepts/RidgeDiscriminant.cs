using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Fisher's linear discriminant with a ridge, in closed form: w = (Σ + λ I)⁻¹ (μ₁ - μ₀), where Σ is the covariance
/// within the sets and λ = <see cref="Ridge"/> tr(Σ)/d; b is half-way between the means (Friedman 1989
/// [friedman1989]). With fewer examples n than dimensions d, a system of n equations is solved, by Woodbury's identity.
/// </summary>
public sealed record RidgeDiscriminant : IConceptLearner
{
    /// <summary>How much of a mean variance is added to each.</summary>
    /// <value>0.1.</value>
    public double Ridge { get; init => field = Require.Positive(value); } = 0.1;

    /// <inheritdoc/>
    public string Name => "ridge-discriminant";

    /// <inheritdoc/>
    public (Tensor Directions, Tensor Thresholds) Fit(Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Tensor one = first.mean([1L]), zero = second.mean([1L]);
        var delta = (one - zero).unsqueeze(2);
        var within = cat([first - one.unsqueeze(1), second - zero.unsqueeze(1)], 1);
        var (n, d, freedom) = (within.shape[1], within.shape[2], Math.Max(1, within.shape[1] - 2));
        var lambda = within.square().sum([1L, 2L], keepdim: true) * (Ridge / (freedom * (double)d));
        // Sets without any spread: their means are all there is.
        lambda = where(lambda > 0, lambda, ones_like(lambda));
        Tensor w;
        if (d <= n)
        {
            var covariance = within.transpose(1, 2).matmul(within) / freedom;
            w = linalg.solve(covariance + lambda * eye(d, dtype: ScalarType.Float64), delta);
        }
        else
        {
            var gram = within.matmul(within.transpose(1, 2)) + lambda * freedom * eye(n, dtype: ScalarType.Float64);
            var dual = linalg.solve(gram, within.matmul(delta));
            w = (delta - within.transpose(1, 2).matmul(dual)) / lambda;
        }
        w = w.squeeze(2);
        return (w, MeanDifference.Halfway(w, one, zero));
    }
}
