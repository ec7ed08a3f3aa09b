using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using TorchSharp;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

[Collection(nameof(Alone))]
public sealed class TensorTrainingTests
{
    static NetworkLearner Deep => new((width, outputs) =>
        nn.Sequential(nn.Linear(width, 16), nn.ReLU(), nn.Linear(16, outputs)))
    {
        MaxEpochs = 40, LearningRate = 0.01, BatchSize = 100,
    };

    [Fact]
    public void Classes_are_learned_by_cross_entropy()
    {
        var (train, test) = (Points(600, 1), Points(400, 2));
        using var model = Deep.Train(train, test, 1);
        Assert.Equal(TargetKind.Multiclass, model.Target);
        using var p = model.Predict(test.Inputs);
        Assert.Equal([400, 3], p.shape);
        Assert.All(Numbers(p.sum(1)), s => Assert.Equal(1, s, 1e-5));
        Assert.InRange(Numbers(p.argmax(1).eq(test.Labels)).Average(), 0.75, 1);
        // The loss of the best epoch is -log p of the class, by hand.
        var (numbers, classes) = (Numbers(p), Numbers(test.Labels));
        var loss = -classes.Select((c, i) => Math.Log(numbers[3 * i + (int)c])).Average();
        Assert.Equal(loss, model.History.Min(e => e.Validation), 1e-4);
    }

    [Fact]
    public void Numbers_are_learned_by_squared_error()
    {
        var (train, test) = (Points(600, 1, numbers: true), Points(400, 2, numbers: true));
        using var model = Deep.Train(train, test, 1);
        Assert.Equal(TargetKind.Regression, model.Target);
        var error = Numbers(model.Predict(test.Inputs)).Zip(Numbers(test.Labels), (a, b) => (a - b) * (a - b))
            .Average();
        Assert.Equal(error, model.History.Min(e => e.Validation), 1e-4);
        Assert.InRange(error, 0, 0.15);
    }

    [Theory]
    [InlineData("gap", false)]
    [InlineData("gap-odds", false)]
    [InlineData("hsic", false)]
    [InlineData("prejudice", false)]
    [InlineData("gap", true)]
    [InlineData("hsic", true)]
    public void Terms_bring_groups_together_whatever_is_predicted(string term, bool numbers)
    {
        var (train, test) = (Points(600, 1, numbers: numbers), Points(400, 2, numbers: numbers));
        ILossTerm fair = term switch
        {
            "gap" => new GapPenalty { Strength = 5 },
            "gap-odds" => new GapPenalty { Strength = 5, Notion = GapNotion.EqualizedOdds },
            "hsic" => new HsicPenalty { Strength = 300 },
            _ => new PrejudiceTerm(5),
        };
        double Gap(NetworkLearner learner)
        {
            using var model = learner.Train(train, test, 1);
            using var p = model.Predict(test.Inputs);
            var codes = tensor(Array.ConvertAll(test.Group!.Codes, c => (long)c));
            return term == "gap-odds" ? FairnessLoss.EqualizedOdds(p, test.Labels, codes).item<float>()
                : FairnessLoss.DemographicParity(p, codes).item<float>();
        }
        Assert.InRange(Gap(Deep with { Terms = [fair], Patience = 20 }), 0, 0.6 * Gap(Deep));
    }

    [Fact]
    public void Images_train_on_the_same_loop()
    {
        // A bright left half is class 1; the network is a small CNN that anybody might bring.
        manual_seed(1);
        var images = rand(200, 1, 8, 8);
        var labels = images[TensorIndex.Ellipsis, TensorIndex.Slice(0, 4)].mean([1, 2, 3])
            .gt(images[TensorIndex.Ellipsis, TensorIndex.Slice(4, 8)].mean([1, 2, 3]));
        TensorDataset data = new(images, labels.to(ScalarType.Int64));
        NetworkLearner learner = new(_ => nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(),
            nn.Flatten(), nn.Dropout(0.1), nn.Linear(144, 1)))
        {
            MaxEpochs = 30, BatchSize = 50, LearningRate = 0.01, ValidationBatch = 64,
        };
        using var model = learner.Train(data, data, 3);
        Assert.Equal(TargetKind.Binary, data.Target);
        Assert.InRange(Numbers(model.Predict(images).gt(0.5).eq(labels)).Average(), 0.9, 1);
        Assert.Equal([200, 4, 6, 6], model.Activations("0", images).shape);
    }

    [Fact]
    public void Weights_of_rows_with_several_outputs_weigh_all_of_them()
    {
        var x = randn(60, 3);
        var y = rand(60, 2);
        var weights = Enumerable.Range(0, 60).Select(i => (double)(1 + i % 2)).ToArray();
        int[] rows = [.. weights.SelectMany((w, i) => Enumerable.Repeat(i, (int)w))];
        var index = tensor(Array.ConvertAll(rows, r => (long)r));
        foreach (var target in (TargetKind[])[TargetKind.Binary, TargetKind.Regression])
        {
            var learner = Deep with { BatchSize = 1000, MaxEpochs = 3 };
            TensorDataset weighted = new(x, y) { Target = target, Weights = weights },
                repeated = new(x.index_select(0, index), y.index_select(0, index)) { Target = target };
            using TrainedNetwork a = learner.Train(weighted, weighted, 1), b = learner.Train(repeated, repeated, 1);
            Assert.All(Numbers(a.Predict(x)).Zip(Numbers(b.Predict(x))), p => Assert.Equal(p.First, p.Second, 1e-5));
            Assert.Equal(a.History[0].Validation, b.History[0].Validation, 1e-5);
        }
    }

    [Fact]
    public void Bad_tensors_are_refused()
    {
        string Message(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).Message;
        Assert.Contains("found inputs of shape [4, 2] and labels of shape [3], expected [n, ...]",
            Message(() => new TensorDataset(zeros(4, 2), zeros(3))));
        Assert.Contains("numbered from 0", Message(() => new TensorDataset(zeros(2, 2), tensor([-1L, 0]))));
        Assert.Contains("found 2 weights, expected 4", Message(() =>
            new TensorDataset(zeros(4, 2), zeros(4)) { Weights = [1, 1] }));
        Assert.Contains("found Regression labels with 1 outputs to stop by, expected Multiclass with 3",
            Message(() => Deep.Train(Points(20, 1), Points(20, 1, numbers: true), 1)));
    }
}
