using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

/// <summary>
/// Undefined is never a number: no test has a p, and no interval ends, where its statistic has no value.
/// </summary>
public sealed class UndefinedTests
{
    [Fact]
    public void A_word_whose_vector_is_zeros_is_left_out_of_the_test_and_named()
    {
        var vectors = new WordVectors(["a", "b", "x", "v", "o", "n", "t", "y", "z"], 2,
            [1, 0, 0, 1, 1, 0, 3, 4, 0, 0, float.NaN, 1, 1e-30f, 0, 0, 1, 4, 3]);
        var with =
            WordAssociation.Test(vectors, new WordLists("", ["x", "v", "o"], ["y", "z", "n"], ["a", "t"], ["b"]), 0);
        var without = WordAssociation.Test(vectors, new WordLists("", ["x", "v"], ["y", "z"], ["a"], ["b"]), 0);
        Assert.Equal(["o", "n", "t"], with.LeftOut);
        Assert.Equal(
            (without.Statistic, without.PValue, without.Partitions), (with.Statistic, with.PValue, with.Partitions));
        Assert.Contains("the list 'o': found 0 of 1 words with a vector that has a direction",
            Assert.Throws<ArgumentException>(() =>
            WordAssociation.Test(vectors, new WordLists("", ["x", "v"], ["y", "z"], ["o"], ["b"]), 0)).Message);
    }

