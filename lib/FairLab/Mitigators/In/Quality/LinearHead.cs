using System.Numerics.Tensors;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>
/// A logistic regression on a network's last features: minimize Σ_i log(1 + exp(-y_i (w·x_i + b))) + λ R(w), with R =
/// ‖w‖₁ or ½ ‖w‖², by accelerated proximal steps (Beck and Teboulle 2009 [beck2009]) that start anew where they
/// overshoot.
/// </summary>
sealed class LinearHead(double[] features, int width, int[] labels, RetrainingPenalty penalty)
{
    const int MostSteps = 1000;
    const double Tolerance = 1e-6;

    /// <summary>Weights, then the constant, shape [width + 1].</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="strength">λ.</param>
    /// <param name="start">Where to start; null for 0.</param>
    public double[] Fit(int[] rows, double strength, double[]? start = null)
    {
        // The steepest slope of the gradient: a quarter of the sum of the squared lengths bounds it, and is far above
        // it; power iteration gives it.
        var step = 1 / (0.25 * Curvature(rows));
        var w = start?.ToArray() ?? new double[width + 1];
        var (ahead, momentum, gradient) = (w.ToArray(), 1.0, new double[width + 1]);
        for (var i = 0; i < MostSteps; i++)
        {
            Gradient(rows, ahead, gradient);
            var next = new double[width + 1];
            for (var k = 0; k <= width; k++)
                next[k] = Shrunk(ahead[k] - step * gradient[k], k == width ? 0 : step * strength);
            var (moved, turns) = (0.0, 0.0);
            for (var k = 0; k <= width; k++)
            {
                moved = Math.Max(moved, Math.Abs(next[k] - w[k]));
                turns += (ahead[k] - next[k]) * (next[k] - w[k]);
            }
            var later = turns > 0 ? 1 : (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2;
            for (var k = 0; k <= width; k++)
                ahead[k] = turns > 0 ? next[k] : next[k] + (momentum - 1) / later * (next[k] - w[k]);
            (w, momentum) = (next, later);
            if (moved < Tolerance)
                break;
        }
        return w;
    }

    /// <summary>w·x + b of a row.</summary>
    public double Logit(int row, double[] w) =>
        TensorPrimitives.Dot(features.AsSpan(row * width, width), w.AsSpan(0, width)) + w[width];

    double Shrunk(double value, double by) => penalty == RetrainingPenalty.L2 ? value / (1 + by)
        : Math.CopySign(Math.Max(0, Math.Abs(value) - by), value);

    void Gradient(int[] rows, double[] w, double[] gradient)
    {
        Array.Clear(gradient);
        var slopes = gradient.AsSpan(0, width);
        foreach (var row in rows)
        {
            var slope = LogisticRegression.Sigmoid(Logit(row, w)) - labels[row];
            TensorPrimitives.MultiplyAdd(features.AsSpan(row * width, width), slope, slopes, slopes);
            gradient[width] += slope;
        }
    }

    /// <summary>The largest eigenvalue of Σ (x, 1)(x, 1)ᵀ, from above.</summary>
    double Curvature(int[] rows)
    {
        var v = Enumerable.Repeat(1 / Math.Sqrt(width + 1), width + 1).ToArray();
        var largest = 0.0;
        for (var i = 0; i < 30; i++)
        {
            var next = new double[width + 1];
            foreach (var row in rows)
            {
                var along = Logit(row, v);
                TensorPrimitives.MultiplyAdd(features.AsSpan(row * width, width), along, next.AsSpan(0, width),
                    next.AsSpan(0, width));
                next[width] += along;
            }
            largest = TensorPrimitives.Norm<double>(next);
            if (largest == 0)
                return 1;
            TensorPrimitives.Divide(next, largest, v);
        }
        return 1.1 * largest;
    }
}
