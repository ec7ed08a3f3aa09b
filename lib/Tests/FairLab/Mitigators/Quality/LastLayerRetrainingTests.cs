using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FairLab.Tests.Models.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Quality;

/// <summary>The last layer again, on as many of everybody.</summary>
public sealed class LastLayerRetrainingTests
{
    static readonly NetworkLearner Learner = new((width, outputs) => nn.Sequential(
        ("body", nn.Linear(width, 16)), ("act", nn.ReLU()), ("logits", nn.Linear(16, outputs))))
    {
        MaxEpochs = 15, LearningRate = 0.01,
    };

    static double[] Cells(TrainedNetwork model, TensorDataset test)
    {
        var scores = Networks.Numbers(model.Predict(test.Inputs));
        var (labels, z) = (test.Labels.data<long>().ToArray(), test.Group!.Codes);
        return [.. Enumerable.Range(0, 4).Select(cell => Enumerable.Range(0, scores.Length)
            .Where(i => labels[i] == cell / 2 && z[i] == cell % 2)
            .Average(i => (scores[i] > 0.5 ? 1 : 0) == labels[i] ? 1.0 : 0))];
    }

    [Theory]
    [InlineData(RetrainingPenalty.L1)]
    [InlineData(RetrainingPenalty.L2)]
    public void Worst_group_of_a_planted_correlation_gains(RetrainingPenalty penalty)
    {
        using var model = Learner.Train(SpuriousPoints.Of(3000, 0.95, 1), SpuriousPoints.Of(600, 0.95, 2), 1);
        TensorDataset heldOut = SpuriousPoints.Of(1500, 0.95, 3), test = SpuriousPoints.Of(4000, 0.5, 4);
        var before = Cells(model, test).Min();
        var fit = new LastLayerRetraining { Penalty = penalty }.Refit(model, heldOut, 1);
        // The weak number alone is right in Φ(1) = 84% of all groups; 75 held-out people have no like.
        Assert.True(before < 0.6, $"{before}");
        Assert.InRange(Cells(model, test).Min(), 0.74, 0.9);
        Assert.InRange(fit.RowsOfEach, 15, 50);
        Assert.True(fit.WorstGroup.IsDefined);
    }

    [Fact]
    public void Where_nothing_is_correlated_nothing_is_lost()
    {
        using var model = Learner.Train(SpuriousPoints.Of(3000, 0.5, 1), SpuriousPoints.Of(600, 0.5, 2), 1);
        var test = SpuriousPoints.Of(4000, 0.5, 4);
        var before = Cells(model, test);
        new LastLayerRetraining().Refit(model, SpuriousPoints.Of(1500, 0.5, 3), 1);
        Assert.InRange(Cells(model, test).Min(), before.Min() - 0.02, 1);
        Assert.InRange(Cells(model, test).Average(), before.Average() - 0.015, 1);
    }

    [Theory]
    [InlineData(RetrainingPenalty.L1, 3)]
    [InlineData(RetrainingPenalty.L2, 3)]
    [InlineData(RetrainingPenalty.L1, 40)]
    public void Head_is_where_the_conditions_of_optimality_hold(RetrainingPenalty penalty, double strength)
    {
        var (random, rows, width) = (new SeededRandom(5), 200, 6);
        double[] x = [.. Enumerable.Range(0, rows * width).Select(_ => random.NextGaussian())];
        int[] y = [.. Enumerable.Range(0, rows)
            .Select(i => x[i * width] + 0.5 * x[i * width + 1] + random.NextGaussian() > 0.3 ? 1 : 0)];
        var head = new LinearHead(x, width, y, penalty);
        var w = head.Fit([.. Enumerable.Range(0, rows)], strength);
        var slopes = new double[width + 1];
        for (var i = 0; i < rows; i++)
        {
            var residual = 1 / (1 + Math.Exp(-head.Logit(i, w))) - y[i];
            for (var k = 0; k <= width; k++)
                slopes[k] += residual * (k == width ? 1 : x[i * width + k]);
        }
        Assert.Equal(0, slopes[width], 1e-3);
        for (var k = 0; k < width; k++)
            if (penalty == RetrainingPenalty.L2)
                Assert.Equal(0, slopes[k] + strength * w[k], 1e-3);
            else if (w[k] != 0)
                Assert.Equal(-strength * Math.Sign(w[k]), slopes[k], 1e-3);
            else
                Assert.InRange(slopes[k], -strength, strength);
        Assert.Equal(penalty == RetrainingPenalty.L1, w[..width].Any(v => v == 0));
        Assert.Contains(w[..width], v => v != 0);
    }

    [Fact]
    public void Only_the_last_layer_is_another_and_the_same_seed_gives_the_same_bytes()
    {
        TensorDataset train = SpuriousPoints.Of(400, 0.8, 1), validation = SpuriousPoints.Of(200, 0.8, 2);
        string Digest(long seed)
        {
            using var model = Learner.Train(train, validation, 1);
            new LastLayerRetraining().Refit(model, validation, seed);
            return NetworkDigest.Of(model.Module);
        }
        Assert.Equal(Digest(3), Digest(3));
        Assert.NotEqual(Digest(3), Digest(4));
        using TrainedNetwork plain = Learner.Train(train, validation, 1),
            refitted = Learner.Train(train, validation, 1);
        new LastLayerRetraining { Strength = 10, Refits = 10 }.Refit(refitted, validation, 1);
        double[] Of(TrainedNetwork n, string part) =>
            Networks.Numbers(n.Module.named_parameters().Single(p => p.name == part).parameter);
        Assert.Equal(Of(plain, "body.weight"), Of(refitted, "body.weight"));
        Assert.NotEqual(Of(plain, "logits.weight"), Of(refitted, "logits.weight"));
    }

    [Fact]
    public void A_network_or_data_that_do_not_fit_are_refused_in_words()
    {
        var data = SpuriousPoints.Of(60, 0.5, 1);
        string Said(nn.Module<Tensor, Tensor> network, TensorDataset of)
        {
            using var trained = new TrainedNetwork(network);
            return Assert.Throws<ArgumentException>(() => new LastLayerRetraining().Refit(trained, of, 1)).Message;
        }
        nn.Module<Tensor, Tensor> Small() => nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1));
        Assert.Contains("found weights of shape [2, 2], expected one that ends in a linear layer of one output",
            Said(nn.Linear(2, 2), data));
        Assert.Contains("without a constant", Said(nn.Sequential(nn.Linear(2, 1, hasBias: false)), data));
        Assert.Contains("found a network without a linear layer", Said(nn.Sequential(nn.ReLU()), data));
        Assert.Contains("found outputs of the network that are not a linear function",
            Said(nn.Sequential(nn.Linear(2, 1), nn.Sigmoid()), data));
        Assert.Contains("found no groups", Said(Small(), new TensorDataset(data.Inputs, data.Labels)));
        Assert.Contains("found no rows of group 'b' with label 0, expected at least one: it cannot be balanced",
            Said(Small(), new TensorDataset(data.Inputs, ones(60, int64))
            {
                Group = new("z", ["b", "c"], data.Group!.Codes),
            }));
        // One row of each label in group a.
        long[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 2L)];
        using var single = new TrainedNetwork(Small());
        var fit = new LastLayerRetraining().Refit(single, new TensorDataset(data.Inputs, tensor(labels))
        {
            Group = new("z", ["a", "b"], [.. Enumerable.Range(0, 60).Select(i => i < 2 ? 0 : 1)]),
        }, 1);
        Assert.Equal(1, fit.RowsOfEach);
        Assert.Contains("one row of a label", fit.WorstGroup.Reason);
    }
}
