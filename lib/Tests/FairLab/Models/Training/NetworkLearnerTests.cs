using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using TorchSharp;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

[Collection(nameof(Alone))]
public sealed class NetworkLearnerTests
{
    [Fact]
    public void Train_learns_as_the_network_of_the_library_does()
    {
        using var model = (Learner with { MaxEpochs = 20 }).Train(People.Train, People.Validation, seed: 1);
        var accuracy = GroupCounts.From(People.Test, Decisions.FromScores(
            model.Predict(People.Test)))[GroupMetrics.Accuracy];
        Assert.InRange(accuracy.Value, 0.64, 0.72);
        Assert.True(model.History[^1].Train < model.History[0].Train);
        Assert.False(model.IsCancelled);
    }

    [Fact]
    public void Train_with_what_is_drawn_by_others_gives_the_same_bytes_and_leaves_libtorch_s_stream_where_it_was()
    {
        NetworkLearner dropping = new(width => nn.Sequential(nn.Linear(width, 8), nn.ReLU(), nn.Dropout(0.3),
            nn.Linear(8, 1))) { MaxEpochs = 2 };
        manual_seed(3);
        using var expected = rand(4);
        manual_seed(3);
        using var first = dropping.Train(People.Train, People.Validation, seed: 5);
        using var actual = rand(4);
        Assert.Equal(Numbers(expected), Numbers(actual));
        using var again = dropping.Train(People.Train, People.Validation, seed: 5);
        using var other = dropping.Train(People.Train, People.Validation, seed: 6);
        Assert.Equal(first.Predict(People.Test), again.Predict(People.Test));
        Assert.NotEqual(first.Predict(People.Test), other.Predict(People.Test));
        // Nothing is dropped when it predicts.
        Assert.Equal(first.Predict(People.Test), first.Predict(People.Test));
    }

    [Fact]
    public void Train_side_by_side_gives_what_it_gives_alone()
    {
        double[] Scores(long seed)
        {
            using var model = Learner.Train(People.Train, People.Validation, seed);
            return model.Predict(People.Test);
        }
        double[][] alone = [Scores(1), Scores(2)];
        var together = new double[2][];
        Parallel.For(0, 2, i => together[i] = Scores(i + 1));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Train_puts_the_best_epoch_back_and_its_loss_is_the_sum_of_equation_1()
    {
        var learner = new NetworkLearner(Small) { MaxEpochs = 60, LearningRate = 0.02, Patience = 4, WeightDecay =
            1e-3, Terms = [new GapPenalty { Strength = 0.5 }] };
        using var model = learner.Train(People.Train, People.Validation, seed: 2);
        var best = model.History.MinBy(e => e.Validation);
        Assert.Equal(best.Epoch + 4, model.History.Count);
        var p = model.Predict(People.Validation);
        var prediction = -People.Validation.Labels.Select((y, i) => Math.Log(y == 1 ? p[i] : 1 - p[i])).Average();
        double Mean(int z) => p.Where((_, i) => People.Validation.Group.Codes[i] == z).Average();
        var fairness = 0.5 * Math.Abs(Mean(0) - Mean(1));
        var size = 0.5 * 1e-3 * model.Network.parameters().Sum(w => Numbers(w).Sum(v => v * v));
        Assert.Equal(prediction, best.Terms.Prediction, 1e-5);
        Assert.Equal(fairness, best.Terms.Fairness, 1e-5);
        Assert.Equal(size, best.Terms.Model, 1e-5);
        Assert.Equal(best.Validation, best.Terms.Prediction + best.Terms.Fairness, 1e-6);
        Assert.Equal([("gap-penalty", best.Terms.Fairness)], best.ByTerm);
    }

    [Fact]
    public void Train_with_a_weight_of_k_takes_the_step_of_k_rows()
    {
        int[] weights = [.. Enumerable.Range(0, People.Validation.Rows).Select(i => i % 3)];
        int[] rows = [.. weights.SelectMany((w, i) => Enumerable.Repeat(i, w))];
        var learner = new NetworkLearner(Small) { MaxEpochs = 3, BatchSize = 100_000, Terms = [new GapPenalty()] };
        using var weighted = learner.Train(People.Validation.WithWeights(Array.ConvertAll(weights, w => (double)w)),
            People.Test, 1);
        using var repeated = learner.Train(People.Validation.Select(rows), People.Test, 1);
        Assert.All(weighted.Predict(People.Test).Zip(repeated.Predict(People.Test)), p =>
            Assert.Equal(p.First, p.Second, 1e-4));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("adamw")]
    public void Train_takes_any_optimizer_of_TorchSharp(string name)
    {
        NetworkLearner learner = Learner with
        {
            MaxEpochs = 8,
            LearningRateDecay = 0.9,
            Optimizer = p => name == "sgd" ? optim.SGD(p, 0.1, momentum: 0.9) : optim.AdamW(p, 0.01),
        };
        using var model = learner.Train(People.Train, People.Validation, 1);
        Assert.True(model.History[^1].Validation < model.History[0].Validation);
        Assert.Equal(0, model.History[0].Terms.Model);
    }

    [Fact]
    public void LearningRateDecay_shrinks_steps()
    {
        double Moved(double decay)
        {
            using var one = (Learner with { MaxEpochs = 1, LearningRateDecay = decay })
                .Train(People.Train, People.Validation, 1);
            using var two = (Learner with { MaxEpochs = 2, LearningRateDecay = decay })
                .Train(People.Train, People.Validation, 1);
            return one.Predict(People.Test).Zip(two.Predict(People.Test), (a, b) => Math.Abs(a - b)).Max();
        }
        Assert.InRange(Moved(1e-4), 0, 0.01 * Moved(1));
    }

    [Fact]
    public void Train_leaves_frozen_parameters_alone()
    {
        nn.Module<Tensor, Tensor> Frozen(int width)
        {
            var network = Small(width);
            foreach (var (name, parameter) in network.named_parameters())
                parameter.requires_grad = !name.StartsWith("first", StringComparison.Ordinal);
            return network;
        }
        using NetworkClassifier one = new NetworkLearner(Frozen) { MaxEpochs = 1 }.Train(People.Train,
            People.Validation, 1),
            five = new NetworkLearner(Frozen) { MaxEpochs = 5 }.Train(People.Train, People.Validation, 1);
        double[][] Parameters(NetworkClassifier c) => [.. c.Network.parameters().Select(Numbers)];
        Assert.Equal(Parameters(one)[0], Parameters(five)[0]);
        Assert.NotEqual(Parameters(one)[2], Parameters(five)[2]);
    }

    [Fact]
    public void Cancelled_training_keeps_the_best_so_far()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<EpochLoss>();
        NetworkLearner learner = Learner with { MaxEpochs = 50, Patience = 50 };
        using var model = (learner with { Cancellation = source.Token, Progress =
            new Reports(e => { seen.Add(e); if (e.Epoch == 4) source.Cancel(); }) })
            .Train(People.Train, People.Validation, 1);
        Assert.True(model.IsCancelled);
        Assert.Equal(4, model.History.Count);
        Assert.Equal(model.History, seen);
        var best = model.History.MinBy(e => e.Validation).Epoch;
        using var until = (learner with { MaxEpochs = best }).Train(People.Train, People.Validation, 1);
        Assert.Equal(until.Predict(People.Test), model.Predict(People.Test));
        Assert.Throws<OperationCanceledException>(() => (learner with { Cancellation = source.Token })
            .Train(People.Train, People.Validation, 1));
    }

