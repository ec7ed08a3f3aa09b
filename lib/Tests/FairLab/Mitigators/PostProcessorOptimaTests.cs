using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

/// <summary>Post-processors against an independent way to the same optimum.</summary>
public sealed class PostProcessorOptimaTests
{
    [Property(MaxTest = 20)]
    public void EqualizedOdds_equals_the_linear_program_over_all_thresholds(int seed)
    {
        foreach (var groups in (int[])[2, 3])
        {
            var (data, scores) = Scored.Random(seed, 90, groups, distinct: 12);
            var error =
                GroupCounts.From(data, new EqualizedOdds().Fit(data, scores, 0).Decide(data, scores)).Overall.ErrorRate;
            Assert.Equal(BestMixture(data, scores, equalFalsePositives: true), error, 1e-9);
        }
    }

    [Property(MaxTest = 20)]
    public void EqualOpportunity_equals_the_linear_program_over_all_thresholds(int seed)
    {
        foreach (var groups in (int[])[2, 3])
        {
            var (data, scores) = Scored.Random(seed, 90, groups, distinct: 12);
            var error = GroupCounts.From(
                data, new EqualOpportunity().Fit(data, scores, 0).Decide(data, scores)).Overall.ErrorRate;
            Assert.Equal(BestMixture(data, scores, equalFalsePositives: false), error, 1e-9);
        }
    }

    /// <summary>
    /// The least error of mixing thresholds (and deciding by lot) in each group so that rates are equal.
    /// </summary>
    static double BestMixture(TabularDataset data, double[] scores, bool equalFalsePositives)
    {
        var grouped = GroupScores.From(data, scores);
        double[] thresholds = [.. scores.Distinct(), double.PositiveInfinity];
        var lp = new LinearProgram();
        var (t, f) = (lp.Variable(), lp.Variable());
        for (var g = 0; g < grouped.Groups.Count; g++)
        {
            var cells = Array.ConvertAll(thresholds, c => grouped.CellAt(g, c));
            var q = cells.Select(c => lp.Variable((c.FalsePositives + c.FalseNegatives) / data.Rows)).ToArray();
            lp.Equal(1, q.Select(v => (v, 1.0)));
            lp.Equal(0, q.Select((v, k) => (v, cells[k].TruePositiveRate.Value)).Append((t, -1)));
            if (equalFalsePositives)
                lp.Equal(0, q.Select((v, k) => (v, cells[k].FalsePositiveRate.Value)).Append((f, -1)));
        }
        return lp.Solve().Objective;
    }

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            string[] objectives =
                ["accuracy", "balanced_accuracy", "worst_group_accuracy", "odds_max", "parity_folded"];
            string[] constraints = ["selection_gap", "parity", "odds_max", "opportunity_ratio", "predictive_parity",
                "for_difference", "accuracy"];
            foreach (var objective in objectives)
                foreach (var constraint in constraints)
                    if (objective != constraint)
                        pairs.Add(objective, constraint);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void GroupThresholds_for_any_pair_of_metrics_equals_trying_every_pair_of_thresholds(
        string objective, string constraint)
    {
        var (maximized, bounded) = (GroupMetrics.Get(objective), GroupMetrics.Get(constraint));
        for (var seed = 0; seed < 5; seed++)
        {
            var (data, scores) = Scored.Random(seed, 80, 2, distinct: 8);
            var method = new GroupThresholds { Objective = maximized, Constraint = bounded, Bound = 0.15 };
            var rule = (GroupRule)method.Fit(data, scores, 0);
            var counts = GroupCounts.From(data, rule.Decide(data, scores));
            double[] thresholds = [.. scores.Distinct(), 2];
            var grouped = GroupScores.From(data, scores);
            var all = thresholds.SelectMany(a => thresholds.Select(b => GroupThresholds.Counts(grouped, [a, b])))
                .Where(c => bounded.Distance(c).IsDefined && maximized.Distance(c).IsDefined).ToList();
            var feasible = all.Where(c => bounded.Distance(c) <= 0.15 + 1e-12).ToList();
            if (feasible.Count == 0)
            {
                Assert.Contains($"no thresholds bring {constraint} within 0.15", rule.Notes.Single());
                Assert.Equal(all.Min(c => bounded.Distance(c).Value), bounded.Distance(counts), 1e-9);
                continue;
            }
            Assert.Empty(rule.Notes);
            Assert.True(bounded.Distance(counts) <= 0.15 + 1e-12);
            Assert.Equal(feasible.Min(c => maximized.Distance(c).Value), maximized.Distance(counts), 1e-9);
        }
    }

    [Fact]
    public void A_metric_without_an_ideal_value_is_no_bound()
    {
        Assert.Contains("found selection_rate",
            Assert.ThrowsAny<ArgumentException>(
                () => new GroupThresholds { Constraint = GroupMetrics.SelectionRate }).Message);
        Assert.Contains("found selection_rate",
            Assert.ThrowsAny<ArgumentException>(
                () => new RejectOption { Metric = GroupMetrics.SelectionRate }).Message);
    }

    [Fact]
    public void RejectOption_with_a_ratio_brings_it_near_1_not_0()
    {
        var rule = new RejectOption { Metric = GroupMetrics.Parity, Bound = 0.1 }
            .Fit(Scored.Split.Validation, Scored.Validation, 0);
        var decisions = rule.Decide(Scored.Split.Validation, Scored.Validation);
        Assert.InRange(GroupCounts.From(Scored.Split.Validation, decisions)[GroupMetrics.Parity].Value, 0.9, 1.1);
    }

    [Theory]
    [InlineData(CostConstraint.FalseNegativeRate)]
    [InlineData(CostConstraint.FalsePositiveRate)]
    [InlineData(CostConstraint.Weighted)]
    public void CalibratedOdds_keeps_calibration(CostConstraint constraint)
    {
        // Scores calibrated exactly in both groups: at score k/10, k of every 10 are positive. Group b is told apart
        // better.
        var rows = new List<(int Y, int Z, double Score)>();
        (int, int, int)[] people = [(0, 4, 3), (0, 6, 2), (0, 5, 5), (1, 1, 4), (1, 9, 2), (1, 5, 2)];
        foreach (var (z, k, times) in people)
            for (var i = 0; i < 10 * times; i++)
                rows.Add((i % 10 < k ? 1 : 0, z, k / 10.0));
        var data = ReweighingTests.Small([.. rows.Select(r => r.Y)], [.. rows.Select(r => r.Z)], 2);
        var scores = rows.Select(r => r.Score).ToArray();
        var mixes = new CalibratedOdds { Constraint = constraint }.Mixes(GroupScores.From(data, scores));
        Assert.Contains(mixes, m => m.MixRate is > 0 and <= 1);
        // Everybody keeps their score with probability 1 - α and gets the base rate with α: the mixed score must still
        // mean what it says.
        for (var z = 0; z < 2; z++)
        {
            var bins = new Dictionary<double, (double People, double Positives)>();
            void Add(double score, double people, double positives) =>
                bins[score] = bins.TryGetValue(score, out var b) ? (b.People + people, b.Positives + positives)
                    : (people, positives);
            foreach (var r in rows.Where(r => r.Z == z))
            {
                Add(r.Score, 1 - mixes[z].MixRate, (1 - mixes[z].MixRate) * r.Y);
                Add(mixes[z].BaseRate, mixes[z].MixRate, mixes[z].MixRate * r.Y);
            }
            Assert.All(bins.Where(b => b.Value.People > 1e-9),
                b => Assert.Equal(b.Key, b.Value.Positives / b.Value.People, 1e-12));
        }
    }
}
