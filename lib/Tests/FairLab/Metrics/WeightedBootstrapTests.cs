using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Tests.Metrics;

/// <summary>Intervals with weights: rows are drawn, each with its weight.</summary>
public sealed class WeightedBootstrapTests
{
    [Theory]
    [InlineData(5)]     // few weights: exact
    [InlineData(0)]     // every row has its own: binned beyond 10,000
    public void Counts_agree_with_drawing_rows_again(int distinct)
    {
        var rows = distinct > 0 ? 400 : 12_000;
        var (y, p, z, w) = People(rows, distinct, 3);
        var counts = GroupCounts.Expected(y, p, z, w);
        Assert.Equal(distinct > 0, counts.Rows!.Count < rows / 4 && counts.Rows.Sum(r => r.Count) == rows
            && distinct > 0);
        GroupMetric[] metrics = [GroupMetrics.ParityDifference, GroupMetrics.Opportunity, GroupMetrics.Accuracy];
        var random = new SeededRandom(5);
        var draws = Array.ConvertAll(metrics, _ => new double[1000]);
        for (var b = 0; b < 1000; b++)
        {
            var drawn = Array.ConvertAll(y, _ => random.Next(rows));
            var again = GroupCounts.Expected(Of(y), Of(p), z.Select(drawn), Of(w));
            for (var m = 0; m < metrics.Length; m++)
                draws[m][b] = metrics[m].Compute(again);
            T[] Of<T>(T[] all) => Array.ConvertAll(drawn, i => all[i]);
        }
        var estimates = Bootstrap.Estimate(counts, metrics, seed: 1, replicates: 2000);
        for (var m = 0; m < metrics.Length; m++)
        {
            Array.Sort(draws[m]);
            var (low, high) = (Bootstrap.Quantile(draws[m], 0.025), Bootstrap.Quantile(draws[m], 0.975));
            Assert.Equal(low, estimates[m].Lower, 0.12 * (high - low));
            Assert.Equal(high, estimates[m].Upper, 0.12 * (high - low));
            Assert.Equal(metrics[m].Compute(counts), estimates[m].Value);
            Assert.Null(estimates[m].ScoreInterval);
            Assert.StartsWith($"{rows} rows drawn with their weights, worth ", estimates[m].Note);
        }
    }

    [Fact]
    public void Scores_agree_with_drawing_rows_again()
    {
        var (y, s, z, w) = People(300, 0, 8);
        var estimate = Bootstrap.Estimate(GroupScores.From(y, s, z, w), [ScoreMetrics.MeanDifference], seed: 1,
            replicates: 2000)[0];
        var random = new SeededRandom(5);
        var draws = new double[2000];
        for (var b = 0; b < draws.Length; b++)
        {
            var drawn = Array.ConvertAll(y, _ => random.Next(300));
            draws[b] = GroupScores.From(Of(y), Of(s), z.Select(drawn), Of(w)).MeanDifference;
            T[] Of<T>(T[] all) => Array.ConvertAll(drawn, i => all[i]);
        }
        Array.Sort(draws);
        var (low, high) = (Bootstrap.Quantile(draws, 0.025), Bootstrap.Quantile(draws, 0.975));
        Assert.Equal(low, estimate.Lower, 0.1 * (high - low));
        Assert.Equal(high, estimate.Upper, 0.1 * (high - low));
    }

    [Fact]
    public void Effective_people_by_hand()
    {
        // Weights 0.5, 1.5, 1 in group a: 3² / (0.25 + 2.25 + 1) = 18/7; whole weights are people.
        var group = new Grouping("g", ["a", "b"], [0, 0, 0, 1]);
        var counts = GroupCounts.Expected([1, 0, 1, 0], [1, 0, 0, 1], group, [0.5, 1.5, 1, 2]);
        Assert.Equal(18.0 / 7, counts.EffectivePeople(0), 1e-12);
        Assert.Equal(1, counts.EffectivePeople(1), 1e-12);
        Assert.Equal(5, GroupCounts.Expected([1, 0, 1, 0], [1, 0, 0, 1], group, [2, 2, 1, 2]).EffectivePeople(0),
            1e-12);
        var wilson = Proportion.Wilson(0.5 / 3 * 18 / 7, 18.0 / 7);
        var shown = ConfusionRate.Selection.Estimate(counts, 0);
        Assert.Equal((wilson.Lower.Value, wilson.Upper.Value), (shown.Lower.Value, shown.Upper.Value));
    }

    [Fact]
    public void Interval_covers_the_truth_about_as_often_as_it_says()
    {
        // A third of group a answers a survey, half of group b; weights undo it: the population's rate is 0.5 × 0.3 +
        // 0.5 × 0.7.
        var (random, covered) = (new SeededRandom(2), 0);
        var everybody = new Grouping("all", ["all"], new int[400]);
        for (var trial = 0; trial < 300; trial++)
        {
            var isFirst = Enumerable.Range(0, 400).Select(_ => random.NextDouble() < 0.4).ToArray();
            double[] decided = [.. isFirst.Select(first => random.NextDouble() < (first ? 0.3 : 0.7) ? 1.0 : 0)];
            var counts = GroupCounts.Expected(new int[400], decided, everybody,
                [.. isFirst.Select(first => first ? 0.5 / 0.4 : 0.5 / 0.6)]);
            var e = Bootstrap.Estimate(counts, [GroupMetrics.SelectionRate], seed: trial, replicates: 300)[0];
            covered += e.Lower <= 0.5 && 0.5 <= e.Upper ? 1 : 0;
        }
        Assert.InRange(covered / 300.0, 0.9, 0.99);
    }

    static (int[] Y, double[] P, Grouping Z, double[] W) People(int rows, int distinct, long seed)
    {
        var random = new SeededRandom(seed);
        var z = Array.ConvertAll(new int[rows], _ => random.Next(2));
        var y = Array.ConvertAll(z, g => random.NextDouble() < 0.3 + 0.2 * g ? 1 : 0);
        var p = y.Select((label, i) => random.Next(10) < 3 + 4 * label + z[i] ? 1.0 : random.Next(2) * 0.5).ToArray();
        var w = Array.ConvertAll(y, _ => distinct > 0 ? 0.3 + random.Next(distinct) : Math.Exp(random.NextGaussian()));
        return (y, p, new Grouping("g", ["a", "b"], z), w);
    }
}