    [Fact]
    public void Training_stops_where_whoever_runs_it_says_so()
    {
        // What a notebook offers while a cell runs: an action that throws on the thread of a stopped cell.
        var (thread, steps, before) = (Environment.CurrentManagedThreadId, 0, AppContext.GetData("FairLab.Checkpoint"));
        AppContext.SetData("FairLab.Checkpoint", () =>
        {
            if (Environment.CurrentManagedThreadId == thread && ++steps > 40)
                throw new OperationCanceledException();
        });
        try
        {
            using var model = (Learner with { MaxEpochs = 50, Patience = 50 })
                .Train(People.Train, People.Validation, 1);
            Assert.True(model.IsCancelled);
            Assert.Equal(40 / ((People.Train.Rows + 199) / 200), model.History.Count);
        }
        finally
        {
            AppContext.SetData("FairLab.Checkpoint", before);
        }
    }

    [Fact]
    public void Term_or_report_of_a_stopped_cell_keeps_the_best_so_far()
    {
        // What a notebook's interrupt does: whatever the cell declared throws when it is next called.
        var epochs = 0;
        var term = new Term("stopped", _ => epochs < 3 ? null : throw new OperationCanceledException());
        using var model = (Learner with { MaxEpochs = 50, Patience = 50, Terms = [term], Progress =
            new Reports(_ => epochs++) }).Train(People.Train, People.Validation, 1);
        Assert.True(model.IsCancelled);
        Assert.Equal(3, model.History.Count);
        var best = model.History.MinBy(e => e.Validation).Epoch;
        using var until = (Learner with { MaxEpochs = best }).Train(People.Train, People.Validation, 1);
        Assert.Equal(until.Predict(People.Test), model.Predict(People.Test));
    }

    [Fact]
    public void Saved_network_comes_back_whatever_its_layers()
    {
        NetworkLearner learner = new(width => nn.Sequential(nn.BatchNorm1d(width), nn.Linear(width, 4), nn.Tanh(),
            nn.Linear(4, 1))) { MaxEpochs = 2 };
        using var model = learner.Train(People.Train, People.Validation, 1);
        var file = Path.GetTempFileName();
        try
        {
            model.Save(file);
            using var again = learner.Load(file);
            Assert.Equal(model.Predict(People.Test), again.Predict(People.Test));
            Assert.Contains("expected one with 'first.bias' [8]",
                Assert.Throws<DataException>(() => Learner.Load(file)).Message);
            using var mlp = MlpClassifier.Train(People.Train, People.Validation, new MlpOptions { MaxEpochs = 1 }, 1);
            mlp.Save(file);
            Assert.Contains("found a multilayer perceptron, expected a network",
                Assert.Throws<DataException>(() => learner.Load(file)).Message);
            File.WriteAllText(file, "{");
            Assert.Contains("expected a network", Assert.Throws<DataException>(() => learner.Load(file)).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Network_of_one_s_own_loop_is_a_classifier()
    {
        using var scope = NewDisposeScope();
        var network = Small(People.Train.Width);
        using var model = NetworkClassifier.Of(network, People.Train);
        using (no_grad())
            Assert.Equal(Numbers(sigmoid(network.call(model.Inputs(People.Test)))), model.Predict(People.Test));
        using var raw = NetworkClassifier.Of(Small(People.Train.Width), People.Train, standardized: false);
        Assert.Equal(People.Test.Features.Select(v => (double)v), Numbers(raw.Inputs(People.Test)));
        Assert.NotEqual(Numbers(raw.Inputs(People.Test)), Numbers(model.Inputs(People.Test)));
    }
}
