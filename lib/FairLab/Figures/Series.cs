namespace FairLab.Figures;

/// <summary>One named series of values, with intervals where they are known. NaN leaves a gap.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">The values.</param>
/// <param name="Lower">Lower ends of intervals, one for each value; null when there are none.</param>
/// <param name="Upper">Upper ends of intervals.</param>
sealed record Series(string Name, double[] Values, double[]? Lower, double[]? Upper)
{
    public static Series Checked(string name, int expected, IEnumerable<double> values, IEnumerable<double>? lower, IEnumerable<double>? upper)
    {
        var series = new Series(name, [.. values], lower?.ToArray(), upper?.ToArray());
        if (series.Values.Length != expected)
            throw new ArgumentException($"series '{name}': found {series.Values.Length} values, expected {expected}", nameof(values));
        if ((lower is null) != (upper is null) || (series.Lower is { } l && (l.Length != expected || series.Upper!.Length != expected)))
            throw new ArgumentException($"series '{name}': found {series.Lower?.Length ?? 0} lower and {series.Upper?.Length ?? 0} upper ends, expected none or {expected} of each", nameof(lower));
        return series;
    }

    /// <summary>The series in words: its name and its values.</summary>
    public override string ToString() => $"{Name}: {string.Join(", ", Values.Select(v => FormattableString.Invariant($"{v:0.####}")))}";
}
