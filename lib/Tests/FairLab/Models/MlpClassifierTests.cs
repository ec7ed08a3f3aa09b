using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Tests.Models;

[Collection(nameof(Alone))]
public sealed class MlpClassifierTests
{
    static readonly DataSplit Compas = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 1);
    static readonly MlpOptions Quick = new() { Hidden = [16], MaxEpochs = 3 };

    [Fact]
    public void Train_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        using var first = MlpClassifier.Train(Compas.Train, Compas.Validation, Quick, seed: 5);
        using var again = MlpClassifier.Train(Compas.Train, Compas.Validation, Quick, seed: 5);
        using var other = MlpClassifier.Train(Compas.Train, Compas.Validation, Quick, seed: 6);
        Assert.Equal(first.Predict(Compas.Test), again.Predict(Compas.Test));
        Assert.NotEqual(first.Predict(Compas.Test), other.Predict(Compas.Test));
    }

    [Fact]
    public void Train_leaves_the_global_random_stream_where_it_was()
    {
        TorchSharp.torch.manual_seed(3);
        using var expected = TorchSharp.torch.rand(4);
        TorchSharp.torch.manual_seed(3);
        using (MlpClassifier.Train(Compas.Train, Compas.Validation, Quick with { Dropout = 0.2 }, seed: 5))
        {
            using var actual = TorchSharp.torch.rand(4);
            Assert.Equal(expected.data<float>().ToArray(), actual.data<float>().ToArray());
        }
    }

    [Fact]
    public void Train_puts_the_best_epoch_back()
    {
        using var model = MlpClassifier.Train(Compas.Train, Compas.Validation,
            new MlpOptions { MaxEpochs = 60, LearningRate = 0.01, Patience = 4 }, seed: 2);
        var best = model.History.MinBy(e => e.Validation);
        Assert.Equal(best.Epoch + 4, model.History.Count);
        var p = model.Predict(Compas.Validation);
        var loss = -Compas.Validation.Labels.Select((y, i) => Math.Log(y == 1 ? p[i] : 1 - p[i])).Average();
        Assert.Equal(best.Validation, loss, 1e-5);
    }

    [Fact]
    public void Train_learns_what_there_is_to_learn()
    {
        // Logistic regression on these counts reaches 0.677; the network must come near it and beat the majority class
        // (0.545).
        using var model = MlpClassifier.Train(Compas.Train, Compas.Validation, new MlpOptions(), seed: 1);
        var accuracy =
            GroupCounts.From(Compas.Test, Decisions.FromScores(model.Predict(Compas.Test)))[GroupMetrics.Accuracy];
        Assert.InRange(accuracy.Value, 0.64, 0.72);
    }

    [Fact]
    public void Train_obeys_weights()
    {
        // Rows of weight 0 might as well not be there: with the favourable rows alone the network predicts 1.
        var weights = Array.ConvertAll(Compas.Train.Labels, y => (double)y);
        using var model = MlpClassifier.Train(Compas.Train.WithWeights(weights), Compas.Validation,
            Quick with { MaxEpochs = 30, Patience = 30 }, seed: 1);
        Assert.True(model.History.Count == 30);
        using var plain = MlpClassifier.Train(Compas.Train, Compas.Validation, Quick, seed: 1);
        Assert.True(model.Predict(Compas.Test).Average() > plain.Predict(Compas.Test).Average());
    }

    [Theory]
    [InlineData("Hidden", "found 0, expected sizes of at least 1")]
    [InlineData("LearningRate", "found NaN")]
    [InlineData("BatchSize", "found 0, expected at least 1")]
    [InlineData("Dropout", "found 1, expected a number in [0, 1)")]
    [InlineData("Device", "found 'gpu', expected auto, cpu or cuda")]
    public void Options_out_of_range_are_refused(string option, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => option switch
        {
            "Hidden" => Quick with { Hidden = [0] },
            "LearningRate" => Quick with { LearningRate = double.NaN },
            "BatchSize" => Quick with { BatchSize = 0 },
            "Dropout" => Quick with { Dropout = 1 },
            _ => Quick with { Device = "gpu" },
        });
        Assert.Contains(message, error.Message);
        Assert.Equal(option, error.ParamName);
    }

    [Fact]
    public void Reweighing_a_network_raises_parity()
    {
        var split = Datasets.Load("adult-counts").Split(0.5, 0.2, 0.3, seed: 1);
        var options = new MlpOptions { Hidden = [32], MaxEpochs = 4 };
        var none = Mitigator.Create("none").Fit(split, options, seed: 1).Evaluate(split.Test);
        var fair = Mitigator.Create("reweighing").Fit(split, options, seed: 1).Evaluate(split.Test);
        Assert.True(none[GroupMetrics.Parity] < 0.36);
        Assert.True(fair[GroupMetrics.Parity] > none[GroupMetrics.Parity] + 0.15);
        Assert.True(none[GroupMetrics.Accuracy] > 0.82);
    }
}
