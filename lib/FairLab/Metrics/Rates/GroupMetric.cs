using FairLab.Runs;

namespace FairLab.Metrics;

/// <summary>A named number computed from group counts.</summary>
/// <param name="Name">Its name in tables, such as "parity".</param>
/// <param name="Formula">Its definition, in the notation of <see cref="GroupMetrics"/>.</param>
/// <param name="Of">Computes it.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record GroupMetric(string Name, string Formula, Func<GroupCounts, Measure> Of)
{
    /// <summary>
    /// The value that cannot be bettered: 0 for a difference or a gap, 1 for a ratio or an accuracy; null for a number that is
    /// neither good nor bad, such as a selection rate.
    /// </summary>
    /// <value>Null.</value>
    public double? Ideal { get; init; }

    /// <summary>How far the value is from <see cref="Ideal"/>, |value - ideal|; undefined, with the reason, where there is no value or no ideal.</summary>
    public Measure Distance(GroupCounts counts) => Ideal is { } ideal ? (Of(counts) - ideal).Abs() : Measure.Undefined($"{Name} has no ideal value");

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Formula}";
}
