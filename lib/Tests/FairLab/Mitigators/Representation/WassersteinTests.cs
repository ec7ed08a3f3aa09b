using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FairLab.Tests.Detectors;
using FsCheck.Xunit;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>W₁ on a line, as a penalty and as a repair.</summary>
public sealed class WassersteinTests
{
    [Property(MaxTest = 20)]
    public void Distance_is_that_of_a_linear_program_and_strong_demographic_parity(int seed)
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(seed);
        const int n = 14;
        double[] s = [.. Enumerable.Range(0, n).Select(_ => Math.Round(random.NextDouble(), 1 + random.Next(3)))];
        int[] z = [.. Enumerable.Range(0, n).Select(i => i < 3 ? i : random.Next(3))];
        double[] w = [.. Enumerable.Range(0, n).Select(_ => 1.0 + random.Next(3))];
        var (expected, strong) = (0.0, 0.0);
        for (var g = 0; g < 3; g++)
        {
            double[] own = [.. w.Select((v, i) => z[i] == g ? v : 0)];
            expected += own.Sum() / w.Sum() * Transport(s, own, s, w);
            // E_τ |P(s > τ | a) - P(s > τ)|: between two scores the integrand stays.
            double[] steps = [.. s.Append(0).Append(1).Distinct().Order()];
            double Above(double[] of, double t) => s.Select((v, i) => v > t ? of[i] : 0).Sum() / of.Sum();
            strong += own.Sum() / w.Sum() * steps.Zip(steps.Skip(1)).Sum(p =>
                (p.Second - p.First) * Math.Abs(Above(own, p.First) - Above(w, p.First)));
        }
        var member = tensor([.. z.SelectMany(g => (double[])[g == 0 ? 1 : 0, g == 1 ? 1 : 0, g == 2 ? 1 : 0])], [n, 3]);
        var found = WassersteinPenalty.Distance(tensor(s), member, tensor(w))!.item<double>();
        Assert.Equal(expected, found, 1e-10);
        Assert.Equal(strong, found, 1e-10);
    }

    /// <summary>The least cost of moving one weighted sample to another, by a linear program.</summary>
    static double Transport(double[] a, double[] v, double[] b, double[] w)
    {
        var program = new LinearProgram();
        var flow = a.Select(x => b.Select(y => program.Variable(Math.Abs(x - y))).ToArray()).ToArray();
        for (var i = 0; i < a.Length; i++)
            program.Equal(v[i] / v.Sum(), flow[i].Select(f => (f, 1.0)));
        for (var j = 0; j < b.Length; j++)
            program.Equal(w[j] / w.Sum(), flow.Select(f => (f[j], 1.0)));
        return program.Solve().Objective;
    }

    [Fact]
    public void Gradient_agrees_with_differences()
    {
        using var scope = NewDisposeScope();
        var member = tensor([1.0, 0, 0, 1, 1, 0, 0, 1, 0, 1], [5, 2]);
        Differences.AssertGradient([0.1, 0.35, 0.52, 0.77, 0.9], s =>
            WassersteinPenalty.Distance(s, member, tensor([1.0, 2, 1, 1, 3]))!);
        Assert.Null(WassersteinPenalty.Distance(tensor([0.1, 0.2]), tensor([1.0, 0, 1, 0], [2, 2])));
    }

    [Fact]
    public void The_penalty_makes_score_distributions_alike()
    {
        var split = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 4);
        var network = new MlpOptions { Hidden = [16], MaxEpochs = 25 };
        double Apart(double strength) => GroupScores.From(split.Test,
            new WassersteinPenalty { Strength = strength }.Fit(split, network, 1).Score(split.Test))
            .AreaBetweenDistributions.Value;
        Assert.True(Apart(20) < 0.25 * Apart(0), $"{Apart(0)} -> {Apart(20)}");
    }

    [Fact]
    public void Full_repair_makes_groups_alike_and_partial_repair_goes_there_step_by_step()
    {
        // Scores of 2,000 people whose groups differ in place and spread; another 2,000 are repaired.
        TabularDataset People(long seed)
        {
            var random = new SeededRandom(seed);
            int[] z = [.. Enumerable.Range(0, 2000).Select(_ => random.Next(2))];
            double[] x = [.. z.Select(g => 1 / (1 + Math.Exp(-(g + (0.5 + g) * random.NextGaussian()))))];
            return new TabularDataset("scores", [new Feature("x", "x", false)], x, new int[2000],
                [new Grouping("z", ["u", "p"], z)]);
        }
        var (fitted, asked) = (People(1), People(2));
        double[] Scores(TabularDataset d) => d.Values();
        double Smirnov(TabularDataset d, double level)
        {
            var rule = new BarycentreRepair { Level = level }.Fit(fitted, Scores(fitted), 1);
            return GroupScores.From(d, rule.Score(d, Scores(d))).KolmogorovSmirnov.Value;
        }
        // KS within 2/√n, n people in a group.
        Assert.True(Smirnov(fitted, 1) <= 2 / Math.Sqrt(1000), $"{Smirnov(fitted, 1)}");
        Assert.True(Smirnov(asked, 1) <= 2 / Math.Sqrt(1000) * Math.Sqrt(2), $"{Smirnov(asked, 1)}");
        double[] steps = [.. ((double[])[0, 0.25, 0.5, 0.75, 1]).Select(t => Smirnov(asked, t))];
        Assert.Equal(steps.OrderDescending(), steps);
        Assert.True(steps[0] > 0.3);
        // Nothing is done at 0; within a group the order stays.
        Assert.Equal(Scores(asked), new BarycentreRepair { Level = 0 }.Fit(fitted, Scores(fitted), 1).Score(asked,
            Scores(asked)));
        var whole = new BarycentreRepair().Fit(fitted, Scores(fitted), 1);
        var repaired = whole.Score(asked, Scores(asked));
        var own = Enumerable.Range(0, 2000).Where(i => asked.Group.Codes[i] == 0).OrderBy(i =>
            Scores(asked)[i]).ToArray();
        Assert.All(own.Zip(own.Skip(1)), p => Assert.True(repaired[p.First] <= repaired[p.Second]));
        Assert.Equal(repaired.Select(s => s >= 0.5 ? 1.0 : 0), whole.Decide(asked, Scores(asked)).Probabilities);
    }

    [Fact]
    public void Ties_are_broken_by_lot_and_stay_alike()
    {
        // Three scores, with other shares in the two groups: full repair needs chance within a score.
        var random = new SeededRandom(5);
        int[] z = [.. Enumerable.Range(0, 3000).Select(_ => random.Next(2))];
        double[] s = [.. z.Select(g => (double)random.Next(10) is var d && d < 3 + 3 * g ? 0.7 : d < 8 ? 0.4 : 0.1)];
        var people = new TabularDataset("ties", [new Feature("x", "x", false)], s, new int[3000], [new Grouping("z",
            ["u", "p"], z)]);
        var counts = GroupCounts.From(people, new BarycentreRepair().Fit(people, s, 1).Decide(people, s));
        var plain = GroupCounts.From(people, Decisions.FromScores(s));
        Assert.True(Math.Abs(plain[GroupMetrics.ParityDifference].Value) > 0.25);
        Assert.InRange(counts[GroupMetrics.ParityDifference].Value, -0.04, 0.04);
    }
}
