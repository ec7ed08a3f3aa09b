using FairLab.Data;

namespace FairLab.Detectors;

/// <summary>What the top-down detector found.</summary>
/// <param name="Columns">Every column but the group's own, those that count most first.</param>
/// <param name="LargestResidual">
/// What the attributions fall short of completeness at most, in units of the logit.
/// </param>
public sealed record TopDownFinding(IReadOnlyList<SensitiveColumn> Columns, double LargestResidual)
{
    /// <summary>The columns that are flagged.</summary>
    public IReadOnlyList<string> Sensitive => [.. Columns.Where(c => c.Sensitive).Select(c => c.Column)];

    /// <summary>
    /// The feature-wise annotation r that a regularizer takes: 1 for each feature of a flagged column (and of the
    /// group's own, of a crossing all of them), else 0.
    /// </summary>
    /// <param name="data">Data with the same features.</param>
    public IReadOnlyList<double> Annotation(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var flagged = Sensitive;
        return [.. data.FeatureList.Select(f =>
            flagged.Contains(f.Column) || data.Group.Columns.Contains(f.Column) ? 1.0 : 0.0)];
    }
}
