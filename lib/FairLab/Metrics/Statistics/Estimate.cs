using FairLab.Runs;

namespace FairLab.Metrics;

/// <summary>A measured number with its interval: one row of a result table.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Value">Its value; undefined with a reason where there is none.</param>
/// <param name="Lower">The interval's lower end; undefined when there is no interval.</param>
/// <param name="Upper">The interval's upper end.</param>
/// <param name="Level">The confidence level, such as 0.95.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record Estimate(string Metric, Measure Value, Measure Lower, Measure Upper, double Level)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Metric} {Value} [{Lower}, {Upper}]");
}
