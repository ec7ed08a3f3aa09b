using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;
using TorchSharp;

namespace FairLab.Tests.Mitigators;

/// <summary>A row of weight 3 is three rows, a row of weight 0 is none.</summary>
public sealed class WeightTests
{
    static readonly TabularDataset People = Datasets.Load("compas-counts").Split(0.1, 0.1, 0.8, seed: 6).Train;

    public static TheoryData<string> PostProcessors => [.. Methods.PostProcessors];

    public static TheoryData<string> Names => [.. Methods.Names];

    [Theory]
    [MemberData(nameof(PostProcessors))]
    public void Post_processor_with_weights_decides_as_with_rows_repeated(string name)
    {
        var scores = LogisticRegression.Train(People, new LogisticOptions()).Predict(People);
        var (weighted, repeated, rows) = Both(People, seed: 3);
        var method = (IPostProcessor)Methods.Create(name);
        var byWeight = method.Fit(weighted, scores, 0).Decide(People, scores).Probabilities;
        var byRows = method.Fit(repeated, [.. rows.Select(i => scores[i])], 0).Decide(People, scores).Probabilities;
        Assert.All(byRows.Zip(byWeight), p => Assert.Equal(p.First, p.Second, 1e-9));
        // And the weights matter: without them the outcome is another one.
        Assert.NotEqual(method.Fit(People, scores, 0).Decide(People, scores).Probabilities, byWeight);
    }

    [Property(MaxTest = 3)]
    public void Score_metrics_with_weights_equal_those_of_rows_repeated(int seed)
    {
        var (data, scores) = Scored.Random(seed, 120, 3);
        var (weighted, repeated, rows) = Both(data, seed);
        var (a, b) = (GroupScores.From(weighted, scores), GroupScores.From(repeated, [.. rows.Select(i => scores[i])]));
        foreach (var measure in (Func<GroupScores, Measure>[])[s => s.AucGap, s => s.AreaBetweenDistributions,
            s => s.AreaBetweenDensities, s => s.KolmogorovSmirnov,
            s => s.AreaBetweenRocCurves, s => s.BaseRate, s => s.Auc(1), s => s.All(2).Mean,
            s => s.At(0.4)[GroupMetrics.OddsMax]])
            Assert.Equal(measure(b).Value, measure(a).Value, 1e-9);
    }

    [Property(MaxTest = 10)]
    public void Moments_and_objectives_with_weights_equal_those_of_rows_repeated(int seed)
    {
        var random = new SeededRandom(seed);
        var (weighted, repeated, rows) = Both(People, seed);
        var x = Standardizer.Fit(People).ApplyDouble(People);
        double[] again = [.. rows.SelectMany(i => x[(i * People.Width)..((i + 1) * People.Width)])];

        foreach (var constraint in Enum.GetValues<FairnessConstraint>())
        {
            var h = Array.ConvertAll(People.Labels, _ => random.NextDouble());
            var (a, b) = (new Moments(weighted, constraint), new Moments(repeated, constraint));
            double[] hAgain = [.. rows.Select(i => h[i])];
            Assert.Equal(b.Error(hAgain), a.Error(h), 1e-12);
            Assert.All(b.Values(hAgain).Zip(a.Values(h)), p => Assert.Equal(p.First, p.Second, 1e-12));
        }
        SameObjective(new PrejudiceRemover.Objective(repeated, again, 3, 0.5).Evaluate,
            new PrejudiceRemover.Objective(weighted, x, 3, 0.5).Evaluate,
            new PrejudiceRemover.Objective(weighted, x, 3, 0.5).Parameters, random);
        var options = new FairRepresentations { Prototypes = 4 };
        SameObjective(new PrototypeProblem(repeated, again, options).Evaluate,
            new PrototypeProblem(weighted, x, options).Evaluate, 4 * People.Width + 4 + People.Width, random);
    }

