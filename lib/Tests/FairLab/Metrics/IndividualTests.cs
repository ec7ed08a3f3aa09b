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
        var naive = 1 - Enumerable.Range(0, n).Average(i => Math.Abs(v[i] - Enumerable.Range(0, n).Where(j => includeSelf || j != i)
            .OrderBy(j => Enumerable.Range(0, width).Sum(f => Math.Pow(x[i * width + f] - x[j * width + f], 2))).ThenBy(j => j).Take(k).Average(j => v[j])));
        Assert.Equal(naive, Consistency.Of(x, width, v, k, includeSelf), 1e-12);
    }

    [Fact]
    public void Consistency_of_equal_decisions_is_1_and_of_too_few_people_undefined()
    {
        Assert.Equal(1, Consistency.Of(new float[10], 1, Array.ConvertAll(new double[10], _ => 1.0), 3), 1e-15);
        Assert.Equal("undefined (3 people, needs more than 3)", Consistency.Of(new float[3], 1, new double[3], 3).ToString());
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
        var (all, between) = (GeneralizedEntropy.Of(data, decisions), GeneralizedEntropy.BetweenGroups(data, decisions));
        Assert.InRange(between.Value, 0.001, all.Value);
    }
}
