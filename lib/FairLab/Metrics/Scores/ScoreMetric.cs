namespace FairLab.Metrics;

/// <summary>A named number computed from scores by group.</summary>
/// <param name="Name">Its name in tables, such as "auc_gap".</param>
/// <param name="Formula">Its definition.</param>
/// <param name="Compute">Computes it.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record ScoreMetric(string Name, string Formula, Func<GroupScores, Measure> Compute)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Formula}";
}
