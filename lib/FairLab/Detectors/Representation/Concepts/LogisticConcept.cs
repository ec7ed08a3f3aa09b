using System.Numerics.Tensors;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace FairLab.Detectors;

/// <summary>
/// Logistic regression of one set against the other, as in the first reports on concept vectors (Kim et al. 2018
/// [kim2018]): minimizes the mean over both sets of log(1 + exp(-y (w·h - b))), each set counting half, plus
/// λ/2 ‖w‖², λ = <see cref="Penalty"/> times a mean variance, over n. The optimum lies in the span of the examples, so
/// that no more than n numbers are sought whatever d is; by L-BFGS.
/// </summary>
public sealed record LogisticConcept : IConceptLearner
{
    /// <summary>The penalty for coefficients, for activations of variance 1.</summary>
    /// <value>1.</value>
    public double Penalty { get; init => field = Require.Positive(value); } = 1;

    /// <inheritdoc/>
    public string Name => "logistic";

    /// <inheritdoc/>
    public (Tensor Directions, Tensor Thresholds) Fit(Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var all = cat([first, second], 1);
        var (pairs, n, d) = (all.shape[0], all.shape[1], all.shape[2]);
        var centre = all.mean([1L], keepdim: true);
        all = all - centre;
        // Coordinates in the span of the examples: X = Z Bᵀ with orthonormal columns of B.
        Tensor z = all;
        Tensor? back = null;
        if (d > n)
        {
            var (values, vectors) = linalg.eigh(all.matmul(all.transpose(1, 2)));
            var sizes = values.clamp_min(0).sqrt().unsqueeze(1);
            var largest = sizes.amax([2L], keepdim: true);
            z = vectors * sizes;
            var inverse = where(sizes > 1e-7 * largest, 1 / sizes, zeros_like(sizes));
            back = all.transpose(1, 2).matmul(vectors * inverse);
        }
        var spread = all.square().sum([1L, 2L]) / ((double)n * d);
        var (width, numbers, scales) = ((int)z.shape[2], z.contiguous().data<double>().ToArray(),
            spread.data<double>().ToArray());
        var (w, b) = (new double[pairs * width], new double[pairs]);
        for (var p = 0; p < pairs; p++)
        {
            var fitted = One(numbers.AsMemory(p * (int)n * width, (int)n * width), (int)first.shape[1], (int)n, width,
                Penalty * (scales[p] > 0 ? scales[p] : 1));
            fitted.AsSpan(0, width).CopyTo(w.AsSpan(p * width));
            b[p] = -fitted[width];
        }
        var directions = tensor(w, [pairs, width]);
        if (back is not null)
            directions = back.matmul(directions.unsqueeze(2)).squeeze(2);
        return (directions, tensor(b) + (directions * centre.squeeze(1)).sum(1));
    }

    static double[] One(ReadOnlyMemory<double> rows, int firsts, int n, int width, double penalty)
    {
        return new Lbfgs().Minimize(Loss, new double[width + 1]).X;

        double Loss(ReadOnlySpan<double> w, Span<double> gradient)
        {
            gradient.Clear();
            var loss = 0.0;
            var slopes = gradient[..width];
            for (var i = 0; i < n; i++)
            {
                var h = rows.Span.Slice(i * width, width);
                var (y, weight) = i < firsts ? (1, 0.5 / firsts) : (-1, 0.5 / (n - firsts));
                var margin = y * (TensorPrimitives.Dot(h, w[..width]) + w[width]);
                loss += weight * LogisticRegression.Softplus(-margin);
                var slope = -y * weight * LogisticRegression.Sigmoid(-margin);
                TensorPrimitives.MultiplyAdd(h, slope, slopes, slopes);
                gradient[width] += slope;
            }
            TensorPrimitives.MultiplyAdd(w[..width], penalty / n, slopes, slopes);
            return loss + 0.5 * penalty / n * TensorPrimitives.Dot(w[..width], w[..width]);
        }
    }
}
