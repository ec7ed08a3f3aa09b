using MathNet.Numerics.Distributions;

namespace FairLab.Metrics;

/// <summary>Intervals for proportions that hold for small groups and for shares near 0 and 1.</summary>
public static class Proportion
{
    /// <summary>
    /// Wilson's score interval (1927 [wilson1927]): (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
    /// </summary>
    /// <param name="successes">Number of successes, from 0 to <paramref name="n"/>.</param>
    /// <param name="n">Number of trials; with 0 the interval is undefined.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval Wilson(double successes, double n, double level = 0.95)
    {
        if (!(successes >= 0 && successes <= n && double.IsFinite(n)))
            throw new ArgumentException(
                FormattableString.Invariant($"found {successes} successes in {n} trials, ")
                + FormattableString.Invariant($"expected 0 to {n}"), nameof(successes));
        if (n == 0)
            return new Interval(Measure.Undefined("no trials"), Measure.Undefined("no trials"));
        var z = Quantile(level);
        var p = successes / n;
        var centre = p + z * z / (2 * n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        var scale = 1 + z * z / n;
        // At 0 and n the ends are 0 and 1 exactly; rounding must not move them outside.
        return new Interval(
            successes == 0 ? 0 : Math.Max(0, (centre - half) / scale),
            successes == n ? 1 : Math.Min(1, (centre + half) / scale));
    }

    /// <summary>
    /// Newcombe's hybrid score interval for p0 - p1 (1998, method 10 [newcombe1998]): the Wilson intervals [l, u] of
    /// both give d - √((p0-l0)² + (u1-p1)²) to d + √((u0-p0)² + (p1-l1)²).
    /// </summary>
    /// <param name="successes0">Successes in the first group.</param>
    /// <param name="n0">Size of the first group.</param>
    /// <param name="successes1">Successes in the second group.</param>
    /// <param name="n1">Size of the second group.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval Newcombe(double successes0, double n0, double successes1, double n1, double level = 0.95)
    {
        var (first, second) = (Wilson(successes0, n0, level), Wilson(successes1, n1, level));
        if (n0 == 0 || n1 == 0)
            return n0 == 0 ? first : second;
        var (p0, p1) = (successes0 / n0, successes1 / n1);
        return new Interval(
            p0 - p1 - Hypotenuse(p0 - first.Lower, second.Upper - p1),
            p0 - p1 + Hypotenuse(first.Upper - p0, p1 - second.Lower));
    }

    /// <summary>The two-sided normal quantile: 1.96 for 0.95.</summary>
    internal static double Quantile(double level) => Normal.InvCDF(0, 1, (1 + Checked(level)) / 2);

    /// <summary>A confidence level in (0, 1).</summary>
    internal static double Checked(double level) =>
        Require.That(level, level is > 0 and < 1, "a confidence level in (0, 1)", nameof(level));

    static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
