using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

/// <summary>Undefined is never a number: no test has a p, and no interval ends, where its statistic has no value.</summary>
public sealed class UndefinedTests
{
    [Fact]
    public void A_word_whose_vector_is_zeros_is_left_out_of_the_test_and_named()
    {
        var vectors = new WordVectors(["a", "b", "x", "v", "o", "n", "t", "y", "z"], 2,
            [1, 0, 0, 1, 1, 0, 3, 4, 0, 0, float.NaN, 1, 1e-30f, 0, 0, 1, 4, 3]);
        var with = WordAssociation.Test(vectors, new WordLists("", ["x", "v", "o"], ["y", "z", "n"], ["a", "t"], ["b"]), 0);
        var without = WordAssociation.Test(vectors, new WordLists("", ["x", "v"], ["y", "z"], ["a"], ["b"]), 0);
        Assert.Equal(["o", "n", "t"], with.Left);
        Assert.Equal((without.Statistic, without.PValue, without.Partitions), (with.Statistic, with.PValue, with.Partitions));
        Assert.Contains("the list 'o': found 0 of 1 words with a vector that has a direction", Assert.Throws<ArgumentException>(() =>
            WordAssociation.Test(vectors, new WordLists("", ["x", "v"], ["y", "z"], ["o"], ["b"]), 0)).Message);
    }

    [Property(MaxTest = 100)]
    public void Association_of_anything_that_is_not_finite_is_undefined_and_says_which(int seed)
    {
        var random = new SeededRandom(seed);
        double[] x = [.. Enumerable.Range(0, 2 + random.Next(8)).Select(_ => random.NextGaussian())], y = [.. Enumerable.Range(0, 2 + random.Next(8)).Select(_ => random.NextGaussian())];
        var fine = WordAssociation.Test(x, y, 1, draws: 100);
        Assert.True(fine.PValue >= 1.0 / fine.Partitions);
        var at = random.Next(y.Length);
        y[at] = random.Next(2) == 0 ? double.NaN : double.NegativeInfinity;
        foreach (var test in (AssociationTest[])[WordAssociation.Test(x, y, 1, draws: 100), WordAssociation.Test(y, x, 1, draws: 100)])
        {
            Assert.Equal((false, false, double.NaN), (test.PValue.IsDefined, test.EffectSize.IsDefined, test.Statistic));
            Assert.Contains($"target {at} is", test.PValue.Reason);
        }
    }

    [Property(MaxTest = 100)]
    public void Tests_of_values_without_spread_have_no_p(int seed, byte more)
    {
        var random = new SeededRandom(seed);
        double[] same = [.. Enumerable.Repeat(Math.Round(random.NextGaussian(), 1), 2 + more % 20)];
        Assert.Contains("without spread", StudentT.Paired(same).PValue.Reason);
        Assert.Contains("without spread", StudentT.Equivalence(same, 0.1).PValue.Reason);
        Assert.Equal(double.NaN, FairLab.Runs.RunMean.OfMean(same).P);
        // A permutation knows what it can say: nothing is more extreme than two in all ways of flipping signs.
        Assert.True(PermutationTest.Paired(same, 1).PValue >= 1 / Math.Pow(2, same.Length));
    }

    [Fact]
    public void Permutation_of_a_metric_without_a_value_for_groups_alike_is_undefined()
    {
        var odd = new GroupMetric("odd", "1 / difference", c => 1 / GroupMetrics.ParityDifference.Of(c));
        var test = PermutationTest.Groups(GroupMetricsTests.Counts(new(3, 0, 0, 1), new(1, 0, 0, 3)), odd, 1);
        Assert.Equal((true, "division by a rate of 0 in groups that are all alike"), (test.Statistic.IsDefined, test.PValue.Reason));
    }

    [Fact]
    public void Holm_and_BenjaminiHochberg_count_a_test_without_a_p_and_give_it_none()
    {
        Assert.Equal([0.03, double.NaN, 0.08], MultipleTesting.Holm([0.01, double.NaN, 0.04]).Select(p => Math.Round(p, 12)));
        Assert.Equal([0.03, double.NaN, 0.06], MultipleTesting.BenjaminiHochberg([0.01, double.NaN, 0.04]).Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void Bootstrap_interval_without_width_says_why_and_Newcombes_stands_beside_it()
    {
        // Five of five against none of five: every replicate is the same.
        var counts = GroupMetricsTests.Counts(new(5, 0, 0, 0), new(0, 0, 0, 5));
        var estimate = Bootstrap.Estimate(counts, [GroupMetrics.Opportunity], 1)[0];
        Assert.Equal((1.0, 1.0), (estimate.Lower.Value, estimate.Upper.Value));
        Assert.StartsWith("width 0 is a property of the bootstrap", estimate.Note);
        var newcombe = Proportion.Newcombe(5, 5, 0, 5);
        Assert.Equal((newcombe.Lower.Value, newcombe.Upper.Value), (estimate.Beside!.Value.Lower.Value, estimate.Beside.Value.Upper.Value));
        Assert.Contains(newcombe.ToString(), estimate.ToString());
    }

    [Fact]
    public void Score_intervals_stand_beside_every_rate_and_difference_of_rates()
    {
        var counts = GroupMetricsTests.Counts(new(30, 10, 40, 20), new(32, 24, 36, 8));
        foreach (var metric in GroupMetrics.All.Where(m => m.ScoreInterval is not null))
        {
            var estimate = Bootstrap.Estimate(counts, [metric], 1)[0];
            Assert.Null(estimate.Note);
            Assert.True(estimate.Beside!.Value.Contains(estimate.Value), metric.Name);
            if (metric.Name.EndsWith("_gap", StringComparison.Ordinal))
                continue; // a resampled gap is never below 0
            Assert.Equal(estimate.Lower.Value, estimate.Beside.Value.Lower.Value, 0.05);
            Assert.Equal(estimate.Upper.Value, estimate.Beside.Value.Upper.Value, 0.05);
        }
        Assert.Equal(19, GroupMetrics.All.Count(m => m.ScoreInterval is not null));
    }
}
