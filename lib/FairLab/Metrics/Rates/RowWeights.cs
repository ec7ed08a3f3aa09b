namespace FairLab.Metrics;

/// <summary>How many people each row counts as.</summary>
static class RowWeights
{
    /// <summary>
    /// Refuses weights that are not one finite number of at least 0 for each row; empty means that all count 1.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// Another number of weights than rows, or a weight outside its range.
    /// </exception>
    public static void Check(ReadOnlySpan<double> weights, int rows)
    {
        if (!weights.IsEmpty && weights.Length != rows)
            throw new ArgumentException($"found {weights.Length} weights, expected {rows}", nameof(weights));
        for (var i = 0; i < weights.Length; i++)
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException(FormattableString.Invariant($"row {i}: found weight {weights[i]}, expected a finite number of at least 0"), nameof(weights));
    }
}
