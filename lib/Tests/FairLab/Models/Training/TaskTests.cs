using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

/// <summary>One trunk that learns several tasks.</summary>
public sealed class TaskTests
{
    static TaskDataset Points(int rows, long seed)
    {
        var random = new SeededRandom(seed);
        var x = new float[rows * 4];
        var (sign, part) = (new long[rows], new long[rows]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < 4; j++)
                x[4 * i + j] = (float)random.NextGaussian();
            sign[i] = x[4 * i] + x[4 * i + 1] > 0 ? 1 : 0;
            part[i] = x[4 * i] < -0.5 ? 0 : x[4 * i] < 0.5 ? 1 : 2;
        }
        return new TaskDataset(tensor(x, [rows, 4]), new TaskLabels("sign", sign), new TaskLabels("part", part));
    }

    static NetworkLearner Learner => new((width, outputs) => nn.Sequential(
        ("first", nn.Linear(width, 12)), ("relu", nn.ReLU()), ("heads", nn.Linear(12, outputs))))
    {
        MaxEpochs = 25, LearningRate = 0.01,
    };

    public static TheoryData<string> Rules => ["equal", "inverse loss", "uncertainty"];

    static ITaskWeighting Rule(string name) => name switch
    {
        "equal" => new EqualTasks(),
        "inverse loss" => new InverseLossTasks(),
        _ => new UncertaintyTasks(),
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Both_tasks_are_learnt_under_every_rule(string rule)
    {
        var (train, validation, test) = (Points(1500, 1), Points(400, 2), Points(1000, 3));
        using var model = Learner.TrainTasks(train, validation, 1, Rule(rule));
        Assert.Equal(["sign", "part"], model.Tasks);
        foreach (var task in test.Tasks)
        {
            var found = model.Classify(task.Name, test.Inputs);
            Assert.InRange(found.Zip(task.Labels).Average(p => p.First == p.Second ? 1.0 : 0), 0.9, 1);
        }
        Assert.Equal([1000L, 3], model.Predict("part", test.Inputs).shape);
        Assert.Equal([1000L], model.Predict("sign", test.Inputs).shape);
    }

    [Theory]
    [InlineData("sign", "equal")]
    [InlineData("part", "equal")]
    [InlineData("sign", "inverse loss")]
    [InlineData("part", "inverse loss")]
    public void One_task_is_the_single_run_bit_for_bit(string task, string rule)
    {
        var (train, validation, test) = (Points(300, 1).Only(task), Points(100, 2).Only(task), Points(200, 3));
        TensorDataset Single(TaskDataset data) => new(data.Inputs, tensor(data.Tasks[0].Labels.ToArray()));
        using var alone = Learner.Train(Single(train), Single(validation), 5);
        using var model = Learner.TrainTasks(train, validation, 5, Rule(rule));
        Assert.Equal(alone.History.Select(e => e.Validation), model.History.Select(e => e.Validation));
        Assert.Equal(Networks.Numbers(alone.Predict(test.Inputs)), Networks.Numbers(model.Predict(task, test.Inputs)));
    }

    sealed class Seen : IProgress<EpochLoss>
    {
        public List<int> Epochs { get; } = [];

        public void Report(EpochLoss value) => Epochs.Add(value.Epoch);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Weights_are_kept_for_every_epoch(string rule)
    {
        var seen = new Seen();
        var learner = Learner with { MaxEpochs = 4, Patience = 4, Progress = seen };
        using var model = learner.TrainTasks(Points(300, 1), Points(100, 2), 1, Rule(rule));
        Assert.Equal([1, 2, 3, 4], seen.Epochs);
        Assert.Equal(4, model.WeightHistory.Count);
        Assert.Equal(model.Weights, model.WeightHistory[^1]);
        Assert.Equal(rule == "equal" ? 1 : 4, model.WeightHistory.Select(w => w[0]).Distinct().Count());
        if (rule != "uncertainty")
            Assert.All(model.WeightHistory, w => Assert.Equal(1, w.Sum(), 1e-12));
    }

    [Fact]
    public void Inverse_loss_weights_add_up_to_one_and_favour_what_is_learnt()
    {
        var weights = new InverseLossTasks { Memory = 0.5 }.Begin(3);
        using var scope = NewDisposeScope();
        Assert.Equal(2.0, weights.Combine([tensor(1f), tensor(2f), tensor(4f)]).item<float>() * 7 / 6, 5);
        Assert.Equal(1, weights.Current.Sum(), 1e-12);
        Assert.All(weights.Current.Zip([4 / 7.0, 2 / 7.0, 1 / 7.0]), w => Assert.Equal(w.Second, w.First, 1e-12));
        // Means move half way: 1, 2 and (4 + 2) / 2; a task without labels stays where it was.
        weights.Combine([tensor(1f), null, tensor(2f)]);
        Assert.All(weights.Current.Zip([6 / 11.0, 3 / 11.0, 2 / 11.0]), w => Assert.Equal(w.Second, w.First, 1e-12));
    }

    [Fact]
    public void Uncertainty_weights_minimize_the_loss_they_are_of()
    {
        var weights = new UncertaintyTasks { Memory = 0 }.Begin(2);
        double[] losses = [0.3, 1.7];
        using var scope = NewDisposeScope();
        var found = weights.Combine([tensor((float)losses[0]), tensor((float)losses[1])]).item<float>();
        double At(double first, double second) => losses[0] / (2 * first) + Math.Log(first) / 2
            + losses[1] / (2 * second) + Math.Log(second) / 2;
        Assert.Equal(At(0.3, 1.7), found, 5);
        foreach (var step in (double[])[-0.05, 0.05])
        {
            Assert.True(At(0.3 + step, 1.7) > found);
            Assert.True(At(0.3, 1.7 + step) > found);
        }
    }

    [Fact]
    public void A_first_batch_without_any_label_is_named_under_every_rule()
    {
        ITaskWeighting[] rules = [new EqualTasks(), new InverseLossTasks(), new UncertaintyTasks()];
        foreach (var rule in rules)
            Assert.Contains("found a batch without a label of any task", Assert.Throws<ArgumentException>(
                () => rule.Begin(2).Combine([null, null])).Message);
    }

    [Fact]
    public void Rows_of_which_a_task_knows_nothing_do_not_teach_it()
    {
        var (train, validation) = (Points(600, 1), Points(200, 2));
        var random = new SeededRandom(3);
        long[] known = [.. train.Tasks[1].Labels.Select(l => random.Next(2) == 0 ? l : TaskLabels.Unknown)];
        int[] rows = [.. Enumerable.Range(0, 600).Where(i => known[i] >= 0)];
        using var index = tensor(rows.Select(i => (long)i).ToArray());
        // All rows of a task that knows half of them, in one batch, are as the half alone.
        var learner = Learner with { BatchSize = 600, MaxEpochs = 5 };
        var half = new TaskDataset(train.Inputs.index_select(0, index),
            new TaskLabels("part", [.. rows.Select(i => train.Tasks[1].Labels[i])]));
        using var all = learner.TrainTasks(new TaskDataset(train.Inputs, new TaskLabels("part", known)),
            validation.Only("part"), 1);
        using var alone = learner.TrainTasks(half, validation.Only("part"), 1);
        Assert.All(Networks.Numbers(all.Predict("part", validation.Inputs))
            .Zip(Networks.Numbers(alone.Predict("part", validation.Inputs))), p => Assert.Equal(p.Second, p.First, 4));
    }

    [Fact]
    public void What_is_not_several_tasks_is_refused()
    {
        string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        var (train, validation) = (Points(100, 1), Points(50, 2));
        Assert.Contains("found no tasks", Message(() => _ = new TaskDataset(zeros(2, 1))));
        Assert.Contains("found 1 labels, expected 2",
            Message(() => _ = new TaskDataset(zeros(2, 1), new TaskLabels("a", [0]))));
        Assert.Contains("found no label", Message(() => _ = new TaskLabels("a", [-1, -1])));
        Assert.Contains("expected 0 to 1", Message(() => _ = new TaskLabels("a", [0, 2], classes: 2)));
        Assert.Contains("'a' twice", Message(() => _ = new TaskDataset(zeros(1, 1), new TaskLabels("a", [0]),
            new TaskLabels("a", [0]))));
        Assert.Contains("found the tasks 'sign' of 2 classes to stop by",
            Message(() => Learner.TrainTasks(train, validation.Only("sign"), 1)));
        Assert.Contains("did you mean 'part'", Message(() => train.Only("parts")));
        using var model = (Learner with { MaxEpochs = 1 }).TrainTasks(train, validation, 1);
        Assert.Contains("did you mean 'sign'", Message(() => model.Predict("signs", train.Inputs)));
        var wrong = new NetworkLearner((width, _) => nn.Linear(width, 2));
        Assert.Contains("expected [50, 4]", Message(() => wrong.TrainTasks(train, validation, 1))
            .Replace("[100, 4]", "[50, 4]", StringComparison.Ordinal));
        var term = new Networks.Term("own", _ => null);
        Assert.Contains("found the term own with several tasks",
            Message(() => (Learner with { Terms = [term] }).TrainTasks(train, validation, 1)));
    }
}
