namespace FairLab.Metrics;

/// <summary>An interval of plausible values.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public readonly record struct Interval(Measure Lower, Measure Upper)
{
    /// <summary>Whether a value lies in it; false when it is undefined.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <inheritdoc/>
    public override string ToString() =>
        Lower.IsDefined && Upper.IsDefined ? $"[{Lower}, {Upper}]" : (Lower.IsDefined ? Upper : Lower).ToString();
}
