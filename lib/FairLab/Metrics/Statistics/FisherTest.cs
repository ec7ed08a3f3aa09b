namespace FairLab.Metrics;

/// <summary>
/// Fisher's exact test of two proportions (1935 [fisher1935]): given both margins, the chance of a table that is no
/// more probable than the one observed. Two-sided, as R's <c>fisher.test</c>.
/// </summary>
public static class FisherTest
{
    // R's own: tables as probable but for rounding count.
    const double Rounding = 1e-7;

    /// <summary>Compares two proportions.</summary>
    /// <param name="successes0">Successes in the first group.</param>
    /// <param name="n0">Size of the first group.</param>
    /// <param name="successes1">Successes in the second group.</param>
    /// <param name="n1">Size of the second group.</param>
    /// <returns>The difference of the proportions; undefined where a group is empty.</returns>
    /// <exception cref="ArgumentException">Numbers that are no counts, or more successes than trials.</exception>
    public static TestResult Compare(double successes0, double n0, double successes1, double n1)
    {
        foreach (var (successes, n) in (ReadOnlySpan<(double, double)>)[(successes0, n0), (successes1, n1)])
            if (!Magnitude.IsCount(successes) || !Magnitude.IsCount(n) || successes > n)
                throw new ArgumentException(FormattableString.Invariant(
                    $"found {successes} successes in {n} trials, expected whole numbers, 0 to {n}"),
                    nameof(successes0));
        var difference = Measure.Share(successes0, n0, "nobody in the first group")
            - Measure.Share(successes1, n1, "nobody in the second group");
        if (!difference.IsDefined)
            return new TestResult(difference, difference);
        var (all, observed) = (successes0 + successes1, 0.0);
        var (least, most) = (Math.Max(0, all - n1), Math.Min(all, n0));
        // Logarithms of probabilities up to a constant, each from the one before.
        var weights = new List<double> { 0 };
        for (var k = least; k <= most; k++)
        {
            if (k == successes0)
                observed = weights[^1];
            if (k < most)
                weights.Add(weights[^1] + Math.Log((all - k) / (k + 1) * ((n0 - k) / (n1 - all + k + 1))));
        }
        var largest = weights.Max();
        var (extreme, total) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            var probability = Math.Exp(weight - largest);
            total += probability;
            extreme += weight <= observed + Rounding ? probability : 0;
        }
        return new TestResult(difference, Math.Min(1, extreme / total));
    }
}
