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
    /// <summary>Both ends.</summary>
    public Interval Interval => new(Lower, Upper);

    /// <summary>
    /// Beside a bootstrap interval of a rate or a difference of rates, the one that does not resample: Wilson's or
    /// Newcombe's (<see cref="GroupMetric.ScoreInterval"/>); null where there is none.
    /// </summary>
    public Interval? ScoreInterval { get; init; }

    /// <summary>
    /// What a reader should know of the interval, such as why it has no width; null when there is nothing to say.
    /// </summary>
    public string? Note { get; init; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Metric} {Value} [{Lower}, {Upper}]")
        + (Note is null ? "" : $" ({Note})");
}
