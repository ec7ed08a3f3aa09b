using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

public sealed class IndividualTests
{
    [Property(MaxTest = 20)]
    public void Consistency_equals_a_naive_search(int seed, bool includeSelf)
    {
        var random = new SeededRandom(seed);
        const int n = 61, width = 5, k = 4;
        var x = Array.ConvertAll(new float[n * width], _ => (float)random.Next(4));
        var v = Array.ConvertAll(new double[n], _ => (double)random.Next(2));
        double Distance(int i, int j) =>
            Enumerable.Range(0, width).Sum(f => Math.Pow(x[i * width + f] - x[j * width + f], 2));
        double Mean(int i)
        {
            var others = Enumerable.Range(0, n).Where(j => includeSelf || j != i).ToArray();
            var farthest = others.Select(j => Distance(i, j)).Order().ElementAt(k - 1);
            var (nearer, tied) =
                (others.Where(j => Distance(i, j) < farthest).ToArray(), others.Where(j => Distance(i, j) == farthest));
            return (nearer.Sum(j => v[j]) + (k - nearer.Length) * tied.Average(j => v[j])) / k;
        }
        var naive = 1 - Enumerable.Range(0, n).Average(i => Math.Abs(v[i] - Mean(i)));
        Assert.Equal(naive, Consistency.Compute(x, width, v, k, includeSelf), 1e-12);

        // In any order, and with repeated rows told as weights.
        var order = random.Permutation(n);
        float[] Rows(IEnumerable<int> rows) => [.. rows.SelectMany(i => x.AsSpan(i * width, width).ToArray())];
        Assert.Equal(
            naive, Consistency.Compute(Rows(order), width, Array.ConvertAll(order, i => v[i]), k, includeSelf), 1e-12);
        double[] weights = [.. v.Select(_ => (double)random.Next(3))];
        int[] repeated = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Repeat(i, (int)weights[i]))];
        Assert.Equal(
            Consistency.Compute(Rows(repeated), width, Array.ConvertAll(repeated, i => v[i]), k, includeSelf).Value,
            Consistency.Compute(x, width, v, k, includeSelf, weights).Value, 1e-12);
    }

    [Fact]
    public void Consistency_with_ties_averages_over_the_tied_in_any_order()
    {
        float[] x = [5, 5, 5, 5, 9];
        double[] y = [1, 0, 0, 0, 1];
        for (var seed = 0; seed < 20; seed++)
        {
            var order = new SeededRandom(seed).Permutation(5);
            Assert.Equal(0.45, Consistency.Compute(
                Array.ConvertAll(order, i => x[i]), 1, Array.ConvertAll(order, i => y[i]), 1), 1e-12);
        }
        // Neighbours are found where squares would overflow, or vanish.
        Assert.Equal(1, Consistency.Compute((float[])[1, 1e30f, 2, 1.1e30f], 1, [0, 1, 0, 1], 1), 1e-12);
        Assert.Equal(1, Consistency.Compute((float[])[1e-30f, 5e-30f, 1.1e-30f, 5.1e-30f], 1, [0, 1, 0, 1], 1), 1e-12);
    }

    [Fact]
    public void Consistency_of_Adult_is_the_same_in_any_order()
    {
        var adult = Datasets.Load("adult-counts");
        var shuffled = adult.Select(new SeededRandom(1).Permutation(adult.Rows));
        double Of(TabularDataset data) =>
            Consistency.Compute(data, new Decisions(Array.ConvertAll(data.Labels, y => (double)y)), 5);
        Assert.Equal(0.780, Of(adult), 0.0005);
        Assert.Equal(Of(adult), Of(shuffled), 1e-12);
    }

    [Fact]
    public void Consistency_of_equal_decisions_is_1_and_of_too_few_people_undefined()
    {
        Assert.Equal(1, Consistency.Compute(new float[10], 1, Array.ConvertAll(new double[10], _ => 1.0), 3), 1e-15);
        Assert.Equal("undefined (3 people, needs more than 3)", Consistency.Compute(new float[3], 1, new double[3], 3)
            .ToString());
    }

    [Fact]
    public void GeneralizedEntropy_by_hand()
    {
        // Benefits 2, 1, 0 around a mean of 1: GE(2) = (3 + 0 - 1) / (2 * 3) = 1/3; Theil = 2 ln 2 / 3.
        Assert.Equal(1.0 / 3, GeneralizedEntropy.Index([2, 1, 0]), 1e-12);
        Assert.Equal(2 * Math.Log(2) / 3, GeneralizedEntropy.Index([2, 1, 0], 1), 1e-12);
        Assert.Equal("undefined (somebody without benefit)", GeneralizedEntropy.Index([2, 1, 0], 0).ToString());
        Assert.Equal("undefined (no benefit for anybody)", GeneralizedEntropy.Index([0, 0]).ToString());
        Assert.Equal(0, GeneralizedEntropy.Index([3, 3, 3], 0), 1e-15);
    }

    [Fact]
    public void GeneralizedEntropy_near_1_and_0_runs_into_Theil_and_log_deviation()
    {
        double[] benefits = [0.5, 1, 2, 1.5];
        Assert.Equal(GeneralizedEntropy.Index(benefits, 1), GeneralizedEntropy.Index(benefits, 1 + 1e-6), 1e-6);
        Assert.Equal(GeneralizedEntropy.Index(benefits, 0), GeneralizedEntropy.Index(benefits, 1e-6), 1e-6);
    }

    [Fact]
    public void BetweenGroups_is_part_of_the_whole()
    {
        var data = Datasets.Load("compas-counts");
        var decisions = new Decisions(Array.ConvertAll(data.Group.Codes, z => (double)z));
        var (all, between) =
            (GeneralizedEntropy.Index(data, decisions), GeneralizedEntropy.BetweenGroups(data, decisions));
        Assert.InRange(between.Value, 0.001, all.Value);
    }
}
