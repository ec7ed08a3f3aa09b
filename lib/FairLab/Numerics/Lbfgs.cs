using System.Numerics.Tensors;

namespace FairLab.Numerics;

/// <summary>
/// Minimizes a smooth function: limited-memory BFGS with a line search for the strong Wolfe conditions
/// (Nocedal and Wright 2006, algorithms 7.4, 7.5, 3.5, 3.6 [nocedal2006]).
/// </summary>
public sealed record Lbfgs
{
    /// <summary>
    /// A function with its gradient: fills <paramref name="gradient"/> and returns the value at <paramref name="x"/>.
    /// </summary>
    public delegate double Objective(ReadOnlySpan<double> x, Span<double> gradient);

    /// <summary>How many past steps shape the next.</summary>
    /// <value>10.</value>
    public int Memory { get; init; } = 10;

    /// <summary>The most steps.</summary>
    /// <value>200.</value>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Converged when the largest entry of the gradient is at most this times max(1, |f|).</summary>
    /// <value>1e-7.</value>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>Where a minimization ended.</summary>
    /// <param name="X">The best point found.</param>
    /// <param name="Value">The function there.</param>
    /// <param name="Iterations">Steps taken.</param>
    /// <param name="IsConverged">Whether the gradient is small enough there; otherwise steps ran out or none went
    /// further down.</param>
    public sealed record Result(double[] X, double Value, int Iterations, bool IsConverged);

    /// <summary>Minimizes from a starting point.</summary>
    /// <exception cref="ArgumentException">The function is not finite at the start.</exception>
    public Result Minimize(Objective objective, ReadOnlySpan<double> start)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var n = start.Length;
        var (x, gradient) = (start.ToArray(), new double[n]);
        var value = objective(x, gradient);
        if (!double.IsFinite(value))
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"found the value {value} at the starting point, expected a finite number"),
                nameof(start));
        var steps = new List<(double[] S, double[] Y, double Rho)>();
        var direction = new double[n];
        var (nextX, nextGradient) = (new double[n], new double[n]);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            if (TensorPrimitives.MaxMagnitude<double>(gradient) is var g
                && Math.Abs(g) <= Tolerance * Math.Max(1, Math.Abs(value)))
                return new Result(x, value, iteration, true);
            Direction(gradient, steps, direction);
            var first = steps.Count == 0 ? Math.Min(1, 1 / TensorPrimitives.Norm<double>(gradient)) : 1;
            var nextValue = Search(objective, x, value, gradient, direction, first, nextX, nextGradient);
            if (double.IsNaN(nextValue))
            {
                if (steps.Count == 0)
                    return new Result(x, value, iteration, false);
                // A direction that goes nowhere: forget the past and try plain descent once.
                steps.Clear();
                continue;
            }
            var (s, y) = (new double[n], new double[n]);
            TensorPrimitives.Subtract(nextX, x, s);
            TensorPrimitives.Subtract(nextGradient, gradient, y);
            var curvature = TensorPrimitives.Dot<double>(s, y);
            if (curvature > 1e-12 * TensorPrimitives.Dot<double>(y, y))
            {
                if (steps.Count == Memory)
                    steps.RemoveAt(0);
                steps.Add((s, y, 1 / curvature));
            }
            (x, nextX, gradient, nextGradient, value) = (nextX, x, nextGradient, gradient, nextValue);
        }
        return new Result(x, value, MaxIterations, false);
    }

    /// <summary>-H g by the two-loop recursion.</summary>
    static void Direction(double[] gradient, List<(double[] S, double[] Y, double Rho)> steps, double[] direction)
    {
        TensorPrimitives.Negate(gradient, direction);
        Span<double> alpha = stackalloc double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            alpha[i] = steps[i].Rho * TensorPrimitives.Dot<double>(steps[i].S, direction);
            TensorPrimitives.MultiplyAdd(steps[i].Y, -alpha[i], direction, direction);
        }
        if (steps.Count > 0)
        {
            var last = steps[^1];
            TensorPrimitives.Multiply(
                direction,
                1 / (last.Rho * TensorPrimitives.Dot<double>(last.Y, last.Y)),
                direction);
        }
        for (var i = 0; i < steps.Count; i++)
        {
            var beta = steps[i].Rho * TensorPrimitives.Dot<double>(steps[i].Y, direction);
            TensorPrimitives.MultiplyAdd(steps[i].S, alpha[i] - beta, direction, direction);
        }
    }

    /// <summary>
    /// A step that satisfies the strong Wolfe conditions, or the lowest one seen; NaN when no step goes down.
    /// </summary>
    static double Search(
        Objective objective,
        double[] x,
        double value,
        double[] gradient,
        double[] direction,
        double step,
        double[] nextX,
        double[] nextGradient)
    {
        const double armijo = 1e-4, wolfe = 0.9;
        // Near the minimum the value no longer tells up from down: within its rounding the slope decides alone.
        var rounding = 1e-14 * Math.Max(1, Math.Abs(value));
        var slope = TensorPrimitives.Dot<double>(gradient, direction);
        if (!(slope < 0))
            return double.NaN;
        var (low, lowValue, lowSlope) = (0.0, value, slope);
        var high = double.PositiveInfinity;
        for (var trial = 0; trial < 40; trial++)
        {
            TensorPrimitives.MultiplyAdd(direction, step, x, nextX);
            var f = objective(nextX, nextGradient);
            var d = TensorPrimitives.Dot<double>(nextGradient, direction);
            if (!double.IsFinite(f)
                || !double.IsFinite(d)
                || f > value + armijo * step * slope + rounding
                || f >= lowValue + rounding && low > 0)
            {
                high = step;
                step = double.IsFinite(f) ? Quadratic(low, lowValue, lowSlope, step, f) : 0.5 * (low + step);
            }
            else if (Math.Abs(d) <= -wolfe * slope)
            {
                return f;
            }
            else
            {
                if (d * (high - low) >= 0 && double.IsFinite(high))
                    high = low;
                (low, lowValue, lowSlope) = (step, f, d);
                step = double.IsInfinity(high) ? 2 * step : 0.5 * (low + high);
            }
        }
        if (low == 0)
            return double.NaN;
        TensorPrimitives.MultiplyAdd(direction, low, x, nextX);
        return objective(nextX, nextGradient);
    }

    /// <summary>
    /// The minimum of the parabola through (a, fa) with slope da and (b, fb), kept away from both ends.
    /// </summary>
    static double Quadratic(double a, double fa, double da, double b, double fb)
    {
        var width = b - a;
        var t = -da * width / (2 * (fb - fa - da * width));
        return a + width * (double.IsFinite(t) ? Math.Clamp(t, 0.1, 0.5) : 0.5);
    }
}
