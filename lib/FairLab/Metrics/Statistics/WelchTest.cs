using MathNet.Numerics.Statistics;
using Student = MathNet.Numerics.Distributions.StudentT;

namespace FairLab.Metrics;

/// <summary>
/// Welch's test of two means, variances not taken as equal (Welch 1947 [welch1947]): t = (x̄ - ȳ) / √(s²_x/n + s²_y/m)
/// with the degrees of freedom of Satterthwaite.
/// </summary>
public static class WelchTest
{
    /// <summary>
    /// Compares two samples, such as the scores of two groups, or the attributions of a column in them.
    /// </summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second sample.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>
    /// First mean minus second with its interval and the two-sided p-value; undefined with fewer than two values, or a
    /// value that is not finite; no p and an interval of width 0 where neither sample has spread.
    /// </returns>
    public static (Estimate Difference, Measure PValue) Compare(
        IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        foreach (var sample in (ReadOnlySpan<IReadOnlyList<double>>)[first, second])
            if (StudentT.Undefined(sample, 2) is { IsDefined: false } undefined)
                return (new Estimate("mean_difference", undefined, undefined, undefined, level), undefined);
        if (Magnitude.IsConstant(first) && Magnitude.IsConstant(second))
        {
            var gap = first.Average() - second.Average();
            return (new Estimate("mean_difference", gap, gap, gap, level),
                Measure.Undefined("neither sample has spread: there is nothing to judge chance by"));
        }
        var unit = Magnitude.Exponent(first.Concat(second));
        var (x, y) = (Magnitude.Scaled(first, unit), Magnitude.Scaled(second, unit));
        var (a, b) = (x.Variance() / x.Length, y.Variance() / y.Length);
        var (value, error) = (x.Average() - y.Average(), Math.Sqrt(a + b));
        var freedom = (a + b) * (a + b) / (a * a / (x.Length - 1) + b * b / (y.Length - 1));
        var half = Student.InvCDF(0, 1, freedom, (1 + Proportion.Checked(level)) / 2) * error;
        return (new Estimate("mean_difference", Math.ScaleB(value, unit), Math.ScaleB(value - half, unit),
            Math.ScaleB(value + half, unit), level), 2 * Student.CDF(0, 1, freedom, -Math.Abs(value / error)));
    }
}
