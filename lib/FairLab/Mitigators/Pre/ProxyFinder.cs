using FairLab.Data;
using FairLab.Detectors;

namespace FairLab.Mitigators;

/// <summary>
/// Which source columns give a group away? Each is judged alone, by how well it predicts membership: by the AUC of
/// P(z=g | level) and by the normalized mutual information I(column; z) / H(z). What a column says is learnt on one
/// half of the people and judged on the other, and the other way about: a column of noise gives nothing away, however
/// many values it has. Quantities predict by their value or by tenths. Weights are used; whoever is repeated stays in
/// one half.
/// </summary>
public static class ProxyFinder
{
    /// <summary>One column's power to predict the group.</summary>
    /// <param name="Column">The source column.</param>
    /// <param name="Auc">
    /// The largest over groups of the area under the ROC curve of "belongs to the group", predicted from the column on
    /// people it was not learnt on; 0.5 is chance, 1 certainty.
    /// </param>
    /// <param name="MutualInformation">
    /// Mutual information of column and group over the group's entropy, in [0, 1], on people it was not learnt on. Both
    /// are NaN where no group has a member and another person in both halves.
    /// </param>
    public readonly record struct Proxy(string Column, double Auc, double MutualInformation);

    /// <summary>All columns but the group's own (of a crossing, all of its columns), the strongest first.</summary>
    public static IReadOnlyList<Proxy> Rank(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var halves = ColumnAssociation.Halves(data);
        return [.. data.FeatureList.Select(f => f.Column).Distinct().Where(c => !data.Group.Columns.Contains(c))
            .Select(column =>
            {
                var association = new ColumnAssociation(data, column, halves);
                return new Proxy(
                    column, association.Auc(data.Group.Codes, data.Weights),
                    association.Information(data.Group.Codes, data.Weights));
            })
            .OrderByDescending(p => p.Auc).ThenBy(p => p.Column, StringComparer.Ordinal)];
    }
}
