namespace FairLab.Metrics;

/// <summary>
/// The size of numbers: brought near 1 by one power of two, which changes no digit, their squares do not vanish and
/// their sums do not overflow; and what differs by less than rounding does not differ.
/// </summary>
static class Magnitude
{
    /// <summary>
    /// What rounding leaves of a difference, as a share of the numbers: 0.4 - 0.3 and 0.3 - 0.2 are one value.
    /// </summary>
    public const double Rounding = 1e-12;

    /// <summary>
    /// Four units of the last place: what differs by no more is one value even where zero is far away.
    /// </summary>
    public const double LastPlaces = 4 * 2.220446049250313e-16;

    /// <summary>The power of two of the largest of some finite numbers; 0 where all are 0.</summary>
    public static int Exponent(IEnumerable<double> values)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty().Max();
        return largest > 0 && double.IsFinite(largest) ? Math.ILogB(largest) : 0;
    }

    /// <summary>The numbers over 2^<paramref name="exponent"/>.</summary>
    public static double[] Scaled(IEnumerable<double> values, int exponent) =>
        [.. values.Select(v => Math.ScaleB(v, -exponent))];

    /// <summary>Whether a number counts people: a whole number of at least 0 that 64 bits tell from the next.</summary>
    public static bool IsCount(double value) => value is >= 0 and <= 1L << 53 && value == Math.Floor(value);

    /// <summary>
    /// Whether numbers are one value but for rounding: the variance of ten times 0.1 is not 0 in floating point.
    /// </summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="rounding">What counts as rounding, as a share of the largest.</param>
    public static bool IsConstant(IReadOnlyList<double> values, double rounding = Rounding) => values.Count == 0
        || values.Max() is var most && values.Min() is var least
        && (most == least || most - least <= rounding * Math.Max(Math.Abs(least), Math.Abs(most)));
}
