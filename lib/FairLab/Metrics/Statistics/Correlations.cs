using MathNet.Numerics.Statistics;

namespace FairLab.Metrics;

/// <summary>How two series of numbers go together.</summary>
public static class Correlations
{
    /// <summary>
    /// Pearson's correlation, in [-1, 1]; undefined with fewer than two pairs, or where a series is constant.
    /// </summary>
    /// <param name="first">One series.</param>
    /// <param name="second">The other one, as long.</param>
    public static Measure Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException(
                $"found {first.Count} and {second.Count} numbers, expected as many", nameof(second));
        if (first.Count < 2)
            return Measure.Undefined($"{first.Count} pairs, needs 2");
        if (first.Concat(second).Any(v => !double.IsFinite(v)) || Magnitude.IsConstant(first, Magnitude.LastPlaces)
            || Magnitude.IsConstant(second, Magnitude.LastPlaces))
            return Measure.Undefined("a series is constant or not finite");
        return Correlation.Pearson(
            Magnitude.Scaled(first, Magnitude.Exponent(first)), Magnitude.Scaled(second, Magnitude.Exponent(second)));
    }

    /// <summary>
    /// Spearman's rank correlation, in [-1, 1]: Pearson's of the ranks, equal numbers sharing theirs; undefined as
    /// that is, and where a number is not finite.
    /// </summary>
    /// <param name="first">One series.</param>
    /// <param name="second">The other one, as long.</param>
    public static Measure Spearman(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Concat(second).All(double.IsFinite) ? Pearson(Ranks(first), Ranks(second))
            : Measure.Undefined("a series is not finite");
    }

    static double[] Ranks(IReadOnlyList<double> values) =>
        ArrayStatistics.RanksInplace([.. values], RankDefinition.Average);
}
