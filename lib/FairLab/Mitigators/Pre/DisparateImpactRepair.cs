using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Disparate impact repair (Feldman et al. 2015, section 5 [feldman2015]): every column is moved towards one
/// distribution common to all groups, each person keeping their rank within their group, so that no single column tells
/// groups apart any more. A quantity x of group z becomes (1 - λ) x + λ median_g F_g⁻¹(F_z(x)), by ranks drawn at
/// random among equals. A category is brought to the mean of the groups' distributions, in rank order where its levels
/// are numbers, else by moving as few people as possible; with λ below 1 that share of people is moved. The group's own
/// column (of a crossing, each of its columns) is removed. What is random about a person comes from their own values
/// and the seed: nobody's repair depends on who else is asked about. Any number of groups; weights are used.
/// </summary>
public sealed record DisparateImpactRepair : IPreProcessor
{
    /// <summary>λ: 0 changes nothing, 1 repairs in full.</summary>
    /// <value>1.</value>
    public double Level { get; init => field = Require.Share(value); } = 1;

    /// <inheritdoc/>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        train = train.Counted();
        var repairs = train.FeatureList.Select((f, j) => (f, j)).GroupBy(p => p.f.Column, p => p.j)
            .Where(g => !train.Group.Columns.Contains(g.Key)).Select(g => ColumnRepair.Fit(train, [.. g], Level))
            .ToArray();
        var (schema, places) = (FeatureSchema.Of(train), ValuePlaces.Of(train));
        TabularDataset Apply(TabularDataset data, long stream)
        {
            data = schema.Match(data).MatchGroup(train.Group);
            var values = data.Values();
            var draws = new PersonalDraws(data, stream, places);
            for (var k = 0; k < repairs.Length; k++)
                repairs[k].Apply(data, values, draws, 2 * k);
            var changed = data.WithFeatures(data.FeatureList, values);
            string[] own = [.. data.Group.Columns.Where(c => data.FeatureList.Any(f => f.Column == c))];
            return own.Length > 0 ? changed.WithoutColumns(own) : changed;
        }
        return new DataChange(Apply(train, seed), data => Apply(data, seed + 1));
    }
}
