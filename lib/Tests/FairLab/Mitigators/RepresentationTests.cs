using System.Text.Json;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class RepresentationTests
{
    static readonly DataSplit Compas = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 4);

    [Property(MaxTest = 5)]
    public void FairRepresentations_gradient_equals_finite_differences(int seed)
    {
        var random = new SeededRandom(seed);
        var data = Compas.Validation.WithGroup(seed % 2 == 0 ? "race" : "race-all")
            .WithWeights(Array.ConvertAll(Compas.Validation.Labels, _ => random.NextDouble()));
        var problem = new PrototypeProblem(data, Standardizer.Fit(data).ApplyDouble(data),
            new FairRepresentations { Prototypes = 4, ReconstructionCost = 0.3 });
        var theta = Array.ConvertAll(problem.Start(random), v => v + 0.2 * random.NextGaussian());
        var (gradient, scratch) = (new double[theta.Length], new double[theta.Length]);
        problem.Evaluate(theta, gradient);
        for (var k = 0; k < theta.Length; k += 3)
        {
            double At(double change)
            {
                var moved = (double[])theta.Clone();
                moved[k] += change;
                return problem.Evaluate(moved, scratch);
            }
            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[k], 1e-5);
        }
    }

    [Fact]
    public void FairRepresentations_makes_groups_belong_alike_and_keeps_what_predicts()
    {
        var change = new FairRepresentations { Prototypes = 5 }.Fit(Compas.Train, 1);
        var width = change.Train.Width;
        for (var k = 0; k < width; k++)
        {
            var means = Enumerable.Range(0, 2)
                .Select(z => Enumerable.Range(0, change.Train.Rows).Where(i => change.Train.Group.Codes[i] == z)
                    .Average(i => change.Train.Row(i)[k])).ToList();
            Assert.Equal(means[0], means[1], 0.02);
        }
        for (var i = 0; i < change.Train.Rows; i++)
            Assert.Equal(1, change.Train.Row(i).ToArray().Sum(), 1e-4);
        var counts = new FairRepresentations().Fit(Compas, new LogisticOptions(), 1).Evaluate(Compas.Test);
        Assert.Null(counts.Degenerate);
        Assert.True(counts[GroupMetrics.Accuracy] > 0.6);
    }

    [Fact]
    public void FairRepresentations_same_seed_gives_the_same_numbers() =>
        Assert.Equal(new FairRepresentations { MaxIterations = 5 }.Fit(Compas.Train, 7).Train.Features,
            new FairRepresentations { MaxIterations = 5 }.Fit(Compas.Train, 7).Train.Features);

    [Theory]
    [InlineData("compas-counts", "race", false)]
    [InlineData("compas-counts", "race", true)]
    [InlineData("compas-counts", "race-all", false)]
    [InlineData("adult-counts", "sex", false)]
    [InlineData("adult-counts", "sex", true)]
    public void OptimizedPreprocessing_optimum_is_proved_and_within_its_limits(
        string id, string attribute, bool perGroup)
    {
        var train = Datasets.Load(id).WithGroup(attribute);
        var method = new OptimizedPreprocessing { LimitsPerGroup = perGroup };
        var map = method.Solve(train);
        Assert.Equal(map.Objective, map.Solution.DualBound, 1e-8);
        var model = DistortionModel.For(train);
        var cells = model.Cells(train);
        var groups = train.Group.Levels.Count;
        var (people, favourable) = (new double[groups], new double[groups]);
        foreach (var state in cells.Zip(train.Labels, train.Group.Codes).GroupBy(s => (Cell: s.First, Label: s.Second)))
        {
            var exceeded = new double[3];
            foreach (var member in state.CountBy(s => s.Third))
            {
                var moves = map.From(member.Key, state.Key.Cell, state.Key.Label).ToList();
                Assert.Equal(1, moves.Sum(m => m.Probability), 1e-9);
                people[member.Key] += member.Value;
                favourable[member.Key] += member.Value * moves.Where(m => m.Label == 1).Sum(m => m.Probability);
                for (var k = 0; k < 3; k++)
                {
                    double Distortion(int cell, int label) =>
                        model.Distortion(state.Key.Cell, state.Key.Label, cell, label);
                    var own = moves.Where(m => Distortion(m.Cell, m.Label) >= method.Limits[k].Distortion)
                        .Sum(m => m.Probability);
                    exceeded[k] += member.Value * own / state.Count();
                    Assert.True(!perGroup || own <= method.Limits[k].Probability + 1e-9);
                }
            }
            for (var k = 0; k < 3; k++)
                Assert.True(exceeded[k] <= method.Limits[k].Probability + 1e-9);
        }
        var rates = favourable.Zip(people, (f, p) => f / p).ToList();
        Assert.True(rates.Max() - rates.Min() <= method.Epsilon + 1e-9);
    }

    public static TheoryData<string, double, double, bool, double?, int?> Optima
    {
        get
        {
            // Golden/optimized_preprocessing.py: the whole program, nothing left out, by scipy's HiGHS.
            using var golden = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "optimized_preprocessing.json")));
            var optima = new TheoryData<string, double, double, bool, double?, int?>();
            foreach (var data in golden.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind == JsonValueKind.Array))
                foreach (var c in data.Value.EnumerateArray())
                    optima.Add(data.Name, c.GetProperty("epsilon").GetDouble(), c.GetProperty("limit").GetDouble(),
                        c.GetProperty("per_group").GetBoolean(),
                        c.GetProperty("objective") is { ValueKind: JsonValueKind.Number } objective
                        ? objective.GetDouble() : null,
                        c.TryGetProperty("reachable", out var reachable) ? reachable.GetInt32() : null);
            return optima;
        }
    }

    [Theory]
    [MemberData(nameof(Optima))]
    public void OptimizedPreprocessing_optimum_is_that_of_another_solver(
        string name, double epsilon, double limit, bool perGroup, double? objective, int? variables)
    {
        var data = Datasets.Load(name.Split(',')[0]);
        if (name.EndsWith("two races", StringComparison.Ordinal))
        {
            var races = data.Groups.Single(g => g.Name == "race-all");
            data = data.Select([.. Enumerable.Range(0, data.Rows)
                .Where(i => races.Levels[races.Codes[i]] is "African-American" or "Caucasian")]);
        }
        var method = new OptimizedPreprocessing
        {
            Epsilon = epsilon, Limits = [(0.99, 0.1), (1.99, limit), (2.99, 0)], LimitsPerGroup = perGroup,
        };
        if (objective is null)
        {
            Assert.Contains("no map brings the groups within",
                Assert.Throws<InvalidOperationException>(() => method.Solve(data)).Message);
            return;
        }
        var map = method.Solve(data);
        Assert.Equal(objective.Value, map.Objective, 1e-8);
        Assert.Equal(variables, map.Variables);
    }

    [Fact]
    public void OptimizedPreprocessing_of_a_toy_equals_brute_force()
    {
        // Two groups, one cell, two labels: the only change is the label. Moving a share a of the lower group up and b
        // of the other down until rates are ε apart costs |net change of P(y)|, so raising one group and lowering the
        // other in balance costs nothing; limits allow 30% of each.
        var column = new CodedColumn("c", [.. Enumerable.Repeat("only", 10)]);
        var data = ReweighingTests.Small([1, 0, 0, 0, 0, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 2)
            .WithColumns([column]);
        var method = new OptimizedPreprocessing
        {
            Model = new DistortionModel([new("c", ["only"], _ => 0)], (_, y, _, newY) => y == newY ? 0 : 1),
            Epsilon = 0.1, Limits = [(0.99, 0.3)],
        };
        var map = method.Solve(data);
        // P(1|0) = .2 + .8 p - .2 q, P(1|1) = .6 - .6 r + .4 s; a grid over the four probabilities finds nothing
        // cheaper.
        var best = double.PositiveInfinity;
        for (var p = 0; p <= 20; p++)
            for (var q = 0; q <= 20; q++)
                for (var r = 0; r <= 20; r++)
                    for (var s = 0; s <= 20; s++)
                    {
                        var (a, b) = (0.2 + 0.8 * p / 20 - 0.2 * q / 20, 0.6 - 0.6 * r / 20 + 0.4 * s / 20);
                        // P(change | y = 0): 4 of group 0 and 2 of group 1; P(change | y = 1): 1 and 3.
                        if (Math.Abs(a - b) <= 0.1 + 1e-12 && (4.0 * p + 2.0 * s) / 120 <= 0.3 + 1e-12
                            && (1.0 * q + 3.0 * r) / 80 <= 0.3 + 1e-12)
                            best = Math.Min(best, Math.Abs((a + b) / 2 - 0.4));
                    }
        Assert.InRange(map.Objective, best - 0.03, best + 1e-9);
        Assert.Equal(map.Objective, map.Solution.DualBound, 1e-9);
    }

    [Fact]
    public void OptimizedPreprocessing_that_cannot_be_done_or_is_not_described_says_so()
    {
        var data = Datasets.Load("compas-counts");
        Assert.Contains("no map brings the groups within 0", Assert.Throws<InvalidOperationException>(() =>
            new OptimizedPreprocessing { Epsilon = 0, Limits = [(0.5, 0)] }.Fit(data, 1)).Message);
        Assert.Contains("no distortion model for 'small'",
            Assert.Throws<ArgumentException>(
                () => new OptimizedPreprocessing().Fit(ReweighingTests.Small([0, 1], [0, 1], 2), 1)).Message);
    }

    [Theory]
    [InlineData("race")]
    [InlineData("race-all")]
    public void DisparateImpactRepair_in_full_makes_every_column_alike_in_all_groups(string attribute)
    {
        var random = new SeededRandom(5);
        var train = Compas.Train.WithGroup(attribute);
        var z = train.Group.Codes;
        // A quantity that depends on the group, beside the categories.
        var data = train.WithFeatures([new Feature("debt", "debt", false), .. train.FeatureList],
            [.. Enumerable.Range(0, train.Rows)
                .SelectMany(i => (float[])[(float)(random.NextGaussian() * (1 + z[i]) + z[i]), .. train.Row(i)])]);
        var repaired = new DisparateImpactRepair().Fit(data, 1).Train;
        Assert.DoesNotContain(repaired.FeatureList, f => f.Column == "race");
        Assert.True(Farthest(data) > 0.2);
        // Sampling leaves differences of the order 1/√n of the smaller group.
        var smallest = z.CountBy(g => g).Select(g => g.Value).Where(n => n >= 30).Min();
        Assert.True(Farthest(repaired) <= 2 / Math.Sqrt(smallest), $"{Farthest(repaired)}");
    }

    [Fact]
    public void DisparateImpactRepair_in_part_lies_between()
    {
        double Distance(double level) =>
            Farthest(new DisparateImpactRepair { Level = level }.Fit(Compas.Train, 1).Train);
        var distances = new[] { 0, 0.5, 1 }.Select(Distance).ToList();
        Assert.True(distances[0] > distances[1] && distances[1] > distances[2], string.Join(", ", distances));
        var untouched = new DisparateImpactRepair { Level = 0 }.Fit(Compas.Train, 1).Train;
        Assert.Equal(Compas.Train.WithoutColumns("race").Features, untouched.Features);
    }

    /// <summary>
    /// The largest Kolmogorov-Smirnov distance of any feature between two groups of at least 30 people.
    /// </summary>
    static double Farthest(TabularDataset data)
    {
        var groups = data.Group.Codes.CountBy(g => g).Where(g => g.Value >= 30).Select(g => g.Key).ToArray();
        return Enumerable.Range(0, data.Width).Where(j => data.FeatureList[j].Column != data.Group.Column).Max(j =>
        {
            double[] Sorted(int g) =>
                [.. Enumerable.Range(0, data.Rows).Where(i => data.Group.Codes[i] == g)
                    .Select(i => (double)data.Row(i)[j]).Order()];
            return groups.Max(g => groups.Max(h => Distributions.KolmogorovSmirnov(Sorted(g), Sorted(h)).Value));
        });
    }
}
