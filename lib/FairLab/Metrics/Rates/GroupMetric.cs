namespace FairLab.Metrics;

/// <summary>A named number computed from group counts.</summary>
/// <param name="Name">Its name in tables, such as "parity".</param>
/// <param name="Formula">Its definition, in the notation of <see cref="GroupMetrics"/>.</param>
/// <param name="Of">Computes it.</param>
public sealed record GroupMetric(string Name, string Formula, Func<GroupCounts, Measure> Of)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Formula}";
}
