using MathNet.Numerics.Distributions;

namespace FairLab.Metrics;

/// <summary>
/// How many people a comparison of two rates needs, by the normal approximation (Fleiss et al. 2003, chapter 4
/// [fleiss2003]): the test rejects equal rates at the given level, two-sided, with the given power, if the true rates
/// are p0 and p1.
/// </summary>
public static class Power
{
    /// <summary>The chance of finding a difference.</summary>
    /// <param name="p0">The true rate in the first group, in [0, 1].</param>
    /// <param name="p1">The true rate in the second group, in [0, 1].</param>
    /// <param name="n0">People in the first group.</param>
    /// <param name="n1">People in the second group.</param>
    /// <param name="level">Significance level in (0, 1).</param>
    public static double ForDifference(double p0, double p1, double n0, double n1, double level = 0.05)
    {
        Check(p0, p1, level);
        if (!(n0 > 0 && n1 > 0 && double.IsFinite(n0 + n1)))
            throw new ArgumentException(FormattableString.Invariant(
                $"found groups of {n0} and {n1}, expected a finite number of people in both"), nameof(n0));
        var pooled = (n0 * p0 + n1 * p1) / (n0 + n1);
        var nullSd = Math.Sqrt(pooled * (1 - pooled) * (1 / n0 + 1 / n1));
        var trueSd = Math.Sqrt(p0 * (1 - p0) / n0 + p1 * (1 - p1) / n1);
        var z = Normal.InvCDF(0, 1, 1 - level / 2);
        var gap = Math.Abs(p0 - p1);
        return trueSd == 0 ? (gap > z * nullSd ? 1 : 0) : Normal.CDF(0, 1, (gap - z * nullSd) / trueSd);
    }

    /// <summary>The people each of two equally large groups needs.</summary>
    /// <param name="p0">The true rate in the first group, in [0, 1].</param>
    /// <param name="p1">The true rate in the second group, another one.</param>
    /// <param name="power">The chance of finding the difference, in (0, 1).</param>
    /// <param name="level">Significance level in (0, 1).</param>
    /// <returns>Not rounded: take the next whole number.</returns>
    public static double PeoplePerGroup(double p0, double p1, double power = 0.8, double level = 0.05)
    {
        Check(p0, p1, level);
        Check(power);
        if (p0 == p1)
            throw new ArgumentException(
                FormattableString.Invariant($"found the same rate {p0} twice, ")
                + "expected a difference to be found", nameof(p1));
        var mean = (p0 + p1) / 2;
        var root = Normal.InvCDF(0, 1, 1 - level / 2) * Math.Sqrt(2 * mean * (1 - mean))
            + Normal.InvCDF(0, 1, power) * Math.Sqrt(p0 * (1 - p0) + p1 * (1 - p1));
        return Math.Pow(root / (p0 - p1), 2);
    }

    /// <summary>
    /// The smallest difference upwards from <paramref name="p0"/> that groups of these sizes find with the given power;
    /// undefined when even a rate of 1 is not found.
    /// </summary>
    public static Measure SmallestDifference(double p0, double n0, double n1, double power = 0.8, double level = 0.05)
    {
        Check(power);
        if (ForDifference(p0, 1, n0, n1, level) < power)
            return Measure.Undefined(FormattableString.Invariant(
                $"groups of {n0} and {n1} find no rate above {p0} with power {power}"));
        var (low, high) = (p0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (ForDifference(p0, middle, n0, n1, level) < power)
                low = middle;
            else
                high = middle;
        }
        return high - p0;
    }

    static void Check(double power) =>
        Require.That(power, power is > 0 and < 1, "a number in (0, 1)", nameof(power));

    static void Check(double p0, double p1, double level)
    {
        if (!(p0 >= 0 && p0 <= 1 && p1 >= 0 && p1 <= 1 && level > 0 && level < 1))
            throw new ArgumentException(
                FormattableString.Invariant($"found rates {p0} and {p1} and level {level}, ")
                + "expected numbers in [0, 1] and a level in (0, 1)");
    }
}
