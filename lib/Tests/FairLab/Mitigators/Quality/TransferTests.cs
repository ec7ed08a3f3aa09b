using FairLab.Data;
using FairLab.Data.Faces;
using FairLab.Detectors;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FairLab.Tests.Models.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Quality;

/// <summary>What one network learned, handed to another.</summary>
public sealed class TransferTests
{
    static readonly NetworkLearner Learner = new(FaceNetwork.Create)
    {
        MaxEpochs = 2, BatchSize = 25, LearningRate = 6e-3,
    };

    static readonly NetworkLearner Linear = new((width, outputs) => nn.Linear(width, outputs))
    {
        MaxEpochs = 20, BatchSize = 25, LearningRate = 0.02,
    };

    /// <summary>Noise whose upper half is brighter the higher the class; two groups.</summary>
    static TensorDataset Pictures(int rows, long seed, int size = 16, int channels = 3, int classes = 2)
    {
        var random = new SeededRandom(seed);
        var length = channels * size * size;
        var (x, y, z) = (new float[rows * length], new long[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            (y[i], z[i]) = (random.Next(classes), random.Next(2));
            for (var p = 0; p < length; p++)
                x[i * length + p] = (float)(0.5 * random.NextGaussian()
                    + (p % (size * size) < size * size / 2 ? y[i] : 0));
        }
        return new TensorDataset(tensor(x, [rows, channels, size, size]), tensor(y))
        {
            Target = classes == 2 ? TargetKind.Binary : TargetKind.Multiclass, Outputs = classes == 2 ? 1 : classes,
            Group = new Grouping("tone", ["lighter", "darker"], z),
        };
    }

    static TrainedNetwork Source() => Learner.Train(Pictures(200, 1), Pictures(60, 2), seed: 1);

    static double[] Numbers(Tensor t) => Networks.Numbers(t);

    static double Accuracy(Tensor predicted, TensorDataset data) => Numbers(predicted)
        .Zip(data.Labels.data<long>().ToArray(), (p, y) => p > 0.5 == (y == 1) ? 1.0 : 0).Average();

    [Fact]
    public void Source_is_the_same_to_the_byte_whatever_is_made_of_it()
    {
        using var source = Source();
        var transfer = new Transfer(source.Module, "gap");
        TensorDataset train = Pictures(100, 3), validation = Pictures(50, 4);
        var before = NetworkDigest.Of(source.Module);
        // Running means are what a forgotten evaluation mode would move.
        source.Module.train();
        using (transfer.TrainFrozen(Linear, train, validation, 1))
        using (var decoupled = transfer.TrainDecoupled(Learner, train, validation, 1))
        using (transfer.TrainFineTuned(Learner, train, validation, 1))
        using (transfer.TrainGroupHeads(Learner, train, validation, 1))
        {
            decoupled.Module.train();
            decoupled.Predict(train.Inputs).Dispose();
        }
        Assert.Equal(before, NetworkDigest.Of(source.Module));
        // It is not freed with them; and the digest tells when only a running mean has moved.
        source.Module.train();
        source.Outputs(train.Inputs).Dispose();
        Assert.NotEqual(before, NetworkDigest.Of(source.Module));
    }

    [Fact]
    public void Frozen_features_are_what_a_linear_layer_needs_where_the_task_is_the_same()
    {
        using var source = Source();
        var transfer = new Transfer(source.Module, "gap");
        // Twelve rows, from which no convolution learns in two epochs.
        TensorDataset train = Pictures(12, 5), validation = Pictures(40, 6), test = Pictures(300, 7);
        using var frozen = transfer.TrainFrozen(Linear, train, validation, 1);
        using var scratch = Learner.Train(train, validation, 1);
        Assert.InRange(Accuracy(frozen.Predict(test.Inputs), test), 0.9, 1);
        Assert.InRange(Accuracy(scratch.Predict(test.Inputs), test), 0, 0.8);
        // As one network of pictures it says what the linear layer says of standardized features.
        var features = transfer.Features(test.Inputs);
        var fit = transfer.Features(train.Inputs);
        var scaled = (features - fit.mean([0L])) / fit.var(0, unbiased: false).sqrt().clamp_min(1e-6);
        var learned = (nn.Module<Tensor, Tensor>)frozen.Module.named_children().Single(c => c.name == "learned").module;
        Assert.All(Numbers(learned.call(scaled)).Zip(Numbers(frozen.Outputs(test.Inputs))),
            p => Assert.Equal(p.First, p.Second, 1e-3));
    }

    [Fact]
    public void Decoupled_is_the_networks_own_logit_plus_a_linear_function_of_the_sources()
    {
        using var source = Source();
        TensorDataset train = Pictures(100, 3), validation = Pictures(50, 4);
        using var decoupled = new Transfer(source.Module, "gap").TrainDecoupled(Learner, train, validation, 1);
        var parts = decoupled.Module.named_modules().ToDictionary(m => m.name, m => m.module);
        var own = (nn.Module<Tensor, Tensor>)parts["learned.network"];
        var rest = Numbers(decoupled.Outputs(validation.Inputs)).Zip(Numbers(own.call(validation.Inputs)),
            (whole, n) => whole - n).ToArray();
        var hidden = new Transfer(source.Module, "gap").Features(validation.Inputs).to(float64);
        // What is left is explained by the features: least squares over 50 rows of a few of them would not do.
        var weight = decoupled.Module.named_parameters().Single(p => p.name == "learned.features.weight").parameter;
        var (mean, scale) = (decoupled.Module.named_buffers().Single(b => b.name == "mean").buffer,
            decoupled.Module.named_buffers().Single(b => b.name == "scale").buffer);
        var expected = ((hidden - mean) * scale).matmul(weight.to(float64).reshape(-1));
        Assert.All(Numbers(expected).Zip(rest), p => Assert.Equal(p.First, p.Second, 1e-3));
        // Its layers, those of the source too, can be looked at.
        using var maps = new GradCam().Find(decoupled.Module, validation.Inputs, "learned.network.conv2");
        using var sources = new GradCam().Find(decoupled.Module, validation.Inputs, "source.conv2");
        Assert.Equal([50, 4, 4], maps.Values.shape);
        Assert.Equal([50, 4, 4], sources.Values.shape);
    }

    [Fact]
    public void Fine_tuning_starts_from_the_source_up_to_the_layer_and_no_further()
    {
        using var source = Source();
        var still = Learner with { MaxEpochs = 1, LearningRate = 1e-12, WeightDecay = 0 };
        TensorDataset train = Pictures(50, 3), validation = Pictures(20, 4);
        using var all = new Transfer(source.Module, "gap").TrainFineTuned(still, train, validation, 1);
        using var some = new Transfer(source.Module, "conv2").TrainFineTuned(still, train, validation, 1);
        double[] Of(TrainedNetwork network, string part) =>
            Numbers(network.Module.named_parameters().Single(p => p.name == part).parameter);
        double Apart(TrainedNetwork network, string part) =>
            Of(source, part).Zip(Of(network, part), (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(Apart(all, "conv5.0.weight"), 0, 1e-6);
        Assert.InRange(Apart(some, "conv2.0.weight"), 0, 1e-6);
        Assert.InRange(Apart(some, "conv3.0.weight"), 0.01, 1);
        Assert.InRange(Apart(all, "logits.weight"), 0.01, 1);
    }

    [Fact]
    public void Every_group_has_a_last_layer_of_its_own_and_others_are_refused()
    {
        using var source = Source();
        // The groups have opposite labels: one last layer cannot say both of the same picture.
        TensorDataset Flipped(TensorDataset d) => new(d.Inputs, tensor(d.Labels.data<long>().ToArray()
            .Zip(d.Group!.Codes, (y, z) => z == 0 ? y : 1 - y).ToArray())) { Group = d.Group };
        TensorDataset train = Flipped(Pictures(200, 3)), validation = Flipped(Pictures(60, 4));
        var transfer = new Transfer(source.Module, "gap");
        var longer = Learner with { MaxEpochs = 6 };
        using var heads = transfer.TrainGroupHeads(longer, train, validation, 1);
        using var one = transfer.TrainDecoupled(longer, train, validation, 1);
        Assert.InRange(Accuracy(heads.Predict(validation.Inputs, validation.Group!), validation), 0.9, 1);
        Assert.InRange(Accuracy(one.Predict(validation.Inputs), validation), 0, 0.75);
        Assert.Equal(["lighter", "darker"], heads.Groups);
        Grouping Called(string name) => new("tone", [name, "lighter"], new int[60]);
        Assert.Contains("unknown group 'dark': did you mean 'darker'?",
            Assert.Throws<ArgumentException>(() => heads.Predict(validation.Inputs, Called("dark"))).Message);
        Assert.Contains("found groups of 60 rows, expected 200",
            Assert.Throws<ArgumentException>(() => heads.Predict(train.Inputs, validation.Group!)).Message);
        // Levels are matched by name, whatever their numbers.
        var turned = new Grouping("tone", ["darker", "lighter"], Array.ConvertAll(validation.Group!.Codes, z => 1 - z));
        Assert.Equal(Numbers(heads.Predict(validation.Inputs, validation.Group!)),
            Numbers(heads.Predict(validation.Inputs, turned)));
    }

    [Fact]
    public void Any_network_of_several_classes_is_a_source_and_a_target()
    {
        using var source = Learner.TrainTasks(Tasks(Pictures(100, 1, classes: 3)),
            Tasks(Pictures(50, 2, classes: 3)), 1);
        TensorDataset train = Pictures(60, 3, classes: 3), validation = Pictures(40, 4, classes: 3);
        var transfer = new Transfer(source.Trained.Module);
        Assert.Equal([40, 64], transfer.Features(validation.Inputs).shape);
        using var decoupled = transfer.TrainDecoupled(Learner, train, validation, 1);
        using var heads = transfer.TrainGroupHeads(Learner, train, validation, 1);
        Assert.Equal([40, 3], decoupled.Predict(validation.Inputs).shape);
        Assert.Equal([40, 3], heads.Predict(validation.Inputs, validation.Group!).shape);
        Assert.Equal(decoupled.History.Count, Learner.MaxEpochs);

        static TaskDataset Tasks(TensorDataset d) => new(d.Inputs,
            new TaskLabels("shade", d.Labels.data<long>().ToArray(), 3),
            new TaskLabels("tone", [.. d.Group!.Codes.Select(z => (long)z)], 2));
    }

    [Fact]
    public void What_does_not_fit_the_source_is_refused_in_words()
    {
        using var source = Source();
        string Said(Action act) => Assert.Throws<ArgumentException>(act).Message;
        Assert.Contains("unknown layer 'gab': did you mean 'gap'?", Said(() => _ = new Transfer(source.Module, "gab")));
        var transfer = new Transfer(source.Module, "gap") { InputShape = [3, 16, 16] };
        TensorDataset train = Pictures(20, 3), grey = Pictures(20, 3, channels: 1), large = Pictures(20, 3, size: 24);
        Assert.Contains("found inputs of shape [n, 3, 24, 24], expected [n, 3, 16, 16] as the source learned from",
            Said(() => transfer.TrainFrozen(Linear, large, large, 1)));
        Assert.Contains("found inputs of shape [20, 1, 16, 16], which the network does not take",
            Said(() => new Transfer(source.Module, "gap").TrainFrozen(Linear, grey, grey, 1)));
        Assert.Contains("found 'standardized.weight' of shape [1], expected [3] as the source has it",
            Said(() => transfer.TrainFineTuned(Learner, grey, grey, 1)));
        var other = new NetworkLearner((width, outputs) => nn.Sequential(("standardised", nn.BatchNorm2d(width)),
            ("gap", nn.Flatten()), ("logits", nn.Linear(768, outputs))));
        Assert.Contains("unknown part of the source 'standardized.weight': did you mean 'standardised.weight'?",
            Said(() => transfer.TrainFineTuned(other, train, train, 1)));
        Assert.Contains("found no groups", Said(() => transfer.TrainGroupHeads(Learner,
            new TensorDataset(train.Inputs, train.Labels), train, 1)));
        var single = new NetworkLearner(width => FaceNetwork.Create(width, 1));
        Assert.Contains("found an output of shape [20, 1], expected [20, 2]: a builder that is asked for 2 outputs",
            Said(() => transfer.TrainGroupHeads(single, train, train, 1)));
    }

    [Fact]
    public void The_last_hidden_layer_is_the_one_that_the_last_layer_reads_however_deep_layers_are_nested()
    {
        using var network = nn.Sequential(("hidden", nn.Sequential(("linear", nn.Linear(2, 4)), ("act", nn.ReLU()))),
            ("logits", nn.Linear(4, 1)));
        using var x = randn(5, 2);
        Assert.Equal(Numbers(NetworkLayers.Activations(network, "hidden", x)),
            Numbers(NetworkLayers.Activations(network, NetworkLayers.LastHidden, x)));
    }
}
