namespace FairLab.Metrics;

/// <summary>
/// Adjusted p-values for a family of hypotheses: reject where the adjusted value is at most the level wanted for the
/// whole family.
/// </summary>
public static class MultipleTesting
{
    /// <summary>
    /// Holm's step-down method (1979 [holm1979]), which bounds the chance of any false rejection: max over j ≤ i of (m
    /// - j + 1) p_(j).
    /// </summary>
    /// <param name="p">
    /// p-values in [0, 1], in any order. NaN, a test that came to nothing, stays NaN, and counts among the hypotheses
    /// as if nothing had been found.
    /// </param>
    /// <returns>Adjusted p-values, in the order given.</returns>
    public static double[] Holm(IReadOnlyList<double> p)
    {
        var order = Order(p);
        double[] adjusted = [.. p];
        var running = 0.0;
        for (var i = 0; i < order.Length; i++)
            adjusted[order[i]] = running = Math.Max(running, Math.Min(1, (p.Count - i) * p[order[i]]));
        return adjusted;
    }

    /// <summary>
    /// Benjamini and Hochberg's step-up method (1995 [benjamini1995]), which bounds the expected share of false
    /// rejections: min over j ≥ i of m p_(j) / j.
    /// </summary>
    /// <param name="p">
    /// p-values in [0, 1], in any order. NaN, a test that came to nothing, stays NaN, and counts among the hypotheses
    /// as if nothing had been found.
    /// </param>
    /// <returns>Adjusted p-values, in the order given.</returns>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var order = Order(p);
        double[] adjusted = [.. p];
        var running = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
            adjusted[order[i]] = running = Math.Min(running, p.Count * p[order[i]] / (i + 1));
        return adjusted;
    }

    static int[] Order(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        for (var i = 0; i < p.Count; i++)
            if (p[i] is < 0 or > 1)
                throw new ArgumentException(
                    FormattableString.Invariant($"hypothesis {i}: found the p-value {p[i]}, ")
                    + "expected a number in [0, 1]", nameof(p));
        return [.. Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i])];
    }
}
