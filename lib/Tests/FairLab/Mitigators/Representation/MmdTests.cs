using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FairLab.Tests.Detectors;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>E k(a, a') + E k(b, b') - 2 E k(a, b).</summary>
public sealed class MmdTests
{
    [Fact]
    public void Unbiased_is_the_naive_loop()
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(1);
        var (a, b) = (Toy.Normal(13, 3, random), Toy.Normal(9, 3, random, 0.5));
        const double sigma = 1.7;
        Assert.Equal(Naive(a, b, sigma), MaximumMeanDiscrepancy.Unbiased(a, b, sigma).item<double>(), 1e-12);
        // A row of weight k is k rows, and the median distance too.
        double[] v = [.. Enumerable.Range(0, 13).Select(i => 1.0 + i % 3)], w = [.. Enumerable.Range(0, 9).Select(i =>
            1.0 + i % 2)];
        Tensor Repeated(Tensor rows, double[] times) => rows.index_select(0,
            tensor([.. times.SelectMany((t, i) => Enumerable.Repeat((long)i, (int)t))]));
        var (ra, rb) = (Repeated(a, v), Repeated(b, w));
        Assert.Equal(Naive(ra, rb, sigma),
            MaximumMeanDiscrepancy.Unbiased(a, b, sigma, tensor(v), tensor(w)).item<double>(), 1e-12);
        Assert.Equal(MaximumMeanDiscrepancy.Unbiased(ra, rb).item<double>(),
            MaximumMeanDiscrepancy.Unbiased(a, b, null, tensor(v), tensor(w)).item<double>(), 1e-12);
    }

    [Fact]
    public void Linear_and_random_features_and_the_median_by_hand()
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(2);
        var (a, b) = (Toy.Normal(60, 4, random), Toy.Normal(80, 4, random, 0.8));
        var means = Enumerable.Range(0, 4).Sum(j => Math.Pow(
            Rows(a).Average(r => r[j]) - Rows(b).Average(r => r[j]), 2));
        Assert.Equal(means, MaximumMeanDiscrepancy.Linear(a, b).item<double>(), 1e-12);
        // The biased estimator counts each row with itself.
        const double sigma = 2;
        double Mean(double[][] x, double[][] y) => x.Average(p => y.Average(q => Kernel(p, q, sigma)));
        var biased = Mean(Rows(a), Rows(a)) + Mean(Rows(b), Rows(b)) - 2 * Mean(Rows(a), Rows(b));
        Assert.Equal(biased, MaximumMeanDiscrepancy.RandomFeatures(a, b, 20000, 3, sigma).item<double>(), 0.01);
        Assert.Equal(0, MaximumMeanDiscrepancy.RandomFeatures(a, a, 500, 3).item<double>(), 1e-12);
        // Distances 1, 1, 2, and three of rows that are equal, which do not count.
        var line = tensor([0.0, 1, 2, 2, 2], [5, 1]);
        Assert.Equal(1, MaximumMeanDiscrepancy.MedianDistance(tensor([0.0, 1, 2], [3, 1])), 1e-12);
        Assert.Equal(MaximumMeanDiscrepancy.MedianDistance(line), MaximumMeanDiscrepancy.MedianDistance(
            tensor([0.0, 1, 2], [3, 1]), tensor([1.0, 1, 3])), 1e-12);
        Assert.Equal(1, MaximumMeanDiscrepancy.MedianDistance(ones(4, 2)), 1e-12);
    }

    [Fact]
    public void A_permutation_test_keeps_its_level_and_sees_a_shift()
    {
        // 500 draws of 15 and 15 rows from one distribution: .05 ± .02 are rejected at .05.
        var random = new SeededRandom(3);
        var (rejected, seen) = (0, 0);
        for (var draw = 0; draw < 500; draw++)
        {
            rejected += PValue(random, 0) <= 0.05 ? 1 : 0;
            seen += draw < 20 && PValue(random, 2) <= 0.05 ? 1 : 0;
        }
        Assert.InRange(rejected / 500.0, 0.03, 0.07);
        Assert.True(seen >= 18, $"{seen} of 20");
    }

    static double PValue(SeededRandom random, double shift)
    {
        using var scope = NewDisposeScope();
        const int half = 15;
        var all = cat([Toy.Normal(half, 2, random), Toy.Normal(half, 2, random, shift)]);
        var sigma = MaximumMeanDiscrepancy.MedianDistance(all);
        double Statistic(long[] order) => MaximumMeanDiscrepancy.Unbiased(all.index_select(0, tensor(order[..half])),
            all.index_select(0, tensor(order[half..])), sigma).item<double>();
        var observed = Statistic([.. Enumerable.Range(0, 2 * half).Select(i => (long)i)]);
        return PermutationTest.PValue(59, () =>
            Statistic(Array.ConvertAll(random.Permutation(2 * half), i => (long)i)) >= observed - 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public void The_penalty_brings_groups_together_in_any_layer(int features)
    {
        var split = Toy.Tables(600, 3);
        var network = new MlpOptions { Hidden = [12, 8], MaxEpochs = 40, Patience = 40, LearningRate = 5e-3 };
        double Apart(double strength)
        {
            using var scope = NewDisposeScope();
            var model = new MmdPenalty { Strength = strength, Layer = "hidden1", Features = features }.Fit(split,
                network, 1);
            var h = model.Representation!(split.Test);
            Tensor Of(int g) => h.index_select(0, tensor([.. Enumerable.Range(0, split.Test.Rows)
                .Where(i => split.Test.Group.Codes[i] == g).Select(i => (long)i)]));
            return MaximumMeanDiscrepancy.Unbiased(Of(0), Of(1)).item<float>();
        }
        Assert.True(Apart(10) < 0.1 * Apart(0), $"{Apart(0)} -> {Apart(10)}");
    }

    [Fact]
    public void Gradient_agrees_with_differences_and_bad_samples_are_refused()
    {
        using var scope = NewDisposeScope();
        var b = Toy.Normal(5, 2, new SeededRandom(4));
        Differences.AssertGradient([0.1, -0.4, 0.3, 0.9, -1, 0.2], w =>
            MaximumMeanDiscrepancy.Unbiased(w.reshape(3, 2), b, 1.2));
        Assert.Contains("found samples of shape [1, 2] and [5, 2]", Assert.Throws<ArgumentException>(() =>
            MaximumMeanDiscrepancy.Unbiased(zeros(1, 2), b)).Message);
        Assert.Contains("expected [m, d] and [n, d]", Assert.Throws<ArgumentException>(() =>
            MaximumMeanDiscrepancy.Unbiased(zeros(5, 3), b)).Message);
    }

    static double Naive(Tensor a, Tensor b, double sigma)
    {
        var (x, y) = (Rows(a), Rows(b));
        double Within(double[][] s)
        {
            var sum = 0.0;
            for (var i = 0; i < s.Length; i++)
                for (var j = 0; j < s.Length; j++)
                    sum += i == j ? 0 : Kernel(s[i], s[j], sigma);
            return sum / (s.Length * (s.Length - 1.0));
        }
        return Within(x) + Within(y) - 2 * x.Average(p => y.Average(q => Kernel(p, q, sigma)));
    }

    static double Kernel(double[] p, double[] q, double sigma) =>
        Math.Exp(-p.Zip(q, (u, v) => (u - v) * (u - v)).Sum() / (2 * sigma * sigma));

    static double[][] Rows(Tensor t) => [.. t.data<double>().ToArray().Chunk((int)t.shape[1])];
}
