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
    public static (Estimate Difference, Measure PValue) Of(
        IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        foreach (var sample in (ReadOnlySpan<IReadOnlyList<double>>)[first, second])
            if (StudentT.Undefined(sample, 2) is { IsDefined: false } undefined)
                return (new Estimate("mean_difference", undefined, undefined, undefined, level), undefined);
        var (a, b) = (first.Variance() / first.Count, second.Variance() / second.Count);
        var (value, error) = (first.Average() - second.Average(), Math.Sqrt(a + b));
        if (StudentT.IsConstant(first) && StudentT.IsConstant(second))
            return (new Estimate("mean_difference", value, value, value, level),
                Measure.Undefined("neither sample has spread: there is nothing to judge chance by"));
        var freedom = (a + b) * (a + b) / (a * a / (first.Count - 1) + b * b / (second.Count - 1));
        var half = Student.InvCDF(0, 1, freedom, (1 + StudentT.Checked(level)) / 2) * error;
        return (new Estimate("mean_difference", value, value - half, value + half, level),
            2 * Student.CDF(0, 1, freedom, -Math.Abs(value / error)));
    }
}
