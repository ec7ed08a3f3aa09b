using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Calibrated equalized odds (Pleiss et al. 2017, section 4 [pleiss2017]): one cost is made equal between groups
/// without giving up calibration. A group with a lower cost has the score replaced by its base rate with probability α
/// = (c_other - c_self) / (c_trivial - c_self), where c_trivial is the cost of always saying the base rate. Where even
/// α = 1 is not enough the constraint cannot be met; α is then 1, and the rule's notes say so. Not the same as
/// <see cref="EqualizedOdds"/>: only one cost is equal, and information is withheld from some. With more than two
/// groups all move up to the highest cost. Weights are used. <see cref="IDecisionRule.Score"/>, and so
/// <see cref="FairModel.Score"/>, gives the scores that result, each person's drawn from the seed and the person's own
/// group and features, so that their calibration can be measured; decisions are the draw's exact probabilities.
/// </summary>
public sealed record CalibratedOdds : IPostProcessor
{
    /// <summary>The cost that is made equal.</summary>
    /// <value>The false negative rate.</value>
    public CostConstraint Constraint { get; init; } = CostConstraint.FalseNegativeRate;

    /// <summary>What is known about a group after fitting.</summary>
    /// <param name="BaseRate">Its share of favourable labels, the score that replaces others.</param>
    /// <param name="Cost">Its cost before.</param>
    /// <param name="MixRate">α, in [0, 1].</param>
    /// <param name="WantedMixRate">α before it was cut off at 1.</param>
    public sealed record Mix(double BaseRate, double Cost, double MixRate, double WantedMixRate);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Scores outside [0, 1].</exception>
    /// <exception cref="InvalidOperationException">A group without positives or without negatives.</exception>
    public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var mixes = Mixes(GroupScores.From(validation, scores));
        string Note(Mix mix, int group) => FormattableString.Invariant(
            $"{Constraint}: {validation.Group.Levels[group]} would need a mix rate of {mix.WantedMixRate:0.##}, ")
            + "cut off at 1; the costs are not equal";
        var notes = mixes.Select((m, g) => (m, g)).Where(x => x.m.WantedMixRate > 1).Select(x => Note(x.m, x.g));
        var places = ValuePlaces.Of(validation);
        double Chance(Mix mix, double selected) => (1 - mix.MixRate) * selected
            + mix.MixRate * (mix.BaseRate >= 0.5 ? 1 : 0);
        return new GroupRule(validation.Group, [.. mixes.Select((mix, g) =>
            new GroupDecision(validation.Group.Levels[g], 0.5, Above: Chance(mix, 1), Below: Chance(mix, 0))
            {
                Learned = new Dictionary<string, double>
                {
                    ["mix_rate"] = mix.MixRate, ["wanted_mix_rate"] = mix.WantedMixRate,
                    ["base_rate"] = mix.BaseRate, ["cost"] = mix.Cost,
                },
            })], [.. notes])
        {
            Replace = (data, before) =>
            {
                var draws = new PersonalDraws(data, seed, places);
                double Mixed(double score, int row)
                {
                    var mix = mixes[data.Group.Codes[row]];
                    return draws.Next(row, 0) < mix.MixRate ? mix.BaseRate : score;
                }
                return [.. before.Select(Mixed)];
            },
        };
    }

    /// <summary>The mix rate of every group.</summary>
    public IReadOnlyList<Mix> Mixes(GroupScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var groups = Enumerable.Range(0, scores.Groups.Count).Select(g => Costs(scores, g)).ToArray();
        var highest = groups.Max(g => g.Cost);
        return [.. groups.Select(g =>
        {
            var wanted = g.Cost == highest ? 0 : (highest - g.Cost) / (g.Trivial - g.Cost);
            // A trivial predictor that is no costlier than the group's own scores cannot raise the cost at all.
            wanted = wanted < 0 ? double.PositiveInfinity : wanted;
            return new Mix(g.BaseRate, g.Cost, Math.Min(1, wanted), wanted);
        })];
    }

    (double BaseRate, double Cost, double Trivial) Costs(GroupScores scores, int group)
    {
        var positives = scores.Positives(group);
        var negatives = scores.Negatives(group);
        if (positives.Count == 0 || negatives.Count == 0)
            throw new InvalidOperationException(
                $"group '{scores.Groups[group]}' has no {(positives.Count == 0 ? "positives" : "negatives")}: "
                + "calibrated odds needs both");
        if (scores.All(group).Scores[0] < 0 || scores.All(group).Scores[^1] > 1)
            throw new ArgumentException(
                $"group '{scores.Groups[group]}': found scores outside [0, 1], expected probabilities", nameof(scores));
        var baseRate = positives.Total / (positives.Total + negatives.Total);
        var (missed, wrong) = (1 - positives.Mean, negatives.Mean);
        return Constraint switch
        {
            CostConstraint.FalseNegativeRate => (baseRate, missed, 1 - baseRate),
            CostConstraint.FalsePositiveRate => (baseRate, wrong, baseRate),
            _ => (baseRate, 0.5 * ((1 - baseRate) * wrong + baseRate * missed), baseRate * (1 - baseRate)),
        };
    }
}
