using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Tests.Metrics;

/// <summary>Metrics of one's own by group.</summary>
public sealed class MetricFrameTests
{
    static readonly RowMetric Selection = new("selection", rows => rows.Mean(i => rows.Predictions[i]));
    static readonly RowMetric Recall = new("recall", rows =>
    {
        var positives = Enumerable.Range(0, rows.Count).Where(i => rows.Labels[i] == 1).ToList();
        return Measure.Share(positives.Sum(i => rows.Weights[i] * rows.Predictions[i]),
            positives.Sum(i => rows.Weights[i]), "no positives");
    });

    // fairlearn's user guide, as in ComparedMetricsTests.
    static readonly double[] Y = [0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    static readonly double[] P = [0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0];
    static readonly Grouping Z = new("sensitive_feature_0", ["a", "b", "c"],
        [.. "bbabbcccaacabccbcc".Select(c => c - 'a')]);

    [Fact]
    public void Numbers_of_fairlearns_user_guide()
    {
        var found = new MetricFrame(Y, P, Z).Measure(Recall, Selection);
        Assert.Equal([0.5, 0.6, 0.4], found.ByGroup("recall").Select(e => e.Value.Value));
        Assert.Equal(0.5, found.Overall("recall").Value.Value);
        Assert.Equal(0.2, found.Gap("recall").Value, 1e-12);
        Assert.Equal(0.666667, found.Ratio("recall").Value, 1e-6);
        Assert.Equal(0.1, found.DifferenceToOverall("recall").Value, 1e-12);
        Assert.Equal(0.8, found.RatioToOverall("recall").Value, 1e-12);
        Assert.Equal(0.194444, found.DifferenceToOverall("selection").Value, 1e-6);
        Assert.Equal(0.740741, found.RatioToOverall("selection").Value, 1e-6);
        Assert.Equal([4, 6, 8], found.RowCounts);
        Assert.Equal("undefined (3 groups of sensitive_feature_0, needs two)",
            found.Difference("recall").Value.ToString());
        Assert.Contains("nothing was drawn again", found.Overall("recall").Lower.Reason);
        Assert.Contains("did you mean 'recall'?",
            Assert.Throws<ArgumentException>(() => found.Overall("recal")).Message);
    }

    [Fact]
    public void Intervals_agree_with_those_from_counts_in_all_ways_of_weighing()
    {
        var random = new SeededRandom(1);
        int[] z = [.. Enumerable.Range(0, 300).Select(_ => random.Next(2))], y = [.. z.Select(_ => random.Next(2))],
            p = [.. z.Select(g => random.Next(3) < 1 + g ? 1 : 0)];
        var group = new Grouping("g", ["a", "b"], z);
        foreach (var weights in (double[]?[])[null, [.. z.Select(_ => (double)random.Next(4))],
            [.. z.Select(_ => random.NextDouble())]])
        {
            var counts = GroupCounts.Expected(y, Array.ConvertAll(p, v => (double)v), group, weights);
            var expected = Bootstrap.Estimate(counts,
                [GroupMetrics.ParityDifference, GroupMetrics.Opportunity, GroupMetrics.SelectionRate], 1, 2000);
            var frame = new MetricFrame(Array.ConvertAll(y, v => (double)v),
                Array.ConvertAll(p, v => (double)v), group, weights);
            var found = frame.Estimate([Selection, Recall], 2, 2000);
            foreach (var (one, other) in ((Estimate, Estimate)[])[(expected[0], found.Difference("selection")),
                (expected[1], found.Difference("recall")), (expected[2], found.Overall("selection"))])
            {
                Assert.Equal(one.Value, other.Value, 1e-12);
                Assert.Equal(one.Lower, other.Lower, 0.1 * (one.Upper - one.Lower));
                Assert.Equal(one.Upper, other.Upper, 0.1 * (one.Upper - one.Lower));
            }
        }
    }

    [Fact]
    public void What_is_undefined_says_so_and_what_was_not_given_is_asked_for()
    {
        var frame = new MetricFrame([0, 0, 1, 0], [0, 1, 1, 1], new Grouping("g", ["a", "b", "empty"], [0, 0, 1, 1]));
        var found = frame.Estimate([Recall, Selection], 1, 100);
        Assert.Equal("undefined (no positives in a)", found.ByGroup("recall")[0].Value.ToString());
        Assert.Equal("undefined (nobody in empty)", found.ByGroup("selection")[2].Value.ToString());
        Assert.Equal("undefined (no positives in a)", found.Gap("recall").Value.ToString());
        Assert.Contains("recall is undefined: no positives in a", found.ToString());
        Assert.Contains("asks for scores, but the frame was made without",
            Assert.Throws<InvalidOperationException>(() =>
            frame.Measure(new RowMetric("brier", rows => rows.Scores[0]))).Message);
        Assert.Contains("below 0", new MetricFrame([-1, 1], null, new Grouping("g", ["a", "b"], [0, 1])).Measure(
            new RowMetric("mean", rows => rows.Mean(i => rows.Labels[i]))).Ratio("mean").Value.Reason);
        Assert.False(
            new MetricFrame([1], null, new Grouping("g", ["a"], [0])).Measure(new RowMetric("nan", _ => double.NaN))
            .Overall("nan").Value.IsDefined);
    }

    [Fact]
    public void Bad_numbers_are_refused_with_their_row()
    {
        var group = new Grouping("g", ["a"], [0, 0]);
        Assert.Contains("found 1 labels, 2 group codes, expected the same number of each",
            Assert.Throws<ArgumentException>(() => new MetricFrame([1], null, group)).Message);
        Assert.Contains("row 1: found the score NaN",
            Assert.Throws<ArgumentException>(
                () => new MetricFrame(null, null, group, scores: [1, double.NaN])).Message);
        Assert.Contains("row 0: found weight -1",
            Assert.Throws<ArgumentException>(() => new MetricFrame(null, null, group, weights: [-1, 1])).Message);
        Assert.Contains("recall",
            Assert.Throws<ArgumentException>(() => new MetricFrame(null, null, group).Measure(Recall, Recall)).Message);
    }
}
