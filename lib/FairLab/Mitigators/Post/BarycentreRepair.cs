using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Barycentre repair of scores (Jiang et al. 2019 [jiang2019]; Feldman et al. 2015 [feldman2015] for the partial
/// one): s' = (1 - t) s + t Q(F_a(s)), F_a the distribution of scores in the person's group and Q = Σ_a P(a) Q_a the
/// quantiles of the groups' Wasserstein-1 barycentre, learnt on validation data. At t = 1 scores are distributed
/// alike in all groups, so that decisions are at any threshold. People of one score stand in an order that is theirs
/// by lot. Decisions are cut at ½. Any number of groups; weights are used.
/// </summary>
public sealed record BarycentreRepair : IPostProcessor
{
    /// <summary>t: 0 leaves scores as they are, 1 makes them alike.</summary>
    /// <value>1.</value>
    public double Level { get; init => field = Require.Share(value); } = 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">People of one group, or a score that is not finite.</exception>
    public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var grouped = GroupScores.From(validation, scores);
        TwoGroups.Require(validation, "barycentre-repair");
        ScoreSample[] samples = [.. Enumerable.Range(0, grouped.Groups.Count).Select(grouped.All)];
        var total = samples.Sum(s => s.Total);
        double Barycentre(double share) =>
            samples.Where(s => s.Count > 0).Sum(s => s.Total / total * s.Quantile(share));
        var places = ValuePlaces.Of(validation);
        return new GroupRule(validation.Group, (_, score) => score >= 0.5 ? 1 : 0)
        {
            Replace = (data, before) =>
            {
                var draws = new PersonalDraws(data, seed, places);
                return [.. before.Select((score, row) =>
                {
                    var own = samples[data.Group.Codes[row]];
                    if (own.Count == 0)
                        throw new ArgumentException($"group '{grouped.Groups[data.Group.Codes[row]]}' has no rows in "
                            + "the data that the repair was fitted on, expected some: its scores have no ranks");
                    return (1 - Level) * score + Level * Barycentre(Rank(own, score, draws.Next(row, 0)));
                })];
            },
            IsDecidedByReplaced = true,
        };
    }

    /// <summary>Where a score stands in its group, in [0, 1]; among equal ones by lot.</summary>
    static double Rank(ScoreSample own, double score, double lot)
    {
        var (atLeast, above) = (own.AtLeast(score), own.AtLeast(Math.BitIncrement(score)));
        return (own.Total - atLeast + lot * (atLeast - above)) / own.Total;
    }
}
