using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Tests.Metrics;

public sealed class BootstrapTests
{
    static readonly GroupCounts Counts = GroupMetricsTests.Counts(new(30, 10, 40, 20), new(62, 44, 66, 28));

    [Fact]
    public void Estimate_agrees_with_drawing_rows_again()
    {
        // The same bootstrap done the long way: 300 people drawn with replacement, counted again, 4,000 times.
        var (y, p, z) = People(Counts);
        var random = new SeededRandom(7);
        var draws = new double[4000];
        for (var b = 0; b < draws.Length; b++)
        {
            var rows = Array.ConvertAll(y, _ => random.Next(y.Length));
            draws[b] = GroupCounts.From(Array.ConvertAll(rows, i => y[i]), Array.ConvertAll(rows, i => p[i]),
                new Grouping("sex", ["u", "p"], Array.ConvertAll(rows, i => z[i])))[GroupMetrics.Parity];
        }
        Array.Sort(draws);
        var estimate = Bootstrap.Estimate(Counts, [GroupMetrics.Parity], seed: 1, replicates: 4000)[0];
        Assert.Equal(Bootstrap.Quantile(draws, 0.025), estimate.Lower, 0.015);
        Assert.Equal(Bootstrap.Quantile(draws, 0.975), estimate.Upper, 0.015);
        Assert.Equal(Counts[GroupMetrics.Parity], estimate.Value);
    }

    [Fact]
    public void Estimate_same_seed_gives_the_same_interval() => Assert.Equal(
        Bootstrap.Estimate(Counts, GroupMetrics.Survey, seed: 3),
            Bootstrap.Estimate(Counts, GroupMetrics.Survey, seed: 3));

    [Fact]
    public void Estimate_covers_the_truth_about_as_often_as_it_says()
    {
        // 400 samples of 500 people from a population whose accuracy is 0.7; the binomial 99.9% band around 95%
        // coverage is [0.91, 0.98].
        var random = new SeededRandom(11);
        var covered = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            var correct = Binomial.Sample(random, 500, 0.7);
            var counts = new GroupCounts("all", ["all"], [new(correct, 0, 0, 500 - correct)]);
            var e = Bootstrap.Estimate(counts, [GroupMetrics.Accuracy], seed: trial, replicates: 400)[0];
            covered += e.Lower <= 0.7 && 0.7 <= e.Upper ? 1 : 0;
        }
        Assert.InRange(covered / 400.0, 0.91, 0.98);
    }

    [Fact]
    public void Estimate_of_a_rate_that_is_often_undefined_has_no_interval()
    {
        // One positive among 10: about 0.9^10 = 35% of the replicates have none.
        var counts = GroupMetricsTests.Counts(new(1, 0, 4, 0), new(2, 1, 1, 1));
        var estimate = Bootstrap.Estimate(counts, [GroupMetrics.Opportunity], seed: 1)[0];
        Assert.True(estimate.Value.IsDefined);
        Assert.Contains("of 1000 replicates undefined", estimate.Lower.Reason);
    }

    [Fact]
    public void Estimate_of_decisions_left_to_chance_agrees_with_drawing_rows_again()
    {
        var (y, p, z) = People(Counts);
        var chances = Array.ConvertAll(p, v => v == 1 ? 0.9 : 0.25);
        var group = new Grouping("sex", ["u", "p"], z);
        var random = new SeededRandom(7);
        var draws = new double[3000];
        for (var b = 0; b < draws.Length; b++)
        {
            var rows = Array.ConvertAll(y, _ => random.Next(y.Length));
            draws[b] = GroupCounts.Expected(Array.ConvertAll(rows, i => y[i]), Array.ConvertAll(rows, i => chances[i]),
                group.Select(rows))[GroupMetrics.Parity];
        }
        Array.Sort(draws);
        var estimate = Bootstrap.Estimate(
            GroupCounts.Expected(y, chances, group), [GroupMetrics.Parity], seed: 1, replicates: 3000)[0];
        Assert.Equal(Bootstrap.Quantile(draws, 0.025), estimate.Lower, 0.015);
        Assert.Equal(Bootstrap.Quantile(draws, 0.975), estimate.Upper, 0.015);
    }

    [Fact]
    public void Estimate_of_score_metrics_agrees_with_drawing_rows_again()
    {
        var random = new SeededRandom(4);
        const int n = 200;
        var z = new Grouping("g", ["a", "b"], Array.ConvertAll(new int[n], _ => random.Next(2)));
        var y = Array.ConvertAll(new int[n], _ => random.Next(2));
        var s = y.Select((label, i) => Math.Clamp((random.Next(12) + label * (2 + 2 * z.Codes[i])) / 16.0, 0, 1))
            .ToArray();
        ScoreMetric[] metrics =
            [ScoreMetrics.AucDifference, ScoreMetrics.AreaBetweenDistributions, ScoreMetrics.MeanDifference];
        var draws = Array.ConvertAll(metrics, _ => new double[3000]);
        for (var b = 0; b < 3000; b++)
        {
            var rows = Array.ConvertAll(y, _ => random.Next(n));
            var again =
                GroupScores.From(Array.ConvertAll(rows, i => y[i]), Array.ConvertAll(rows, i => s[i]), z.Select(rows));
            for (var m = 0; m < metrics.Length; m++)
                draws[m][b] = metrics[m].Compute(again);
        }
        var estimates = Bootstrap.Estimate(GroupScores.From(y, s, z), metrics, seed: 1, replicates: 3000);
        for (var m = 0; m < metrics.Length; m++)
        {
            Array.Sort(draws[m]);
            Assert.Equal(Bootstrap.Quantile(draws[m], 0.025), estimates[m].Lower, 0.012);
            Assert.Equal(Bootstrap.Quantile(draws[m], 0.975), estimates[m].Upper, 0.012);
            Assert.True(estimates[m].Lower <= estimates[m].Value && estimates[m].Value <= estimates[m].Upper);
        }
        Assert.Contains(
            "did you mean 'auc_gap'?", Assert.Throws<ArgumentException>(() => ScoreMetrics.Get("auc_gab")).Message);
    }

    [Fact]
    public void Resample_of_sums_of_weights_without_rows_is_refused()
    {
        var counts = new GroupCounts("g", ["a", "b"], [new(1.5, 1, 1, 1), new(1, 1, 1, 1)], isWeighted: true);
        Assert.Contains("found sums of weights without the rows",
            Assert.Throws<ArgumentException>(() => Bootstrap.Resample(counts, 1, 10)).Message);
        Assert.Contains("undefined (only sums of weights are known)", counts.EffectivePeople(0).ToString());
        Assert.Contains("no intervals: only sums of weights are known", counts.ToString());
    }

    static (int[] Y, int[] P, int[] Z) People(GroupCounts counts)
    {
        var rows = counts.Cells.SelectMany((c, z) => new[] { (1, 1, z, c.TruePositives), (0, 1, z, c.FalsePositives),
            (0, 0, z, c.TrueNegatives), (1, 0, z, c.FalseNegatives) }
            .SelectMany(cell => Enumerable.Repeat((cell.Item1, cell.Item2, cell.z), (int)cell.Item4))).ToArray();
        return (Array.ConvertAll(rows, r => r.Item1), Array.ConvertAll(rows, r => r.Item2),
            Array.ConvertAll(rows, r => r.z));
    }
}
