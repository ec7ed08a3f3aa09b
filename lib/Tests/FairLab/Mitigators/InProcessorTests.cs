using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;
using TorchSharp;

namespace FairLab.Tests.Mitigators;

public sealed class InProcessorTests
{
    static readonly DataSplit Compas = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 4);

    [Property(MaxTest = 5)]
    public void PrejudiceRemover_gradient_equals_finite_differences(int seed)
    {
        var random = new SeededRandom(seed);
        var data = Compas.Validation.WithWeights(Array.ConvertAll(Compas.Validation.Labels, _ => random.NextDouble()));
        var objective =
            new PrejudiceRemover.Objective(data, Standardizer.Fit(data).ApplyDouble(data), eta: 3, penalty: 0.5);
        var theta = Array.ConvertAll(new double[objective.Parameters], _ => 0.3 * random.NextGaussian());
        var gradient = new double[theta.Length];
        objective.Evaluate(theta, gradient);
        var scratch = new double[theta.Length];
        for (var k = 0; k < theta.Length; k += 5)
        {
            double At(double change)
            {
                var moved = (double[])theta.Clone();
                moved[k] += change;
                return objective.Evaluate(moved, scratch);
            }
            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[k], 1e-6);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PrejudiceRemover_brings_parity_nearer_to_1_as_eta_grows(bool perGroup)
    {
        // R compares mean probabilities, so that is where it acts.
        var distances = new[] { 0.0, 1, 5, 25 }.Select(eta =>
        {
            var scores = new PrejudiceRemover { Eta = eta, IsPerGroup = perGroup }.Fit(Compas, new LogisticOptions(), 1)
                .Score(Compas.Train);
            return Math.Abs(GroupCounts.From(Compas.Train, new Decisions(scores))[GroupMetrics.Parity] - 1);
        }).ToList();
        Assert.True(distances.Zip(distances.Skip(1)).All(p => p.Second < p.First), string.Join(", ", distances));
        Assert.True(distances[^1] < 0.1 * distances[0]);
    }

    [Property(MaxTest = 10)]
    public void PrejudiceRemover_penalizes_n_times_the_mutual_information(int seed)
    {
        var random = new SeededRandom(seed);
        var data = Compas.Validation.WithGroup(seed % 2 == 0 ? "race" : "race-all");
        var x = Standardizer.Fit(data).ApplyDouble(data);
        double Evaluate(double eta, double[] theta) =>
            new PrejudiceRemover.Objective(data, x, eta, penalty: 1).Evaluate(theta, new double[theta.Length]);
        var groups = data.Group.Levels.Count;
        var theta = Array.ConvertAll(new double[groups * (data.Width + 1)], _ => 0.3 * random.NextGaussian());
        // R = n I(Ŷ; S), Ŷ drawn with the model's probabilities; the objective is per person.
        var (p, n) = (new double[groups], new double[groups]);
        for (var row = 0; row < data.Rows; row++)
        {
            var w = theta.AsSpan(data.Group.Codes[row] * (data.Width + 1), data.Width + 1);
            var f = w[^1];
            for (var j = 0; j < data.Width; j++)
                f += w[j] * x[row * data.Width + j];
            p[data.Group.Codes[row]] += 1 / (1 + Math.Exp(-f));
            n[data.Group.Codes[row]]++;
        }
        var all = p.Sum() / data.Rows;
        double Information(double share) => share * Math.Log(share / all)
            + (1 - share) * Math.Log((1 - share) / (1 - all));
        var information = Enumerable.Range(0, groups).Where(s => n[s] > 0)
            .Sum(s => n[s] / data.Rows * Information(p[s] / n[s]));
        Assert.True(information >= 0);
        Assert.Equal(2 * information, Evaluate(2, theta) - Evaluate(0, theta), 1e-9);
        // Scores that do not depend on the group: nothing to pay.
        var alike = new double[theta.Length];
        for (var s = 0; s < groups; s++)
            alike[s * (data.Width + 1) + data.Width] = 0.4;
        Assert.Equal(Evaluate(0, alike), Evaluate(25, alike), 1e-12);
    }

    [Fact]
    public void PrejudiceTerm_is_the_mutual_information_and_0_for_equal_means()
    {
        using var scope = torch.NewDisposeScope();
        // Group means 0.2 and 0.6, half each: I = ½ Σ_s Σ_y P(y|s) ln(P(y|s)/P(y)).
        float Logit(double p) => (float)Math.Log(p / (1 - p));
        var groups = torch.tensor([1, 0, 1, 0, 0, 1, 0, 1], [4L, 2L]).to_type(torch.ScalarType.Float32);
        TrainingBatch Batch(params float[] logits) => new()
        {
            Inputs = torch.zeros(0), Network = x => x,
            Outputs = torch.tensor(logits), Labels = torch.ones(4), Groups = groups, Weights = torch.ones(4),
        };
        var expected = 0.5 * (0.2 * Math.Log(0.2 / 0.4) + 0.8 * Math.Log(0.8 / 0.6)
            + 0.6 * Math.Log(0.6 / 0.4) + 0.4 * Math.Log(0.4 / 0.6));
        var (rising, alike) = (Batch(Logit(0.1), Logit(0.3), Logit(0.5), Logit(0.7)),
            Batch(Logit(0.1), Logit(0.3), Logit(0.3), Logit(0.1)));
        Assert.Equal(2 * expected, new PrejudiceTerm(2).Compute(rising)!.item<float>(), 1e-5);
        Assert.Equal(0, new PrejudiceTerm(2).Compute(alike)!.item<float>(), 1e-6);
        // Gaps: 0.4 for parity; labels are all 1, so opportunity is the same and odds are undefined.
        Assert.Equal(0.4, new GapPenalty().Compute(rising)!.item<float>(), 1e-5);
        var opportunity = new GapPenalty { Notion = GapNotion.EqualOpportunity };
        Assert.Equal(0.4, opportunity.Compute(rising)!.item<float>(), 1e-5);
        Assert.Null(new GapPenalty { Notion = GapNotion.EqualizedOdds }.Compute(Batch(0, 0, 0, 0)));
    }

    [Fact]
    public void Hsic_equals_the_naive_double_sum_and_is_0_for_a_constant()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        const int m = 30;
        var (x, y) = (torch.randn([m, 3], torch.ScalarType.Float64), torch.randn([m, 2], torch.ScalarType.Float64));
        double[,] Kernel(torch.Tensor t)
        {
            var (v, d) = (t.data<double>().ToArray(), (int)t.shape[1]);
            var k = new double[m, m];
            for (var i = 0; i < m; i++)
                for (var j = 0; j < m; j++)
                    k[i, j] = Math.Exp(-Enumerable.Range(0, d).Sum(f => Math.Pow(v[i * d + f] - v[j * d + f], 2)));
            return k;
        }
        var (a, b) = (Kernel(x), Kernel(y));
        double Centre(double[,] k, int i, int j) =>
            k[i, j] - Enumerable.Range(0, m).Average(l => k[i, l]) - Enumerable.Range(0, m).Average(l => k[l, j])
            + Enumerable.Range(0, m).Average(l => Enumerable.Range(0, m).Average(n => k[l, n]));
        var naive = Enumerable.Range(0, m)
            .Sum(i => Enumerable.Range(0, m).Sum(j => Centre(a, i, j) * b[i, j])) / ((m - 1) * (m - 1));
        Assert.Equal(naive, HsicPenalty.Hsic(x, y).item<double>(), 1e-12);
        Assert.Equal(0, HsicPenalty.Hsic(x, torch.ones([m, 1], torch.ScalarType.Float64)).item<double>(), 1e-12);
    }

    [Fact]
    public void HsicPenalty_takes_a_training_batch_of_any_size_whole_and_all_rows_of_a_validation_part()
    {
        using var scope = torch.NewDisposeScope();
        const int m = 2500;
        // Groups in order: the first 1,024 rows are all of one group, among whom nothing depends on it.
        var groups = torch.zeros(m, 2);
        groups[torch.TensorIndex.Slice(0, m / 2), 0] = torch.tensor(1f);
        groups[torch.TensorIndex.Slice(m / 2, m), 1] = torch.tensor(1f);
        var logits = groups.select(1, 0) * 2 - 1;
        var batch = new TrainingBatch
        {
            Inputs = torch.zeros(0), Network = x => x,
            Outputs = logits, Labels = torch.ones(m), Groups = groups, Weights = torch.ones(m),
        };
        var whole = HsicPenalty.Hsic(torch.sigmoid(logits).unsqueeze(1), groups).item<float>();
        Assert.True(whole > 0.01);
        Assert.Equal(whole, new HsicPenalty { Strength = 1 }.Compute(batch)!.item<float>(), 1e-6);
        using var _ = torch.no_grad();
        Assert.Equal(whole, new HsicPenalty { Strength = 1 }.Compute(batch)!.item<float>(), 0.02 * whole);
    }

    [Theory]
    [InlineData("gap-penalty", 1)]
    [InlineData("hsic-penalty", 100)]
    [InlineData("prejudice-remover", 10)]
    public void Terms_bring_parity_nearer_to_1_in_a_network(string name, double strength)
    {
        var options = new MlpOptions { Hidden = [32], MaxEpochs = 8 };
        var plain = new None().Fit(Compas, options, 1).Evaluate(Compas.Test)[GroupMetrics.Parity];
        var fair = Methods.Create(name, strength).Fit(Compas, options, 1).Evaluate(Compas.Test);
        Assert.True(Math.Abs(1 - fair[GroupMetrics.Parity]) < 0.6 * Math.Abs(1 - plain),
            $"{plain} -> {fair[GroupMetrics.Parity]}");
        Assert.Null(fair.Degenerate);
    }

    [Fact]
    public void Terms_of_a_network_refuse_other_learners() =>
        Assert.Contains("found the learner LogisticOptions, expected MlpOptions or NetworkLearner: a gap penalty",
            Assert.Throws<ArgumentException>(() => new GapPenalty().Fit(Compas, new LogisticOptions(), 1)).Message);

    [Theory]
    [InlineData(FairnessConstraint.DemographicParity)]
    [InlineData(FairnessConstraint.EqualOpportunity)]
    [InlineData(FairnessConstraint.EqualizedOdds)]
    [InlineData(FairnessConstraint.ErrorRateParity)]
    public void Reduction_on_training_data_keeps_its_constraint(FairnessConstraint constraint)
    {
        foreach (var split in (DataSplit[])[Compas, Compas.Map(d => d.WithGroup("race-all"))])
        {
            var method = new Reduction { Constraint = constraint, Epsilon = 0.02 };
            var result = method.Play(split, new LogisticOptions(), 0);
            Assert.True(result.Violation <= 0.25 / Math.Sqrt(split.Train.Rows), $"violation {result.Violation}");
            // Logistic regression does not minimize errors: how far its game is from the best mixture is not known.
            Assert.Null(result.Gap);
            Assert.Equal(1, result.Mixture.Sum(m => m.Probability), 1e-9);
        }
    }

    [Fact]
    public void Reduction_decisions_satisfy_the_constraint_that_was_asked_for()
    {
        var counts = new Reduction().Fit(Compas, new LogisticOptions(), 0).Evaluate(Compas.Train);
        // Both groups within ε of everybody: their difference is at most 2 ε.
        Assert.InRange(Math.Abs(counts[GroupMetrics.ParityDifference]), 0, 0.0201);
        Assert.True(counts[GroupMetrics.Accuracy] > 0.64);
    }
}
