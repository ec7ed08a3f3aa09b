using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class PostProcessorTests
{
    [Property(MaxTest = 40)]
    public void EqualizedOdds_on_its_own_data_makes_both_rates_equal(int seed)
    {
        foreach (var groups in (int[])[2, 4])
        {
            var (data, scores) = Scored.Random(seed, 200, groups);
            var counts = GroupCounts.From(data, new EqualizedOdds().Fit(data, scores, 0).Decide(data, scores));
            Assert.Equal(0, GroupMetrics.Gap("g", "", c => c.TruePositiveRate).Compute(counts), 1e-9);
            Assert.Equal(0, GroupMetrics.Gap("g", "", c => c.FalsePositiveRate).Compute(counts), 1e-9);
        }
    }

    [Property(MaxTest = 40)]
    public void EqualizedOdds_loses_no_more_than_any_common_point_of_the_hulls(int seed)
    {
        var (data, scores) = Scored.Random(seed, 150, 2);
        var grouped = GroupScores.From(data, scores);
        var hulls = new[] { grouped.Roc(0).Hull(), grouped.Roc(1).Hull() };
        var b = data.Labels.Average();
        var brute = Enumerable.Range(0, 2001)
            .Min(k => (1 - b) * k / 2000 + b * (1 - hulls.Min(h => h.TruePositiveRateAt(k / 2000.0))));
        var error =
            GroupCounts.From(data, new EqualizedOdds().Fit(data, scores, 0).Decide(data, scores)).Overall.ErrorRate;
        Assert.True(error <= brute + 1e-9, $"{error} > {brute}");
    }

    [Property(MaxTest = 60)]
    public void DerivedOdds_equals_the_best_corner_of_the_two_parallelograms(int seed)
    {
        // Hardt et al. 2016, figure 1: a group reaches the parallelogram of (0,0), (f,t), (1,1), (1-f,1-t); the optimum
        // of two lies at a corner of their intersection.
        var (data, scores) = Scored.Random(seed, 120, 2);
        var counts = GroupCounts.From(data.Labels, Decisions.FromScores(scores).ToLabels(), data.Group);
        var (probabilities, error) = DerivedOdds.Solve(counts);
        Assert.Equal(BestCorner(counts), error, 1e-10);
        var derived = GroupCounts.From(data, new DerivedOdds().Fit(data, scores, 0).Decide(data, scores));
        Assert.Equal(0, derived[GroupMetrics.OddsMax], 1e-9);
        Assert.Equal(error, derived.Overall.ErrorRate, 1e-9);
        Assert.All(probabilities.SelectMany(p => p), p => Assert.InRange(p, -1e-12, 1 + 1e-12));
    }

    [Property(MaxTest = 40)]
    public void EqualOpportunity_on_its_own_data_makes_true_positive_rates_equal_at_no_more_loss_than_odds(int seed)
    {
        var (data, scores) = Scored.Random(seed, 200, 3);
        var opportunity = GroupCounts.From(data, new EqualOpportunity().Fit(data, scores, 0).Decide(data, scores));
        var odds = GroupCounts.From(data, new EqualizedOdds().Fit(data, scores, 0).Decide(data, scores));
        Assert.Equal(0, opportunity[GroupMetrics.OpportunityGap], 1e-9);
        Assert.True(opportunity.Overall.ErrorRate <= odds.Overall.ErrorRate + 1e-9);
    }

    [Theory]
    [InlineData(CostConstraint.FalseNegativeRate)]
    [InlineData(CostConstraint.Weighted)]
    [InlineData(CostConstraint.FalsePositiveRate)]
    public void CalibratedOdds_makes_the_cost_equal_in_expectation_or_says_it_cannot(CostConstraint constraint)
    {
        var grouped = GroupScores.From(Scored.Split.Validation, Scored.Validation);
        var method = new CalibratedOdds { Constraint = constraint };
        var mixes = method.Mixes(grouped);
        double Cost(int g)
        {
            double Mixed(double score) => (1 - mixes[g].MixRate) * score + mixes[g].MixRate * mixes[g].BaseRate;
            var (missed, wrong) = (grouped.Positives(g).Scores.ToArray().Average(s => 1 - Mixed(s)),
                grouped.Negatives(g).Scores.ToArray().Average(Mixed));
            var b = mixes[g].BaseRate;
            return constraint switch
            {
                CostConstraint.FalseNegativeRate => missed,
                CostConstraint.FalsePositiveRate => wrong,
                _ => 0.5 * ((1 - b) * wrong + b * missed),
            };
        }
        var rule = (GroupRule)method.Fit(Scored.Split.Validation, Scored.Validation, 0);
        Assert.All(mixes, m => Assert.InRange(m.MixRate, 0, 1));
        if (mixes.All(m => m.WantedMixRate <= 1))
        {
            Assert.Equal(Cost(0), Cost(1), 1e-12);
            Assert.Empty(rule.Notes);
        }
        else
        {
            Assert.Contains("cut off at 1; the costs are not equal", rule.Notes.Single());
        }
    }

    [Fact]
    public void CalibratedOdds_infeasible_is_clipped_and_flagged()
    {
        // Group b is judged perfectly; always saying its base rate misses 1 - 0.9 of its positives, less than group a's
        // 0.6.
        int[] y = [1, 1, 0, 0, .. Enumerable.Repeat(1, 9), 0], z = [0, 0, 0, 0, .. Enumerable.Repeat(1, 10)];
        double[] s = [0.4, 0.4, 0.1, 0.1, .. Enumerable.Repeat(1.0, 9), 0];
        var data = ReweighingTests.Small(y, z, 2);
        var mix = new CalibratedOdds().Mixes(GroupScores.From(data, s))[1];
        Assert.Equal(1, mix.MixRate);
        Assert.Equal(6, mix.WantedMixRate, 1e-9);
        Assert.Contains(
            "g1 would need a mix rate of 6", ((GroupRule)new CalibratedOdds().Fit(data, s, 0)).Notes.Single());
        Assert.Contains("outside [0, 1]",
            Assert.Throws<ArgumentException>(
                () => new CalibratedOdds().Mixes(GroupScores.From(data, [.. s.Select(v => 2 * v)]))).Message);
    }

    [Fact]
    public void RejectOption_keeps_the_metric_within_the_bound_and_favours_the_unprivileged()
    {
        var rule = (GroupRule)new RejectOption().Fit(Scored.Split.Validation, Scored.Validation, 0);
        Assert.Empty(rule.Notes);
        var counts = GroupCounts.From(Scored.Split.Validation, rule.Decide(Scored.Split.Validation, Scored.Validation));
        Assert.InRange(Math.Abs(counts[GroupMetrics.ParityDifference]), 0, 0.05);
        var plain = GroupCounts.From(Scored.Split.Validation, Decisions.FromScores(Scored.Validation));
        Assert.True(counts[GroupMetrics.ParityDifference] > plain[GroupMetrics.ParityDifference]);
    }

    [Fact]
    public void RejectOption_infeasible_takes_the_smallest_metric_and_says_so()
    {
        // One score each: the groups are all or nothing, so a difference of rates of 0.5 with a bound of 0 cannot be
        // met except trivially.
        var data = ReweighingTests.Small([1, 0, 1, 0, 1, 0], [0, 0, 0, 1, 1, 1], 2);
        double[] scores = [0.2, 0.9, 0.9, 0.2, 0.2, 0.9];
        var method =
            new RejectOption { Metric = GroupMetrics.AccuracyDifference, Bound = 0, Thresholds = 3, Margins = 2 };
        var rule = (GroupRule)method.Fit(data, scores, 0);
        var value = GroupCounts.From(data, rule.Decide(data, scores))[GroupMetrics.AccuracyDifference];
        var all = new[] { 0.01, 0.5, 0.99 }.SelectMany(t => new[] { 0, Math.Min(t, 1 - t) }.Select(m =>
            Math.Abs(GroupThresholds.Counts(
                GroupScores.From(data, scores), [t - m, t + m])[GroupMetrics.AccuracyDifference])));
        Assert.Equal(all.Min(), Math.Abs(value), 1e-12);
        Assert.Equal(all.Min() > 0, rule.Notes.Count == 1);
        Assert.Contains("needs a privileged and an unprivileged group",
            Assert.Throws<InvalidOperationException>(
                () => new RejectOption().Fit(Scored.Races, Scored.Validation, 0)).Message);
    }

    [Property(MaxTest = 20)]
    public void GroupThresholds_for_two_groups_equals_trying_every_pair(int seed)
    {
        var (data, scores) = Scored.Random(seed, 80, 2, distinct: 8);
        var method = new GroupThresholds { Bound = 0.05 };
        var counts = GroupCounts.From(data, method.Fit(data, scores, 0).Decide(data, scores));
        double[] thresholds = [.. scores.Distinct(), 2];
        var grouped = GroupScores.From(data, scores);
        var feasible = thresholds.SelectMany(a => thresholds.Select(b => GroupThresholds.Counts(grouped, [a, b])))
            .Where(c => c[GroupMetrics.SelectionGap] <= 0.05 + 1e-12);
        Assert.Equal(feasible.Max(c => c[GroupMetrics.Accuracy].Value), counts[GroupMetrics.Accuracy], 1e-12);
        Assert.True(counts[GroupMetrics.SelectionGap] <= 0.05 + 1e-12);
    }

    [Fact]
    public void GroupThresholds_for_many_groups_meets_its_bound()
    {
        var rule = new GroupThresholds { Bound = 0.1 }.Fit(Scored.Races, Scored.Validation, 0);
        var counts = GroupCounts.From(Scored.Races, rule.Decide(Scored.Races, Scored.Validation));
        Assert.True(counts[GroupMetrics.SelectionGap] <= 0.1 + 1e-12);
        Assert.True(counts[GroupMetrics.Accuracy] > 0.6);
    }

    [Theory]
    [InlineData("equalized-odds")]
    [InlineData("equal-opportunity")]
    [InlineData("derived-odds")]
    [InlineData("calibrated-odds")]
    public void Fit_on_a_group_without_positives_is_refused_by_name(string name)
    {
        var data = ReweighingTests.Small([0, 0, 1, 0], [0, 0, 1, 1], 2);
        var error = Assert.Throws<InvalidOperationException>(
            () => ((IPostProcessor)Methods.Create(name)).Fit(data, [0.1, 0.2, 0.3, 0.4], 0));
        Assert.Contains("'g0' has no positives", error.Message);
    }

    [Theory]
    [InlineData("equalized-odds")]
    [InlineData("calibrated-odds")]
    [InlineData("reject-option")]
    [InlineData("group-thresholds")]
    public void Decide_on_NaN_or_other_groups_is_refused(string name)
    {
        var rule = ((IPostProcessor)Methods.Create(name)).Fit(Scored.Split.Validation, Scored.Validation, 0);
        var spoiled = (double[])Scored.Validation.Clone();
        spoiled[5] = double.NaN;
        Assert.Contains("row 5: found the score NaN",
            Assert.Throws<ArgumentException>(() => rule.Decide(Scored.Split.Validation, spoiled)).Message);
        Assert.Contains("as in fitting",
            Assert.Throws<ArgumentException>(() => rule.Decide(Scored.Races, Scored.Validation)).Message);
        Assert.ThrowsAny<ArgumentException>(
            () => ((IPostProcessor)Methods.Create(name)).Fit(Scored.Split.Validation, spoiled, 0));
    }

    static double BestCorner(GroupCounts counts)
    {
        static (double F, double T)[] Shape(double f, double t) => [(0, 0), (f, t), (1, 1), (1 - f, 1 - t)];
        var shapes = counts.Cells.Select(c => Shape(c.FalsePositiveRate.Value, c.TruePositiveRate.Value)).ToArray();
        var points = new List<(double F, double T)>(shapes.SelectMany(s => s));
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
                if (Cross(shapes[0][i], shapes[0][(i + 1) % 4], shapes[1][j], shapes[1][(j + 1) % 4]) is { } p)
                    points.Add(p);
        var b = counts.Overall.BaseRate.Value;
        return points.Where(p => shapes.All(s => Inside(s, p))).Min(p => (1 - b) * p.F + b * (1 - p.T));
    }

    static (double F, double T)? Cross(
        (double F, double T) a, (double F, double T) b, (double F, double T) c, (double F, double T) d)
    {
        var det = (b.F - a.F) * (d.T - c.T) - (b.T - a.T) * (d.F - c.F);
        if (Math.Abs(det) < 1e-14)
            return null;
        var s = ((c.F - a.F) * (d.T - c.T) - (c.T - a.T) * (d.F - c.F)) / det;
        return (a.F + s * (b.F - a.F), a.T + s * (b.T - a.T));
    }

    static bool Inside((double F, double T)[] shape, (double F, double T) p)
    {
        var sides = Enumerable.Range(0, 4).Select(i =>
        {
            var (a, b) = (shape[i], shape[(i + 1) % 4]);
            return (b.F - a.F) * (p.T - a.T) - (b.T - a.T) * (p.F - a.F);
        }).ToList();
        return sides.All(s => s >= -1e-11) || sides.All(s => s <= 1e-11);
    }
}
