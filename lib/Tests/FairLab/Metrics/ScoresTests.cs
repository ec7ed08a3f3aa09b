using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

public sealed class ScoresTests
{
    [Property(MaxTest = 50)]
    public void Auc_equals_counting_all_pairs(int seed)
    {
        var (a, b) = (Sample(seed, 30), Sample(seed + 1, 20));
        var wins = a.Sum(p => b.Sum(n => p > n ? 1.0 : p == n ? 0.5 : 0));
        Assert.Equal(wins / 600, Distributions.Auc(a, b), 1e-12);
    }

    [Property(MaxTest = 50)]
    public void Wasserstein_of_equal_sizes_is_the_mean_distance_of_ranks(int seed)
    {
        var (a, b) = (Sample(seed, 25), Sample(seed + 1, 25));
        Assert.Equal(a.Zip(b, (x, y) => Math.Abs(x - y)).Average(), Distributions.Wasserstein(a, b), 1e-12);
        Assert.Equal(0, Distributions.Wasserstein(a, a), 1e-15);
    }

    [Property(MaxTest = 50)]
    public void Wasserstein_is_the_mean_difference_of_selection_rates_over_thresholds(int seed)
    {
        // Strong demographic parity: E_τ |P(s > τ | a) - P(s > τ | b)| for τ uniform on [0, 1]; scores lie on a grid of
        // 20.
        var (a, b) = (Sample(seed, 25), Sample(seed + 1, 40));
        var mean = Enumerable.Range(0, 20)
            .Average(k => Math.Abs(a.Count(x => x > (k + 0.5) / 20) / 25.0 - b.Count(x => x > (k + 0.5) / 20) / 40.0));
        Assert.Equal(mean, Distributions.Wasserstein(a, b), 1e-12);
    }

    [Fact]
    public void KolmogorovSmirnov_by_hand() =>
        Assert.Equal(0.5, Distributions.KolmogorovSmirnov([0.1, 0.2, 0.3, 0.4], [0.25, 0.35, 0.5, 0.6]), 1e-12);

    [Fact]
    public void AreaBetweenDensities_is_0_for_equal_and_2_for_distant_samples()
    {
        var random = new SeededRandom(1);
        double[] Around(double centre) =>
            [.. Enumerable.Range(0, 500).Select(_ => Math.Clamp(centre + 0.03 * random.NextGaussian(), 0, 1)).Order()];
        var sample = Around(0.3);
        Assert.Equal(0, Distributions.AreaBetweenDensities(sample, sample), 1e-12);
        Assert.Equal(2, Distributions.AreaBetweenDensities(sample, Around(0.8)), 0.01);
        Assert.Contains("expected probabilities in [0, 1]",
            Assert.Throws<ArgumentException>(() => Distributions.AreaBetweenDensities([0.5, 1.5], sample)).Message);
        Assert.False(Distributions.AreaBetweenDensities([0.5, 0.5], sample).IsDefined);
    }

    [Property(MaxTest = 30)]
    public void At_any_threshold_equals_counting_decisions(int seed)
    {
        var random = new SeededRandom(seed);
        var (y, z) = (Array.ConvertAll(new int[60], _ => random.Next(2)),
            new Grouping("g", ["a", "b"], Array.ConvertAll(new int[60], _ => random.Next(2))));
        var scores = Array.ConvertAll(y, _ => random.Next(10) / 10.0);
        var grouped = GroupScores.From(y, scores, z);
        for (var t = 0; t <= 10; t++)
            Assert.Equal(GroupCounts.From(y, Decisions.FromScores(scores, t / 10.0).ToLabels(), z).Cells,
                grouped.At(t / 10.0).Cells);
    }

    [Fact]
    public void GroupScores_gaps_by_hand()
    {
        var scores = GroupScores.From(
            [1, 0, 1, 0, 1, 0], [0.9, 0.1, 0.4, 0.6, 0.8, 0.2], new Grouping("g", ["a", "b"], [0, 0, 1, 1, 1, 1]));
        Assert.Equal(1, scores.Auc(0), 1e-12);
        Assert.Equal(0.75, scores.Auc(1), 1e-12);
        Assert.Equal(0.25, scores.AucDifference, 1e-12);
        Assert.Equal(0.25, scores.AucGap, 1e-12);
        Assert.Equal(0, scores.MeanDifference, 1e-12);
        // Curve a is the left and upper edge (area 1), curve b lies below it everywhere: the area between is 1 - 0.75.
        Assert.Equal(0.25, scores.AreaBetweenRocCurves, 1e-6);
    }

    [Fact]
    public void GroupScores_of_a_group_without_positives_is_undefined()
    {
        var scores = GroupScores.From([1, 0, 0], [0.9, 0.1, 0.4], new Grouping("g", ["a", "b"], [0, 0, 1]));
        Assert.Equal("undefined (no positives in b)", scores.AucDifference.ToString());
        Assert.Contains("'b' has no positives", Assert.Throws<InvalidOperationException>(() => scores.Roc(1)).Message);
        Assert.Contains("row 0: found label 1 and score NaN",
            Assert.Throws<ArgumentException>(
                () => GroupScores.From([1], [double.NaN], new Grouping("g", ["a"], [0]))).Message);
    }

    [Property(MaxTest = 50)]
    public void Hull_lies_on_or_above_the_curve_and_is_concave(int seed)
    {
        var random = new SeededRandom(seed);
        var roc =
            RocCurve.Of([.. Sample(seed, 20).Select(x => Math.Min(1, x + 0.1)).Order()], Sample(seed + 1, 25), "r");
        var hull = roc.Hull();
        foreach (var point in roc.Points)
            Assert.True(hull.TruePositiveRateAt(point.FalsePositiveRate) >= point.TruePositiveRate - 1e-12);
        var slopes = hull.Points.Zip(hull.Points.Skip(1),
            (p, q) => Math.Atan2(q.TruePositiveRate - p.TruePositiveRate, q.FalsePositiveRate - p.FalsePositiveRate))
            .ToList();
        Assert.Equal(slopes.OrderDescending(), slopes);
        var f = random.NextDouble();
        Assert.InRange(hull.TruePositiveRateAt(f), f, 1);
    }

    [Fact]
    public void Calibration_by_hand()
    {
        var calibration =
            Calibration.From([1, 0, 1, 1], [0.1, 0.2, 0.9, 1], new Grouping("g", ["a", "b"], [0, 0, 0, 1]), bins: 2);
        Assert.Equal(4, calibration.Bins.Count);
        Assert.Equal((2, 0.15, 0.5),
            (calibration.Bins[0].Count, Math.Round(calibration.Bins[0].MeanScore, 12), calibration.Bins[0].Rate.Value));
        // Group a: two people in a bin off by 0.35, one in a bin off by 0.1.
        Assert.Equal((2 * 0.35 + 0.1) / 3, calibration.ExpectedError("a"), 1e-12);
        Assert.Equal(0, calibration.ExpectedError("b"), 1e-12);
        Assert.False(calibration.Bins[2].Rate.IsDefined);
        Assert.Contains("score 1.1",
            Assert.Throws<ArgumentException>(
                () => Calibration.From([1], [1.1], new Grouping("g", ["a"], [0]))).Message);
    }

    static double[] Sample(int seed, int n)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, n).Select(_ => random.Next(21) / 20.0).Order()];
    }
}
