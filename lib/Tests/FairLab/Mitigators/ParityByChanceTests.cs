using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

/// <summary>Post-processors that make one rate equal by chance, and what post-processors learned.</summary>
public sealed class ParityByChanceTests
{
    public static TheoryData<string> Learning => ["demographic-parity", "fpr-parity", "equalized-odds",
        "equal-opportunity", "derived-odds", "calibrated-odds", "reject-option", "group-thresholds"];

    [Property(MaxTest = 30)]
    public void The_rate_is_equal_and_the_cost_is_that_of_a_linear_program_over_all_thresholds(int seed)
    {
        foreach (var (groups, cost) in ((int, double)[])[(2, 1), (4, 1), (3, 2.5)])
        {
            var (data, scores) = Scored.Random(seed, 150, groups);
            var parity = GroupCounts.From(data, new DemographicParity { FalsePositiveCost = cost }.Fit(data, scores, 0)
                .Decide(data, scores));
            Assert.Equal(0, parity[GroupMetrics.SelectionGap], 1e-9);
            Assert.Equal(Program(data, scores, cost, isSelection: true), Cost(parity, cost), 1e-9);
            var fpr = GroupCounts.From(data, new FalsePositiveParity { FalsePositiveCost = cost }.Fit(data, scores, 0)
                .Decide(data, scores));
            Assert.Equal(0, fpr[GroupMetrics.FalsePositiveRateGap], 1e-9);
            Assert.Equal(Program(data, scores, cost, isSelection: false), Cost(fpr, cost), 1e-9);
        }
    }

    [Property(MaxTest = 20)]
    public void Turned_round_scores_of_one_group_give_the_same_decisions_where_thresholds_may_flip(int seed)
    {
        var (data, scores) = Scored.Random(seed, 200, 2);
        if (GroupScores.From(data, scores) is var s && (s.Auc(0) <= 0.5 || s.Auc(1) <= 0.5))
            return;
        double[] turned = [.. scores.Select((score, row) => data.Group.Codes[row] == 1 ? 1 - score : score)];
        foreach (var (straight, flipped) in ((IPostProcessor, IPostProcessor)[])[
            (new DemographicParity(), new DemographicParity { Flip = true }),
                (new FalsePositiveParity(), new FalsePositiveParity { Flip = true }),
            (new EqualizedOdds(), new EqualizedOdds { Flip = true }),
                (new EqualOpportunity(), new EqualOpportunity { Flip = true }),
            (new GroupThresholds(), new GroupThresholds { Flip = true })])
        {
            var rule = (GroupRule)flipped.Fit(data, turned, 0);
            Assert.Equal(straight.Fit(data, scores, 0).Decide(data, scores).Probabilities,
                rule.Decide(data, turned).Probabilities, (a, b) => Math.Abs(a - b) < 1e-9);
            Assert.Equal([false, true], rule.Groups.Select(g => g.IsReversed));
            // Where no group is ranked the wrong way nothing changes.
            Assert.Equal(straight.Fit(data, scores, 0).Decide(data, scores).Probabilities,
                flipped.Fit(data, scores, 0).Decide(data, scores).Probabilities);
        }
    }

    [Fact]
    public void A_group_ranked_backwards_is_decided_by_chance_without_and_rightly_with_leave_to_flip()
    {
        // Scores rank group g0 perfectly and group g1 perfectly backwards.
        int[] y = [.. Enumerable.Range(0, 40).Select(i => i / 2 % 2)],
            z = [.. Enumerable.Range(0, 40).Select(i => i % 2)];
        double[] scores = [.. y.Select((label, i) => z[i] == 0 ? 0.2 + 0.6 * label : 0.8 - 0.6 * label)];
        var data = ReweighingTests.Small(y, z, 2);
        double Accuracy(IPostProcessor method) => GroupCounts.From(data,
            method.Fit(data, scores, 0).Decide(data, scores))[GroupMetrics.Accuracy];
        foreach (var (without, with) in ((IPostProcessor, IPostProcessor)[])[(new DemographicParity(),
            new DemographicParity { Flip = true }),
            (new EqualizedOdds(), new EqualizedOdds { Flip = true }),
                (new GroupThresholds(), new GroupThresholds { Flip = true })])
        {
            Assert.True(Accuracy(without) <= 0.75, without.ToString());
            Assert.Equal(1, Accuracy(with), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Learning))]
    public void What_was_learned_is_what_is_decided(string name)
    {
        var model = Mitigator.Create(name).Fit(Scored.Split, new LogisticOptions(), 1);
        var rule = Assert.IsType<GroupRule>(model.Rule);
        Assert.Equal(Scored.Split.Test.Group.Levels, rule.Groups.Select(g => g.Group));
        var scores = new LogisticOptions().Train(Scored.Split.Train, Scored.Split.Validation, 1)
            .Predict(Scored.Split.Test);
        var decided = rule.Decide(Scored.Split.Test, scores).Probabilities;
        for (var row = 0; row < 300; row++)
            Assert.Equal(decided[row],
                Math.Clamp(rule[Scored.Split.Test.Group.Levels[Scored.Split.Test.Group.Codes[row]]].Probability(
                scores[row]), 0, 1));
        Assert.All(rule.Groups, g => Assert.Contains(g.Group, model.ToString()));
        Assert.Equal(2, rule.ToTable().Count);
        Assert.Contains("did you mean", Assert.Throws<ArgumentException>(() => rule["male"]).Message);
    }

