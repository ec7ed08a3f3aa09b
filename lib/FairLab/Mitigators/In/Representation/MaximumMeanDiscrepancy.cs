using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Maximum mean discrepancy of two samples (Gretton et al. 2012 [gretton2012]): MMD² = E k(a, a') + E k(b, b') - 2 E
/// k(a, b) with the Gaussian kernel k(a, b) = exp(-‖a - b‖² / (2σ²)) and one σ for all three, so that it is 0 for
/// equal distributions. Differentiable. A row of weight k is k rows.
/// </summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>
    /// The unbiased estimator (lemma 6), which compares no row with itself; it can be negative.
    /// </summary>
    /// <param name="a">Shape [m, d].</param>
    /// <param name="b">Shape [n, d].</param>
    /// <param name="bandwidth">σ; <see cref="MedianDistance"/> of both together when null.</param>
    /// <param name="aWeights">How much each row of a counts, shape [m]; null when all count 1.</param>
    /// <param name="bWeights">The same for b.</param>
    /// <exception cref="ArgumentException">Fewer than two rows, or other widths.</exception>
    public static Tensor Unbiased(Tensor a, Tensor b, double? bandwidth = null, Tensor? aWeights = null,
        Tensor? bWeights = null)
    {
        Check(a, b, aWeights is null || bWeights is null ? 2 : 1);
        var (v, w) = (aWeights ?? Ones(a), bWeights ?? Ones(b));
        var sigma = bandwidth ?? MedianDistance(cat([a, b]), cat([v, w]));
        Tensor Within(Tensor x, Tensor weights)
        {
            var total = weights.sum();
            var all = (SquareKernel(x, x, sigma) * weights.unsqueeze(0) * weights.unsqueeze(1)).sum();
            // k(x, x) = 1 for each person with themselves.
            return (all - total) / (total * (total - 1));
        }
        var between = (SquareKernel(a, b, sigma) * v.unsqueeze(1) * w.unsqueeze(0)).sum() / (v.sum() * w.sum());
        return Within(a, v) + Within(b, w) - 2 * between;
    }

    /// <summary>
    /// ‖E φ(a) - E φ(b)‖² with random features φ(x) = √(2/D) cos(Ωx + u), Ω normal with deviation 1/σ (Rahimi and Recht
    /// 2007 [rahimi2007]): costs m D where <see cref="Unbiased"/> costs m², and is biased upward by about 1/m + 1/n.
    /// </summary>
    /// <inheritdoc cref="Unbiased"/>
    /// <param name="a">Shape [m, d].</param>
    /// <param name="b">Shape [n, d].</param>
    /// <param name="features">D; 500 approximate a kernel to about 0.05.</param>
    /// <param name="seed">Decides Ω and u.</param>
    /// <param name="bandwidth">σ; <see cref="MedianDistance"/> when null.</param>
    /// <param name="aWeights">How much each row of a counts, shape [m]; null when all count 1.</param>
    /// <param name="bWeights">The same for b.</param>
    public static Tensor RandomFeatures(Tensor a, Tensor b, int features, long seed, double? bandwidth = null,
        Tensor? aWeights = null, Tensor? bWeights = null)
    {
        Check(a, b, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        var (v, w) = (aWeights ?? Ones(a), bWeights ?? Ones(b));
        var sigma = bandwidth ?? MedianDistance(cat([a, b]), cat([v, w]));
        var random = new SeededRandom(seed);
        var width = (int)a.shape[1];
        double[] omega = [.. Enumerable.Range(0, width * features).Select(_ => random.NextGaussian() / sigma)];
        double[] phase = [.. Enumerable.Range(0, features).Select(_ => 2 * Math.PI * random.NextDouble())];
        var (o, u) = (tensor(omega, [width, features]).to(a.dtype).to(a.device),
            tensor(phase).to(a.dtype).to(a.device));
        Tensor Mean(Tensor x, Tensor weights) =>
            ((x.matmul(o) + u).cos() * weights.unsqueeze(1)).sum(0L) / weights.sum();
        return (Mean(a, v) - Mean(b, w)).square().sum() * (2.0 / features);
    }

    /// <summary>With the linear kernel: ‖E a - E b‖².</summary>
    /// <param name="a">Shape [m, d].</param>
    /// <param name="b">Shape [n, d].</param>
    public static Tensor Linear(Tensor a, Tensor b)
    {
        Check(a, b, 1);
        return (a.mean([0L]) - b.mean([0L])).square().sum();
    }

    /// <summary>
    /// The median heuristic: the median distance between rows that differ, each pair counting the product of its
    /// weights; 1 where all rows are equal. No gradient runs through it.
    /// </summary>
    /// <param name="rows">Shape [n, d]; of more than 1,000 rows, 1,000 taken evenly.</param>
    /// <param name="weights">Shape [n]; null when all count 1.</param>
    public static double MedianDistance(Tensor rows, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        const long most = 1000;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var step = (rows.shape[0] + most - 1) / most;
        var index = arange(0, rows.shape[0], step, device: rows.device);
        var x = rows.detach().index_select(0, index).to(ScalarType.Float64);
        var w = weights is null ? Ones(x) : weights.detach().index_select(0, index).to(ScalarType.Float64);
        var square = SquareDistances(x, x);
        // What is rounding of equal rows is no distance.
        var size = x.square().sum(1L).max().item<double>();
        var differ = square.gt(1e-12 * size).triu(1);
        if (!differ.any().item<bool>())
            return 1;
        var (values, order) = square.masked_select(differ).sort();
        var below = (w.unsqueeze(0) * w.unsqueeze(1)).masked_select(differ).index_select(0, order).cumsum(0);
        var at = below.lt(below[-1] / 2).sum().item<long>();
        return Math.Sqrt(values[at].item<double>());
    }

    static Tensor SquareKernel(Tensor a, Tensor b, double sigma) =>
        (SquareDistances(a, b) / (-2 * sigma * sigma)).exp();

    static Tensor SquareDistances(Tensor a, Tensor b) => (a.square().sum(1L).unsqueeze(1)
        + b.square().sum(1L).unsqueeze(0) - 2 * a.matmul(b.transpose(0, 1))).clamp(min: 0);

    static Tensor Ones(Tensor rows) => ones(rows.shape[0], dtype: rows.dtype, device: rows.device);

    static void Check(Tensor a, Tensor b, int least)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.dim() != 2 || b.dim() != 2 || a.shape[1] != b.shape[1] || a.shape[0] < least || b.shape[0] < least)
            throw new ArgumentException($"found samples of shape [{string.Join(", ", a.shape)}] and "
                + $"[{string.Join(", ", b.shape)}], expected [m, d] and [n, d] with at least {least} rows each",
                nameof(b));
    }
}
