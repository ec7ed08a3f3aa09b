using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Tests.Models.Training;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Quality;

/// <summary>The group that is served worst.</summary>
public sealed class GroupRobustTests
{
    static NetworkLearner Learner(params ILossTerm[] terms) => new((_, outputs) => nn.Linear(2, outputs))
    {
        MaxEpochs = 40, Patience = 40, LearningRate = 0.02, BatchSize = 200, Terms = terms,
    };

    static double WorstAccuracy(TrainedNetwork model, TensorDataset test)
    {
        var scores = Networks.Numbers(model.Predict(test.Inputs));
        var (labels, z) = (test.Labels.data<long>().ToArray(), test.Group!.Codes);
        return Enumerable.Range(0, 4).Min(cell => Enumerable.Range(0, scores.Length)
            .Where(i => labels[i] == cell / 2 && z[i] == cell % 2)
            .Average(i => (scores[i] > 0.5 ? 1 : 0) == labels[i] ? 1.0 : 0));
    }

    [Fact]
    public void Worst_group_is_served_better_than_by_the_mean_loss()
    {
        TensorDataset train = SpuriousPoints.Of(4000, 0.95, 1), validation = SpuriousPoints.Of(1000, 0.95, 2);
        var test = SpuriousPoints.Of(4000, 0.5, 3);
        using var mean = Learner().Train(train, validation, seed: 1);
        using var robust = Learner(new GroupRobust { StepSize = 0.1 }).Train(train, validation, seed: 1);
        var (before, after) = (WorstAccuracy(mean, test), WorstAccuracy(robust, test));
        // The weak number alone is right in Φ(1) = 84% of all groups; 2,000 people give a standard error of 0.01.
        Assert.True(before < 0.6, $"{before}");
        Assert.InRange(after, 0.78, 0.9);
    }

    [Fact]
    public void Where_the_number_says_nothing_of_the_label_nothing_is_lost()
    {
        TensorDataset train = SpuriousPoints.Of(4000, 0.5, 1), validation = SpuriousPoints.Of(1000, 0.5, 2);
        var test = SpuriousPoints.Of(4000, 0.5, 3);
        using var mean = Learner().Train(train, validation, seed: 1);
        using var robust = Learner(new GroupRobust { StepSize = 0.1 }).Train(train, validation, seed: 1);
        Assert.Equal(WorstAccuracy(mean, test), WorstAccuracy(robust, test), 0.03);
    }

    [Fact]
    public void Shares_of_groups_are_those_of_the_algorithm()
    {
        using var outputs = tensor(new[] { 0f, 1, -2, 3 }).requires_grad_();
        using var labels = tensor(new[] { 1f, 0, 1, 0 });
        using var groups = tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 }, { 0, 1 } });
        using var weights = tensor(new[] { 1f, 3, 1, 1 });
        var batch = new TrainingBatch
        {
            Inputs = outputs, Outputs = outputs, Labels = labels, Groups = groups, Weights = weights, Network = x => x,
        };
        double Loss(double logit, int label) => Math.Log(1 + Math.Exp(label == 1 ? -logit : logit));
        double[] each = [Loss(0, 1), Loss(1, 0), Loss(-2, 1), Loss(3, 0)];
        double[] means = [(each[0] + 3 * each[1]) / 4, (each[2] + each[3]) / 2];
        using var player = new GroupRobust { StepSize = 0.5, IsWithinLabels = false }.Begin(CPU, 1);
        // The prediction loss of a batch without loss weights is the plain mean.
        for (var step = 1; step <= 2; step++)
        {
            double[] q = [Math.Exp(0.5 * step * means[0]), Math.Exp(0.5 * step * means[1])];
            var expected = (q[0] * means[0] + q[1] * means[1]) / q.Sum() - each.Average();
            Assert.Equal(expected, player.Compute(batch)!.item<float>(), 5);
        }
        using (no_grad())
            Assert.Equal(means.Max() - each.Average(), player.Compute(batch)!.item<float>(), 5);
    }

    [Fact]
    public void A_group_that_the_batch_has_nobody_of_keeps_its_share_for_later()
    {
        using var outputs = tensor(new[] { 2f, 1 }).requires_grad_();
        using var labels = tensor(new[] { 0f, 0 });
        using var groups = tensor(new float[,] { { 1, 0 }, { 1, 0 } });
        using var ones = TorchSharp.torch.ones(2);
        var batch = new TrainingBatch
        {
            Inputs = outputs, Outputs = outputs, Labels = labels, Groups = groups, Weights = ones, Network = x => x,
        };
        using var player = new GroupRobust().Begin(CPU, 1);
        Assert.Equal(0, player.Compute(batch)!.item<float>(), 6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Worst_group_of_classes_and_of_numbers_is_served_no_worse(bool numbers)
    {
        var train = Networks.Points(900, 1, numbers: numbers);
        var other = Networks.Points(300, 2, numbers: numbers);
        var learner = new NetworkLearner((width, outputs) => nn.Linear(width, outputs))
        {
            MaxEpochs = 30, LearningRate = 0.05, Terms = [new GroupRobust { StepSize = 0.1 }],
        };
        using var robust = learner.Train(train, other, 1);
        using var plain = (learner with { Terms = [] }).Train(train, other, 1);
        // On validation data the robust loss is the worst group's: at least the mean loss.
        var last = robust.History[^1].ByTerm.Single();
        Assert.Equal("group-robust", last.Name);
        Assert.True(last.Value >= 0, $"{last.Value}");
        Assert.True(robust.History.Min(e => e.Validation) < robust.History[0].Validation);
        Assert.NotEqual(Networks.Numbers(plain.Predict(other.Inputs)), Networks.Numbers(robust.Predict(other.Inputs)));
    }

    [Fact]
    public void Without_groups_there_is_no_worst_one()
    {
        var (train, validation) = (Networks.Points(200, 1, grouped: false), Networks.Points(100, 2, grouped: false));
        var learner = new NetworkLearner((width, outputs) => nn.Linear(width, outputs)) { Terms = [new GroupRobust()] };
        Assert.Contains("found no groups",
            Assert.Throws<ArgumentException>(() => learner.Train(train, validation, 1)).Message);
    }
}