    [Fact]
    public void Margins_and_mixing_rates_are_read_by_name_and_nearest_names_are_suggested()
    {
        var reject = (GroupRule)new RejectOption().Fit(Scored.Split.Validation, Scored.Validation, 0);
        var (first, second) = (reject.Groups[0], reject.Groups[1]);
        Assert.Equal(first["classification_threshold"] - first["margin"], first.Threshold);
        Assert.Equal(second["classification_threshold"] + second["margin"], second.Threshold);
        Assert.True(first["margin"] > 0);
        Assert.Contains("did you mean 'margin'?", Assert.Throws<ArgumentException>(() => first["margn"]).Message);
        var mixes = new CalibratedOdds().Mixes(GroupScores.From(Scored.Split.Validation, Scored.Validation));
        var calibrated = (GroupRule)new CalibratedOdds().Fit(Scored.Split.Validation, Scored.Validation, 0);
        Assert.Equal(mixes.Select(m => (m.MixRate, m.BaseRate)),
            calibrated.Groups.Select(g => (g["mix_rate"], g["base_rate"])));
        Assert.Equal("u: selected with 1 from 0.5, 0.25 from 0.3, else 0",
            new GroupDecision("u", 0.5) { MixedFrom = 0.3, Between = 0.25 }.ToString());
        Assert.Equal("u: selected with 1 down from 0.5, else 0",
            new GroupDecision("u", 0.5) { IsReversed = true }.ToString());
        Assert.Contains("expected them for",
            Assert.Throws<ArgumentException>(() =>
            new GroupRule(Scored.Races.Group, [new GroupDecision("u", 0.5)])).Message);
        Assert.Null(new None().Fit(Scored.Split, new LogisticOptions(), 1).Rule);
    }

    [Fact]
    public void Reject_option_takes_the_privileged_of_many_groups_and_says_how_to_name_it()
    {
        var white = Scored.Races.Group.Levels.Single(l => l.StartsWith("Cauc", StringComparison.Ordinal));
        var rule = (GroupRule)new RejectOption { Privileged = white }.Fit(Scored.Races, Scored.Validation, 0);
        Assert.All(rule.Groups, g => Assert.Equal(g["classification_threshold"]
            + (g.Group == white ? 1 : -1) * g["margin"], g.Threshold));
        var two = new Grouping("race", ["others", white],
            [.. Scored.Races.Group.Codes.Select(z => Scored.Races.Group.Levels[z] == white ? 1 : 0)]);
        var counts = GroupCounts.Expected(Scored.Races.Labels,
            rule.Decide(Scored.Races, Scored.Validation).Probabilities, two);
        Assert.InRange(counts[GroupMetrics.ParityDifference].Abs().Value, 0, 0.05 + 1e-9);
        Assert.Contains("as in Privileged = \"",
            Assert.Throws<InvalidOperationException>(() => new RejectOption()
            .Fit(Scored.Races, Scored.Validation, 0)).Message);
        Assert.Contains("did you mean",
            Assert.Throws<ArgumentException>(() =>
            new RejectOption { Privileged = "caucasian" }.Fit(Scored.Races, Scored.Validation, 0)).Message);
    }

    static double Cost(GroupCounts counts, double cost) => cost * counts.Overall.FalsePositives
        + counts.Overall.FalseNegatives;

    /// <summary>
    /// The least cost of any chance of selection for each group and score, under the constraint, by a linear program.
    /// </summary>
    static double Program(TabularDataset data, double[] scores, double cost, bool isSelection)
    {
        // Chances that do not fall with the score are mixtures of thresholds.
        var (lp, rates, constant) = (new LinearProgram(), new List<List<(int, double)>>(), 0.0);
        for (var g = 0; g < data.Group.Levels.Count; g++)
        {
            int[] rows = [.. Enumerable.Range(0, data.Rows).Where(i => data.Group.Codes[i] == g)];
            var whole = isSelection ? rows.Length : rows.Count(i => data.Labels[i] == 0);
            var (rate, step) = (new List<(int, double)>(), new List<(int, double)>());
            foreach (var start in rows.Select(i => scores[i]).Distinct())
            {
                // The chance of the threshold at this score.
                int[] above = [.. rows.Where(i => scores[i] >= start)];
                var saved = above.Sum(i => data.Labels[i] == 1 ? -1 : cost);
                var p = lp.Variable(saved, 0, 1);
                step.Add((p, 1));
                rate.Add((p, (isSelection ? above.Length : above.Count(i => data.Labels[i] == 0)) / (double)whole));
            }
            lp.AtMost(1, step);
            constant += rows.Count(i => data.Labels[i] == 1);
            rates.Add(rate);
        }
        foreach (var other in rates.Skip(1))
            lp.Equal(0, rates[0].Concat(other.Select(t => (t.Item1, -t.Item2))));
        return constant + lp.Solve().Objective;
    }
}
