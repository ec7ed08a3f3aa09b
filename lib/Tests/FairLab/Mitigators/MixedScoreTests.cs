using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Tests.Mitigators;

/// <summary>What calibrated odds does to scores can be measured on the model's scores.</summary>
public sealed class MixedScoreTests
{
    /// <summary>
    /// Calibrated scores, the second group told apart better; every person has features of their own.
    /// </summary>
    static (TabularDataset Data, double[] Scores) Calibrated(int rows, long seed)
    {
        var random = new SeededRandom(seed);
        var z = Enumerable.Range(0, rows).Select(i => i % 2).ToArray();
        var scores = Array.ConvertAll(z, g => g == 0 ? 0.35 + 0.3 * random.NextDouble() : random.NextDouble());
        var data = new TabularDataset(
            "calibrated", [new Feature("score", "score", false)], Array.ConvertAll(scores, s => (float)s),
            Array.ConvertAll(scores, s => random.NextDouble() < s ? 1 : 0), [new Grouping("z", ["a", "b"], z)]);
        return (data, scores);
    }

    sealed class Known : ILearner, IClassifier
    {
        public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) => this;

        public double[] Predict(TabularDataset data) => Array.ConvertAll(data.Features, s => (double)s);
    }

    [Theory]
    [InlineData(CostConstraint.FalseNegativeRate)]
    [InlineData(CostConstraint.FalsePositiveRate)]
    [InlineData(CostConstraint.Weighted)]
    public void Score_of_calibrated_odds_has_equal_costs_and_stays_calibrated(CostConstraint constraint)
    {
        var (data, scores) = Calibrated(40_000, 1);
        var method = new CalibratedOdds { Constraint = constraint };
        var mixes = method.Mixes(GroupScores.From(data, scores));
        var model = method.Fit(new DataSplit(data, data, data), new Known(), 3);
        var mixed = model.Score(data);

        // The share that is hidden is α, and what takes its place is the base rate.
        var hidden = Enumerable.Range(0, data.Rows).Where(i => mixed[i] != (float)scores[i]).ToArray();
        Assert.All(hidden, i => Assert.Equal(mixes[data.Group.Codes[i]].BaseRate, mixed[i], 1e-6));
        Assert.Equal(mixes[1].MixRate, hidden.Count(i => data.Group.Codes[i] == 1) / 20_000.0, 0.02);
        Assert.Equal(0, mixes[0].MixRate);

        var after = method.Mixes(GroupScores.From(data, mixed));
        Assert.True(Math.Abs(mixes[0].Cost - mixes[1].Cost) > 0.05);
        Assert.Equal(after[0].Cost, after[1].Cost, 0.01);
        foreach (var bin in Enumerable.Range(0, data.Rows).Where(i => data.Group.Codes[i] == 1)
            .GroupBy(i => (int)(mixed[i] * 10)).Where(b => b.Count() > 200))
            Assert.Equal(
                bin.Average(i => mixed[i]), bin.Average(i => data.Labels[i]), 4 * 0.5 / Math.Sqrt(bin.Count()));
    }

    [Fact]
    public void Score_of_calibrated_odds_does_not_depend_on_who_else_is_asked_about_nor_on_the_order()
    {
        var (data, _) = Calibrated(400, 2);
        var model = new CalibratedOdds().Fit(new DataSplit(data, data, data), new Known(), 5);
        var together = model.Score(data);
        int[] order = new SeededRandom(1).Permutation(data.Rows);
        Assert.Equal(order.Select(i => together[i]), model.Score(data.Select(order)));
        Assert.Equal(together, Enumerable.Range(0, data.Rows).Select(i => model.Score(data.Select([i]))[0]));
        // Another seed draws others.
        Assert.NotEqual(
            together, new CalibratedOdds().Fit(new DataSplit(data, data, data), new Known(), 6).Score(data));
    }

    [Fact]
    public void Score_of_a_rule_that_adjusts_decisions_alone_is_the_classifiers()
    {
        var (data, scores) = Calibrated(400, 2);
        foreach (var name in Methods.PostProcessors.Where(n => !n.StartsWith("calibrated", StringComparison.Ordinal)
            && n != "barycentre-repair"))
            Assert.Equal(
                scores.Select(s => (double)(float)s),
                Methods.Create(name).Fit(new DataSplit(data, data, data), new Known(), 1).Score(data));
    }
}
