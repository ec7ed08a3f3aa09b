namespace FairLab.Metrics;

/// <summary>
/// A metric of one's own, computed from rows: any function of labels, predictions, scores and weights.
/// </summary>
/// <param name="Name">Its name in tables, such as "log_loss".</param>
/// <param name="Compute">
/// Computes it for the rows of a group, of everybody, or of a resample; undefined or NaN where there is no value.
/// </param>
public sealed record RowMetric(string Name, Func<GroupRows, Measure> Compute)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