    [Fact]
    public void Pre_processors_with_weights_find_what_they_find_with_rows_repeated()
    {
        var (weighted, repeated, _) = Both(People, seed: 5);
        var method = new OptimizedPreprocessing();
        Assert.Equal(method.Solve(repeated).Objective, method.Solve(weighted).Objective, 1e-9);
        Assert.All(Reweighing.Table(repeated).SelectMany(w => w).Zip(Reweighing.Table(weighted).SelectMany(w => w)),
            p => Assert.Equal(p.First.Value, p.Second.Value, 1e-12));
        Assert.All(ProxyFinder.Rank(repeated).Zip(ProxyFinder.Rank(weighted)), p =>
        {
            Assert.Equal(p.First.Column, p.Second.Column);
            Assert.Equal(p.First.Auc, p.Second.Auc, 1e-12);
            Assert.Equal(p.First.MutualInformation, p.Second.MutualInformation, 1e-12);
        });
    }

    [Fact]
    public void DisparateImpactRepair_with_weights_makes_the_weighted_distributions_alike()
    {
        var random = new SeededRandom(8);
        const int n = 6000;
        // Old people are rare in both groups but count five times as much in the second.
        var z = Array.ConvertAll(new int[n], _ => random.Next(2));
        var old = Array.ConvertAll(z, _ => random.Next(4) == 0);
        var age = old.Select((o, i) => (float)((o ? 60 : 30) + 5 * random.NextGaussian() + z[i])).ToArray();
        var data = new TabularDataset("ages", [new Feature("age", "age", false)], age,
            Array.ConvertAll(z, _ => random.Next(2)), [new Grouping("z", ["a", "b"], z)])
            .WithWeights([.. old.Select((o, i) => o && z[i] == 1 ? 5.0 : 1)]);
        double Distance(TabularDataset d) =>
            GroupScores.From(d, Array.ConvertAll(d.Features, v => (double)v)).KolmogorovSmirnov;
        var repaired = new DisparateImpactRepair().Fit(data, 1).Train;
        Assert.True(Distance(data) > 0.3);
        Assert.InRange(Distance(repaired), 0, 0.04);
    }

    [Fact]
    public void Hsic_with_weights_equals_rows_repeated()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(2);
        var (x, y) = (torch.randn([6, 2], torch.ScalarType.Float64), torch.randn([6, 3], torch.ScalarType.Float64));
        var rows = torch.tensor([0L, 0, 1, 2, 2, 2, 4, 5, 5]);
        var weighted = HsicPenalty.Hsic(x, y, 1, torch.tensor([2.0, 1, 3, 0, 1, 2]));
        Assert.Equal(HsicPenalty.Hsic(x.index_select(0, rows), y.index_select(0, rows)).item<double>(),
            weighted.item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_with_weights_of_one_is_fit_without(string name)
    {
        var split = Datasets.Load("compas-counts").Split(0.1, 0.1, 0.8, seed: 6);
        var quick = new MlpOptions { Hidden = [8], MaxEpochs = 2 };
        var weighted = split.Map(d => d.WithWeights(Array.ConvertAll(d.Labels, _ => 1.0)));
        var (a, b) = (Methods.Create(name).Fit(split, quick, 1).Decide(split.Test),
            Methods.Create(name).Fit(weighted, quick, 1).Decide(split.Test));
        Assert.All(a.Probabilities.Zip(b.Probabilities), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    static void SameObjective(Lbfgs.Objective first, Lbfgs.Objective second, int parameters, SeededRandom random)
    {
        var theta = Array.ConvertAll(new double[parameters], _ => 0.3 * random.NextGaussian());
        var (g, h) = (new double[parameters], new double[parameters]);
        Assert.Equal(first(theta, g), second(theta, h), 1e-10);
        Assert.All(g.Zip(h), p => Assert.Equal(p.First, p.Second, 1e-10));
    }

    static (TabularDataset Weighted, TabularDataset Repeated, int[] Rows) Both(TabularDataset data, int seed)
    {
        var random = new SeededRandom(seed);
        // Of every cell of group and label somebody stays.
        var seen = new HashSet<(int, int)>();
        var times = data.Labels.Select((y, i) => Math.Max(seen.Add((y, data.Group.Codes[i])) ? 1 : 0, random.Next(4)))
            .ToArray();
        int[] rows = [.. times.SelectMany((t, i) => Enumerable.Repeat(i, t))];
        return (data.WithWeights(Array.ConvertAll(times, t => (double)t)), data.Select(rows), rows);
    }
}