    [Property(MaxTest = 100)]
    public void Association_of_anything_that_is_not_finite_is_undefined_and_says_which(int seed)
    {
        var random = new SeededRandom(seed);
        double[] x = [.. Enumerable.Range(0, 2 + random.Next(8)).Select(_ => random.NextGaussian())], y =
            [.. Enumerable.Range(0, 2 + random.Next(8)).Select(_ => random.NextGaussian())];
        var fine = WordAssociation.Test(x, y, 1, draws: 100);
        Assert.True(fine.PValue >= 1.0 / fine.Partitions);
        var at = random.Next(y.Length);
        y[at] = random.Next(2) == 0 ? double.NaN : double.NegativeInfinity;
        foreach (var test in (AssociationTest[])[WordAssociation.Test(x, y, 1, draws: 100),
            WordAssociation.Test(y, x, 1, draws: 100)])
        {
            Assert.Equal(
                (false, false, double.NaN), (test.PValue.IsDefined, test.EffectSize.IsDefined, test.Statistic));
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
        Assert.Equal(double.NaN, RunMean.Of(same).P);
        // A permutation knows what it can say: nothing is more extreme than two in all ways of flipping signs.
        Assert.True(PermutationTest.Paired(same, 1).PValue >= 1 / Math.Pow(2, same.Length));
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    [InlineData(2e307)]
    [InlineData(-1e-160)]
    public void Tests_intervals_and_indices_do_not_depend_on_the_unit(double unit)
    {
        double[] plain = [1, 2, 3, 1.5], values = [.. plain.Select(v => v * unit)], others = [3, 1, 2, 2];
        var sign = Math.Sign(unit);
        Assert.Equal(StudentT.Paired(plain).PValue, StudentT.Paired(values).PValue, 1e-12);
        Assert.Equal(StudentT.Equivalence(plain, 4).PValue, StudentT.Equivalence(values, 4 * Math.Abs(unit)).PValue,
            1e-9);
        Assert.Equal(PermutationTest.Paired(plain, 1).PValue, PermutationTest.Paired(values, 1).PValue);
        Assert.Equal(RunMean.Of(plain).P, RunMean.Of(values).P, 1e-12);
        var (interval, expected) = (StudentT.Interval(values), StudentT.Interval(plain));
        Assert.Equal((sign > 0 ? expected.Lower : expected.Upper).Value, interval.Lower / Math.Abs(unit) * sign, 1e-9);
        Assert.Equal(sign * Correlations.Pearson(plain, others).Value, Correlations.Pearson(values, others), 1e-12);
        Assert.Equal(sign * WordAssociation.Test(plain, others, 1).EffectSize.Value,
            WordAssociation.Test(values, [.. others.Select(v => v * unit)], 1).EffectSize, 1e-9);
        if (sign > 0)
            foreach (var alpha in (double[])[0, 0.5, 1, 2])
                Assert.Equal(GeneralizedEntropy.Index(plain, alpha), GeneralizedEntropy.Index(values, alpha,
                    values.Select(_ => unit).ToArray()), 1e-12);
    }

    [Property(MaxTest = 100)]
    public void Differences_that_are_one_but_for_rounding_have_no_p(int seed)
    {
        var random = new SeededRandom(seed);
        var step = (1 + random.Next(9)) / 10.0;
        double[] ends = [.. Enumerable.Range(0, 5).Select(_ => random.Next(10) / 10.0)];
        double[] same = [.. ends.Select(e => e + step - e)];
        Assert.Contains("without spread", StudentT.Paired(same).PValue.Reason);
        Assert.Contains("without spread", StudentT.Equivalence(same, 2).PValue.Reason);
        Assert.Equal(double.NaN, RunMean.Of(same).P);
        Assert.False(WordAssociation.Test(same, [same[0], same[1]], 1).EffectSize.IsDefined);
    }

    [Fact]
    public void A_series_of_one_value_but_for_rounding_has_no_correlation_and_one_far_from_zero_has()
    {
        Assert.False(Correlations.Pearson([0.3 - 0.2, 0.4 - 0.3, 0.5 - 0.4], [1, 2, 3]).IsDefined);
        Assert.Equal(Correlations.Pearson([1, 2, 4], [1, 2, 3]), Correlations.Pearson([1e15 + 1, 1e15 + 2, 1e15 + 4],
            [1, 2, 3]), 1e-12);
    }

    [Fact]
    public void Entropy_is_never_below_0_and_has_its_limits_at_0_and_1()
    {
        Assert.Equal(0, GeneralizedEntropy.Index([0.1, 0.1, 0.1]));
        Assert.Equal(GeneralizedEntropy.Index([1, 2], 1), GeneralizedEntropy.Index([1, 2], 1 + 1e-15));
        Assert.Equal(GeneralizedEntropy.Index([1, 2], 0), GeneralizedEntropy.Index([1, 2], -1e-14));
        Assert.Equal("undefined (a number too large)", GeneralizedEntropy.Index([1, 2], 3000).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedEntropy.Index([1, 2], double.NaN));
    }

    [Property(MaxTest = 50)]
    public void Area_between_densities_is_at_most_2_or_undefined(int seed)
    {
        var random = new SeededRandom(seed);
        double[] Near(double width)
        {
            var centre = 0.2 + 0.6 * random.NextDouble();
            var scores = new double[2 + random.Next(30)];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = Math.Clamp(centre + width * random.NextGaussian(), 0, 1);
            return scores;
        }

        var area = Distributions.AreaBetweenDensities(Near(Math.Pow(10, -random.Next(12))), Near(Math.Pow(10,
            -random.Next(12))));
        Assert.True(!area.IsDefined || area.Value is >= 0 and <= 2.02, area.ToString());
    }

    [Fact]
    public void More_people_than_64_bits_tell_apart_are_refused_rather_than_drawn_for_ever()
    {
        var counts = GroupMetricsTests.Counts(new(1e19, 1, 1, 1), new(1, 1e19, 1, 1));
        Assert.Contains("2⁵³", Assert.Throws<ArgumentException>(() => Bootstrap.Estimate(counts,
            [GroupMetrics.ParityDifference], 1)).Message);
        Assert.Contains("2⁵³", Assert.Throws<ArgumentException>(() => PermutationTest.Groups(counts,
            GroupMetrics.ParityDifference, 1)).Message);
    }

    [Fact]
    public void Power_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Power.ForDifference(0.1, 0.2, double.PositiveInfinity, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.SmallestDifference(0.5, 100, 100, double.NaN));
        Assert.Throws<ArgumentException>(() => Decisions.FromScores([0.5], double.NaN));
    }

    [Fact]
    public void Permutation_of_a_metric_without_a_value_for_groups_alike_is_undefined()
    {
        var odd = new GroupMetric("odd", "1 / difference", c => 1 / GroupMetrics.ParityDifference.Compute(c));
        var test = PermutationTest.Groups(GroupMetricsTests.Counts(new(3, 0, 0, 1), new(1, 0, 0, 3)), odd, 1);
        Assert.Equal((true, "division by a rate of 0 in groups that are all alike"),
            (test.Statistic.IsDefined, test.PValue.Reason));
    }

    [Fact]
    public void Holm_and_BenjaminiHochberg_count_a_test_without_a_p_and_give_it_none()
    {
        Assert.Equal(
            [0.03, double.NaN, 0.08], MultipleTesting.Holm([0.01, double.NaN, 0.04]).Select(p => Math.Round(p, 12)));
        Assert.Equal([0.03, double.NaN, 0.06], MultipleTesting.BenjaminiHochberg([0.01, double.NaN, 0.04])
            .Select(p => Math.Round(p, 12)));
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
        Assert.Equal((newcombe.Lower.Value, newcombe.Upper.Value),
            (estimate.ScoreInterval!.Value.Lower.Value, estimate.ScoreInterval.Value.Upper.Value));
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
            Assert.True(estimate.ScoreInterval!.Value.Contains(estimate.Value), metric.Name);
            if (metric.Name.EndsWith("_gap", StringComparison.Ordinal))
                continue; // a resampled gap is never below 0
            Assert.Equal(estimate.Lower.Value, estimate.ScoreInterval.Value.Lower.Value, 0.05);
            Assert.Equal(estimate.Upper.Value, estimate.ScoreInterval.Value.Upper.Value, 0.05);
        }
        Assert.Equal(19, GroupMetrics.All.Count(m => m.ScoreInterval is not null));
    }
}
