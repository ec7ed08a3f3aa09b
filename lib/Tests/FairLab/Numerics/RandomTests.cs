using FairLab.Numerics;

namespace FairLab.Tests.Numerics;

public sealed class RandomTests
{
    [Fact]
    public void SeededRandom_first_numbers_are_those_of_the_published_algorithm()
    {
        // xoshiro256** seeded by SplitMix64, computed with an independent implementation in Python.
        var random = new SeededRandom(42);
        Assert.Equal(
            (ulong[])[1546998764402558742, 6990951692964543102, 12544586762248559009],
            new ulong[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void Permutation_holds_every_number_once() =>
        Assert.Equal(Enumerable.Range(0, 1000), new SeededRandom(1).Permutation(1000).Order());

    [Fact]
    public void Next_is_uniform()
    {
        // Chi-square with 6 degrees of freedom; 99.9% quantile 22.46.
        var random = new SeededRandom(2);
        var counts = new double[7];
        for (var i = 0; i < 70000; i++)
            counts[random.Next(7)]++;
        Assert.InRange(counts.Sum(c => (c - 10000) * (c - 10000) / 10000), 0, 22.46);
    }

    [Fact]
    public void NextGaussian_has_mean_0_and_variance_1()
    {
        var random = new SeededRandom(3);
        var draws = Enumerable.Range(0, 100000).Select(_ => random.NextGaussian()).ToArray();
        Assert.Equal(0, draws.Average(), 0.015);
        Assert.Equal(1, draws.Sum(d => d * d) / draws.Length, 0.02);
    }

    [Theory]
    [InlineData(20, 0.3)]     // inversion
    [InlineData(50, 0.9)]     // rejection on the complement
    [InlineData(100, 0.4)]    // rejection
    public void Binomial_draws_follow_the_exact_distribution(int n, double p)
    {
        var random = new SeededRandom(4);
        const int draws = 100000;
        var counts = new double[n + 1];
        for (var i = 0; i < draws; i++)
            counts[Binomial.Sample(random, n, p)]++;
        var (chi, cells, tail, tailExpected) = (0.0, 0, 0.0, 0.0);
        for (var k = 0; k <= n; k++)
        {
            var expected = draws * MathNet.Numerics.Distributions.Binomial.PMF(p, n, k);
            if (expected < 10)
            {
                (tail, tailExpected) = (tail + counts[k], tailExpected + expected);
                continue;
            }
            chi += (counts[k] - expected) * (counts[k] - expected) / expected;
            cells++;
        }
        chi += (tail - tailExpected) * (tail - tailExpected) / Math.Max(tailExpected, 1e-9);
        Assert.InRange(chi, 0, MathNet.Numerics.Distributions.ChiSquared.InvCDF(cells, 0.999));
    }

    [Fact]
    public void Binomial_of_a_billion_trials_has_the_right_spread()
    {
        var random = new SeededRandom(5);
        var z = Enumerable
            .Range(0, 20000)
            .Select(_ => (Binomial.Sample(random, 1_000_000_000, 0.25) - 2.5e8) / Math.Sqrt(1.875e8))
            .ToArray();
        Assert.Equal(0, z.Average(), 0.03);
        Assert.Equal(1, z.Sum(d => d * d) / z.Length, 0.04);
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 1, 10)]
    public void Binomial_without_chance_is_exact(long n, double p, long expected) =>
        Assert.Equal(expected, Binomial.Sample(new SeededRandom(1), n, p));

    [Fact]
    public void Multinomial_sums_to_n_and_leaves_empty_cells_empty()
    {
        var counts = new long[4];
        Binomial.Multinomial(new SeededRandom(6), 1000, [1, 0, 3, 0], counts);
        Assert.Equal(1000, counts.Sum());
        Assert.Equal((0, 0), (counts[1], counts[3]));
    }
}
