using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>Features that stay in the data's own domain, or become a code, without the group.</summary>
[Collection(nameof(Alone))]
public sealed class DecompositionTests
{
    static readonly DataSplit Split = Toy.Tables(1200, 1, noise: 1);

    static readonly MlpOptions Network = new()
    {
        Hidden = [16], MaxEpochs = 60, LearningRate = 5e-3, BatchSize = 100,
    };

    static RemovalReport Report(IMitigator method) =>
        RemovalReport.Of(Mitigator.Label(method), method.Fit(Split, Network, 1), Split, 1);

    [Fact]
    public void Residual_decomposition_keeps_the_data_and_moves_the_group_to_the_residual()
    {
        // Ten columns, one of which tells the group.
        var split = Split.Map(Wide);
        var method = new ResidualDecomposition { Dependence = 1000, Epochs = 40 };
        var change = method.Fit(split.Train, 1);
        var after = change.Apply(split.Test);
        Assert.Equal(split.Test.FeatureNames, after.FeatureNames);
        // PSNR = 10 log10(range² / error), in standardized units.
        var before = Standardizer.Fit(split.Train).ApplyDouble(split.Test);
        var error = before.Zip(after.Values(), (a, b) => (a - b) * (a - b)).Average();
        var psnr = 10 * Math.Log10(Math.Pow(before.Max() - before.Min(), 2) / error);
        Assert.True(psnr >= 15, $"{psnr}");
        EncodedPeople Of(TabularDataset d, Func<TabularDataset, double[]> values) => new(
            tensor(values(d), [d.Rows, d.Width]).to(ScalarType.Float32), d.Group);
        var standard = Standardizer.Fit(split.Train);
        Measure Leak(Func<TabularDataset, double[]> values) => new FreshAttacker().Attack(Of(split.Train, values),
            Of(split.Validation, values), Of(split.Test, values), 1);
        var (plain, kept, residual) = (Leak(standard.ApplyDouble), Leak(d => change.Apply(d).Values()),
            Leak(d => [.. standard.ApplyDouble(d).Zip(change.Apply(d).Values(), (a, b) => a - b)]));
        Assert.True(kept <= plain - 0.1, $"{plain} -> {kept}");
        Assert.True(residual > kept, $"{residual} in the residual, {kept} outside it");
    }

    /// <summary>Six more columns of label and noise.</summary>
    static TabularDataset Wide(TabularDataset data)
    {
        var random = new FairLab.Numerics.SeededRandom(data.Rows);
        Feature[] features = [.. data.FeatureList, .. Enumerable.Range(4, 6).Select(j => new Feature($"x{j}", $"x{j}",
            false))];
        return data.WithFeatures(features, Enumerable.Range(0, data.Rows).SelectMany(i => (double[])
            [.. Enumerable.Range(0, 3).Select(j => data.Value(i, j)), random.NextGaussian(),
            .. Enumerable.Range(0, 6).Select(_ => random.NextGaussian() + data.Labels[i])]).ToArray());
    }

    [Fact]
    public void Term_works_in_any_network_whose_layer_looks_like_its_input()
    {
        var data = Toy.Tensors(Split.Train);
        var term = new ResidualTerm { Layer = "picture" };
        NetworkLearner Learner(int width) => new(w => nn.Sequential(("code", nn.Linear(w, 6)), ("act", nn.Tanh()),
            ("picture", nn.Linear(6, width)), ("head", nn.Linear(width, 1)))) { MaxEpochs = 2, Terms = [term] };
        using var model = Learner(4).Train(data, data, 1);
        Assert.Equal("residual-decomposition", model.History[0].ByTerm[0].Name);
        Assert.Contains("layer 'picture': found an output of shape [200, 3], expected [200, 4] as the input",
            Assert.Throws<ArgumentException>(() => Learner(3).Train(data, data, 1)).Message);
    }

    [Fact]
    public void Hsic_of_a_constant_is_0()
    {
        using var scope = NewDisposeScope();
        var random = new FairLab.Numerics.SeededRandom(1);
        var x = Toy.Normal(20, 3, random);
        Assert.InRange(HsicPenalty.Hsic(x, ones(20, 2, dtype: ScalarType.Float64)).item<double>(), -1e-12, 1e-12);
        Assert.InRange(HsicPenalty.Hsic(ones(20, 2, dtype: ScalarType.Float64), x).item<double>(), -1e-12, 1e-12);
    }

    [Fact]
    public void Fair_autoencoder_hides_the_group_and_keeps_the_label()
    {
        var plain = Report(new None());
        var strong = Report(new VariationalFairAutoencoder
        {
            Strength = 300, Reconstruction = 0.3, Epochs = 40, Code = 4,
        });
        Assert.True(strong.Attacker <= plain.Attacker - 0.1, $"{plain} -> {strong}");
        Assert.True(strong.Accuracy >= 0.95 * plain.Accuracy, $"{plain} -> {strong}");
    }

    [Fact]
    public void Report_says_all_of_it_together_and_takes_another_attacker()
    {
        var model = new AdversarialRemoval().Fit(Split, Network, 1);
        var report = RemovalReport.Of("adversarial", model, Split, 1);
        var counts = model.Evaluate(Split.Test);
        Assert.Equal(counts[GroupMetrics.Accuracy], report.Accuracy);
        Assert.Equal(counts[GroupMetrics.Parity], report.Parity);
        Assert.Equal(counts[GroupMetrics.Opportunity], report.Opportunity);
        Assert.Equal((0.5, model.Adversary), (report.Chance, report.Adversary));
        var table = RemovalReport.ToTable([report]);
        Assert.Equal(["Method", "Accuracy", "Adversary", "Attacker", "Chance", "Parity", "Opportunity", "Degenerate"],
            table.Columns);
        var asked = new List<int>();
        var other = RemovalReport.Of("other", model, Split, 1, attack: (train, validation, test, seed) =>
        {
            asked.AddRange([train.Group.Rows, validation.Group.Rows, test.Group.Rows, (int)seed]);
            return 0.625;
        });
        Assert.Equal(0.625, other.Attacker.Value);
        Assert.Equal([1200, 600, 2400, 1], asked);
        var silent = FairModel.Of(d => new double[d.Rows]);
        Assert.Contains("found a model that shows no representation",
            Assert.Throws<ArgumentException>(() => RemovalReport.Of("m", silent, Split, 1)).Message);
        // Nobody to tell apart: undefined, with the reason.
        using var scope = NewDisposeScope();
        var alone = new EncodedPeople(zeros(5, 2), new Grouping("z", ["u", "p"], new int[5]));
        Assert.Equal("one group only among the training people", new FreshAttacker().Attack(alone, alone, alone,
            1).Reason);
    }
}
