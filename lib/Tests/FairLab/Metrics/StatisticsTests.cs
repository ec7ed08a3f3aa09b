using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

public sealed class StatisticsTests
{
    [Theory]
    // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_gives_the_published_interval(int successes, int n, double lower, double upper)
    {
        var interval = Proportion.Wilson(successes, n);
        Assert.Equal(lower, interval.Lower, 0.00006);
        Assert.Equal(upper, interval.Upper, 0.00006);
    }

    [Theory]
    // Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10.
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1)]
    public void Newcombe_gives_the_published_interval(int s0, int n0, int s1, int n1, double lower, double upper)
    {
        var interval = Proportion.Newcombe(s0, n0, s1, n1);
        Assert.Equal(lower, interval.Lower, 0.00006);
        Assert.Equal(upper, interval.Upper, 0.00006);
    }

    [Fact]
    public void Intervals_over_nobody_are_undefined()
    {
        Assert.Equal("undefined (no trials)", Proportion.Wilson(0, 0).ToString());
        Assert.False(Proportion.Newcombe(1, 2, 0, 0).Lower.IsDefined);
        Assert.Throws<ArgumentException>(() => Proportion.Wilson(3, 2));
    }

    [Property]
    public void Wilson_always_contains_the_share(byte a, byte b)
    {
        var (k, n) = (Math.Min(a, b), Math.Max(Math.Max(a, b), (byte)1));
        Assert.True(Proportion.Wilson(k, n).Contains((double)k / n));
    }

    [Fact]
    public void Holm_and_BenjaminiHochberg_by_hand()
    {
        double[] p = [0.01, 0.04, 0.03, 0.005];
        Assert.Equal([0.03, 0.06, 0.06, 0.02], MultipleTesting.Holm(p).Select(v => Math.Round(v, 12)));
        Assert.Equal([0.02, 0.04, 0.04, 0.02], MultipleTesting.BenjaminiHochberg(p).Select(v => Math.Round(v, 12)));
        Assert.Contains("hypothesis 1: found the p-value 2",
            Assert.Throws<ArgumentException>(() => MultipleTesting.Holm([0.1, 2])).Message);
    }

    [Fact]
    public void Paired_t_test_and_interval_on_Students_sleep_data_are_the_published_ones()
    {
        // Student 1908: t = 4.0621 on 9 degrees of freedom, p = 0.002833, 95% interval 0.7001142 to 2.4598858.
        double[] differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
        var test = StudentT.Paired(differences);
        Assert.Equal(1.58, test.Statistic, 1e-12);
        Assert.Equal(0.002833, test.PValue, 1e-6);
        Assert.Equal(0.7001142, StudentT.Interval(differences).Lower, 1e-6);
        Assert.Equal(2.4598858, StudentT.Interval(differences).Upper, 1e-6);
    }

    [Fact]
    public void Equivalence_shows_nothing_where_there_is_nothing_and_not_where_there_is()
    {
        var random = new SeededRandom(1);
        var noise = Enumerable.Range(0, 20).Select(_ => 0.02 * random.NextGaussian()).ToArray();
        Assert.True(StudentT.Equivalence(noise, 0.03).PValue < 0.001);
        Assert.True(StudentT.Equivalence([.. noise.Select(v => v + 0.05)], 0.03).PValue > 0.9);
        Assert.Equal("undefined (value 1 is NaN)", StudentT.Equivalence([0, double.NaN], 0.1).PValue.ToString());
        Assert.Equal("undefined (1 values, needs 2)", StudentT.Paired([1]).PValue.ToString());
    }

    [Fact]
    public void Paired_permutation_of_three_positive_differences_is_two_in_eight() =>
        Assert.Equal(0.25, PermutationTest.Paired([1, 2, 3], seed: 1).PValue, 1e-12);

    [Fact]
    public void Paired_permutation_by_lot_agrees_with_the_exact_one()
    {
        double[] differences = [1.2, 2.4, 1.3, -1.3, 0, 1, -1.8, 0.8, 4.6, 1.4, 0.3, -0.2, 0.9, -0.5, 1.1, 0.2];
        // A pair without a difference changes nothing but the way it is computed.
        double[] longer = [.. differences, 0.0];
        Assert.Equal(PermutationTest.Paired(differences, 1).PValue.Value,
            PermutationTest.Paired(longer, 1, 40000).PValue.Value, 0.01);
    }

    [Fact]
    public void Groups_permutation_of_the_lady_tasting_tea_agrees_with_Fisher()
    {
        // Fisher 1935: 3 of 4 against 1 of 4, two-sided exact p = 34/70.
        var counts = GroupMetricsTests.Counts(new(3, 0, 0, 1), new(1, 0, 0, 3));
        var test = PermutationTest.Groups(counts, GroupMetrics.ParityDifference, seed: 1, draws: 20000);
        Assert.Equal(34.0 / 70, test.PValue.Value, 0.015);
        Assert.Equal(0.5, test.Statistic.Value);
    }

    [Fact]
    public void Groups_permutation_under_the_null_rejects_as_often_as_its_level()
    {
        var random = new SeededRandom(2);
        var rejected = 0;
        for (var trial = 0; trial < 500; trial++)
        {
            Confusion Draw(long n)
            {
                var cells = new long[4];
                Binomial.Multinomial(random, n, [0.3, 0.1, 0.4, 0.2], cells);
                return new Confusion(cells[0], cells[1], cells[2], cells[3]);
            }
            var counts = GroupMetricsTests.Counts(Draw(80), Draw(120));
            rejected += PermutationTest.Groups(
                counts, GroupMetrics.Opportunity, trial, draws: 199, withinLabels: true).PValue <= 0.05 ? 1 : 0;
        }
        Assert.InRange(rejected / 500.0, 0.02, 0.08);
    }

    [Theory]
    [InlineData(40, 60, 30)]
    [InlineData(5, 3, 4)]
    [InlineData(1000, 20, 500)]
    public void Hypergeometric_draws_follow_the_exact_distribution(long marked, long plain, long draws)
    {
        var random = new SeededRandom(3);
        const int n = 50000;
        var counts = new Dictionary<long, int>();
        for (var i = 0; i < n; i++)
        {
            var k = Hypergeometric.Sample(random, draws, marked, plain);
            counts[k] = counts.GetValueOrDefault(k) + 1;
        }
        var (chi, cells) = (0.0, 0);
        for (var k = Math.Max(0, draws - plain); k <= Math.Min(draws, marked); k++)
        {
            var expected = n * MathNet.Numerics.Distributions.Hypergeometric.PMF(
                (int)(marked + plain), (int)marked, (int)draws, (int)k);
            if (expected < 10)
                continue;
            chi += Math.Pow(counts.GetValueOrDefault(k) - expected, 2) / expected;
            cells++;
        }
        Assert.InRange(chi, 0, MathNet.Numerics.Distributions.ChiSquared.InvCDF(cells, 0.999));
    }

    [Fact]
    public void Power_gives_the_published_sizes()
    {
        // R 4, power.prop.test: (.50, .75, power .90) gives n = 76.7; n = 50 gives power 0.740.
        Assert.Equal(76.7, Power.PeoplePerGroup(0.5, 0.75, 0.9), 0.05);
        Assert.Equal(0.740, Power.ForDifference(0.5, 0.75, 50, 50), 0.0006);
        var smallest = Power.SmallestDifference(0.5, 50, 50, 0.74);
        Assert.Equal(0.25, smallest, 0.001);
        Assert.False(Power.SmallestDifference(0.9, 5, 5).IsDefined);
    }
}
