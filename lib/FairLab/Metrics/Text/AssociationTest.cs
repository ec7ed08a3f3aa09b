namespace FairLab.Metrics;

/// <summary>The outcome of a word-embedding association test.</summary>
/// <param name="Statistic">Σ s(x) over the first targets less Σ s(y) over the second.</param>
/// <param name="EffectSize">
/// d, the difference of the mean associations over their deviation among all targets, in [-2, 2].
/// </param>
/// <param name="PValue">
/// One-sided: the share of equal partitions of the targets whose statistic is at least as large.
/// </param>
/// <param name="IsExact">Whether all partitions were counted rather than a sample.</param>
/// <param name="Partitions">How many were counted.</param>
/// <param name="LeftOut">Words of the lists that have no vector, or one without a direction, and were left out.</param>
public sealed record AssociationTest(
    double Statistic, Measure EffectSize, Measure PValue, bool IsExact, long Partitions, IReadOnlyList<string> LeftOut);
