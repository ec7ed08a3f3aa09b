using MathNet.Numerics.Distributions;

namespace FairLab.Metrics;

/// <summary>
/// McNemar's exact test (1947 [mcnemar1947]) of two answers to the same cases: of those that differ, half should differ
/// each way.
/// </summary>
public static class McNemarTest
{
    /// <summary>Compares which cases two classifiers have right.</summary>
    /// <param name="before">Whether the first has each right, shape [n].</param>
    /// <param name="after">Whether the second has, shape [n].</param>
    /// <returns>The second's share less the first's, and the two-sided p-value; undefined over nobody.</returns>
    /// <exception cref="ArgumentException">Different numbers of cases.</exception>
    public static TestResult Compare(IReadOnlyList<bool> before, IReadOnlyList<bool> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count != after.Count)
            throw new ArgumentException($"found {before.Count} cases and {after.Count}, expected the same",
                nameof(after));
        int Differ(bool second) => Enumerable.Range(0, before.Count)
            .Count(i => before[i] != second && after[i] == second);
        var (gained, lost) = (Differ(true), Differ(false));
        var difference = Measure.Share(gained - lost, before.Count, "nobody to compare");
        return new TestResult(difference, difference.IsDefined ? PValue(gained, lost) : difference);
    }

    /// <summary>The two-sided p-value of so many cases that differ one way and so many that differ the other; 1 where
    /// none do.</summary>
    /// <param name="up">Those that only the second has right.</param>
    /// <param name="down">Those that only the first has right.</param>
    public static double PValue(double up, double down)
    {
        var changed = up + down;
        return changed == 0 ? 1
            : Math.Min(1, 2 * Binomial.CDF(0.5, (int)Math.Min(changed, int.MaxValue), Math.Min(up, down)));
    }
}
