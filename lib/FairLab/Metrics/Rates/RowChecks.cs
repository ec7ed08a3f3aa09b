namespace FairLab.Metrics;

/// <summary>Whether what is given for each row fits together.</summary>
static class RowChecks
{
    /// <summary>Refuses parts of different lengths.</summary>
    /// <param name="parts">What each part holds, in the plural, and how many.</param>
    /// <exception cref="ArgumentException">Another number of one part than of the first.</exception>
    public static void SameCount(params ReadOnlySpan<(string What, int Count)> parts)
    {
        foreach (var (_, count) in parts)
            if (count != parts[0].Count)
            {
                var found = string.Join(", ", parts.ToArray().Select(p => $"{p.Count} {p.What}"));
                throw new ArgumentException($"found {found}, expected the same number of each");
            }
    }

    /// <summary>Refuses parts of different lengths, weights among them unless there are none.</summary>
    /// <param name="weights">Weights; empty when all count 1.</param>
    /// <param name="parts">What each other part holds, in the plural, and how many.</param>
    /// <exception cref="ArgumentException">Another number of one part than of the first.</exception>
    public static void SameCount(
        ReadOnlySpan<double> weights, params ReadOnlySpan<(string What, int Count)> parts)
    {
        if (weights.IsEmpty)
            SameCount(parts);
        else
            SameCount([.. parts, ("weights", weights.Length)]);
    }

    /// <summary>
    /// Refuses weights that are not one finite number of at least 0 for each row; empty means that all count 1.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// Another number of weights than rows, or a weight outside its range.
    /// </exception>
    public static void Weights(ReadOnlySpan<double> weights, int rows)
    {
        if (!weights.IsEmpty && weights.Length != rows)
            throw new ArgumentException($"found {weights.Length} weights, expected {rows}", nameof(weights));
        for (var i = 0; i < weights.Length; i++)
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i}: found weight {weights[i]}, ")
                    + "expected a finite number of at least 0", nameof(weights));
    }
}
