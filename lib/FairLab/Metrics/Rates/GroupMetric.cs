namespace FairLab.Metrics;

/// <summary>A named number computed from group counts.</summary>
/// <param name="Name">Its name in tables, such as "parity".</param>
/// <param name="Formula">Its definition, in the notation of <see cref="GroupMetrics"/>.</param>
/// <param name="Compute">Computes it.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record GroupMetric(string Name, string Formula, Func<GroupCounts, Measure> Compute)
    : INamedValue<GroupMetric>
{
    static string INamedValue<GroupMetric>.Kind => "metric";

    static IReadOnlyList<GroupMetric> INamedValue<GroupMetric>.All => GroupMetrics.All;

    /// <summary>
    /// The value that cannot be bettered: 0 for a difference or a gap, 1 for a ratio or an accuracy; null for a number
    /// that is neither good nor bad, such as a selection rate.
    /// </summary>
    /// <value>Null.</value>
    public double? Ideal { get; init; }

    /// <summary>
    /// An interval that does not resample: Wilson's for a rate over everybody, Newcombe's for the difference of a rate
    /// between two groups, or between the highest and the lowest; null for a metric that has none.
    /// </summary>
    /// <value>Null.</value>
    public Func<GroupCounts, double, Interval>? ScoreInterval { get; init; }

    internal GroupMetric With(Func<GroupCounts, double, Interval> interval) => this with { ScoreInterval = interval };

    /// <summary>
    /// How far the value is from <see cref="Ideal"/>, |value - ideal|; undefined, with the reason, where there is no
    /// value or no ideal.
    /// </summary>
    public Measure Distance(GroupCounts counts) =>
        Ideal is { } ideal ? (Compute(counts) - ideal).Abs() : Measure.Undefined($"{Name} has no ideal value");

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Formula}";
}
