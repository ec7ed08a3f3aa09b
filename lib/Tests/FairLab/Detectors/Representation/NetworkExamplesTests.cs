using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using TorchSharp;
using static FairLab.Tests.Detectors.Representation.Planted;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

[Collection(nameof(Alone))]
public sealed class NetworkExamplesTests
{
    static nn.Module<Tensor, Tensor> Images => nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("relu", nn.ReLU()),
        ("pool", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()),
            ("drop", nn.Dropout(0.5)), ("head", nn.Linear(4, 3)));

    [Fact]
    public void Batches_make_no_difference_and_the_network_is_left_as_it_was()
    {
        using var scope = NewDisposeScope();
        var network = Images;
        network.train();
        var images = randn(23, 3, 8, 8);
        var (whole, parts) = (NetworkExamples.Of(network, images),
            NetworkExamples.Of(network, images).WithBatchRows(5));
        Assert.Equal([23L, 4, 6, 6], parts.Maps("conv").shape);
        Assert.Equal([23L, 4 * 6 * 6 + 4], parts.Activations("conv", "flat").shape);
        AssertClose(Numbers(whole.Activations("conv", "flat")), Numbers(parts.Activations("conv", "flat")), 1e-5);
        AssertClose(Numbers(whole.Derivatives(2, "conv")), Numbers(parts.Derivatives(2, "conv")), 1e-6);
        Assert.True(network.training);
        Assert.All(network.parameters(), p => Assert.True(p.grad is null));
        // Dropout is off: the same twice.
        Assert.Equal(parts.Outputs(1, null, "flat"), parts.Outputs(1, null, "flat"));
    }

    [Fact]
    public void Derivatives_are_what_a_small_step_does_in_all_layers_at_once()
    {
        using var scope = NewDisposeScope();
        var network = nn.Sequential(("a", nn.Linear(3, 5, dtype: ScalarType.Float64)), ("t", nn.Tanh()),
            ("b", nn.Linear(5, 4, dtype: ScalarType.Float64)), ("u", nn.Tanh()),
            ("c", nn.Linear(4, 2, dtype: ScalarType.Float64)));
        var examples = NetworkExamples.Of(network, randn(6, 3, ScalarType.Float64));
        var step = randn(9, ScalarType.Float64);
        var slopes = Numbers(examples.Derivatives(1, "t", "u").matmul(step));
        double[] Moved(double size) => examples.Outputs(1, step * size, "t", "u");
        AssertClose([.. Moved(1e-5).Zip(Moved(-1e-5), (up, down) => (up - down) / 2e-5)], slopes, 1e-8);
    }

    [Fact]
    public void Derivative_of_an_output_that_a_layer_does_not_reach_is_zero()
    {
        using var scope = NewDisposeScope();
        using var network = new TwoWays();
        var examples = NetworkExamples.Of(network, randn(4, 3));
        Assert.All(Numbers(examples.Derivatives(1, "left")), g => Assert.Equal(0, g));
        Assert.Contains(Numbers(examples.Derivatives(0, "left")), g => g != 0);
    }

    [Fact]
    public void People_and_texts_are_examples_too()
    {
        using var scope = NewDisposeScope();
        var people = Models.Training.Networks.People;
        using var mlp = MlpClassifier.Train(people.Train, people.Validation,
            new MlpOptions { Hidden = [6], MaxEpochs = 1 }, 1);
        var rows = NetworkExamples.Of(mlp, people.Test);
        Assert.Equal(Numbers(mlp.Activations("hidden1", people.Test)).Length, (int)rows.Activations("hidden1").numel());
        // A row of weight 2 is two people, and one of weight 0 nobody.
        double[] weights = [.. Enumerable.Range(0, people.Test.Rows).Select(i => i < 3 ? i : 1.0)];
        var weighed = NetworkExamples.Of(mlp, people.Test.WithWeights(weights));
        Assert.Equal(people.Test.Rows, weighed.Count);
        var (plain, repeated) = (rows.Activations("hidden1"), weighed.Activations("hidden1"));
        AssertClose(Numbers(plain[1]), Numbers(repeated[0]), 1e-6);
        AssertClose(Numbers(plain[2]), Numbers(repeated[1]), 1e-6);
        AssertClose(Numbers(plain[2]), Numbers(repeated[2]), 1e-6);
        Assert.Contains("row 0: found weight 0.5", Assert.Throws<ArgumentException>(() => NetworkExamples.Of(mlp,
            people.Test.WithWeights([.. weights.Select(w => w + 0.5)]))).Message);
        var vectors = WordVectors.Random(["good", "bad", "film", "actor", "plot"], 6, 1);
        RatedText[] rated = [new("good film", [1]), new("bad film", [0]), new("good actor", [1]), new("bad plot", [0])];
        using var model = TextModel.Train(rated, rated, vectors, new TextModelOptions { Hidden = 7, MaxEpochs = 1 }, 1);
        var layer = Assert.Single(NetworkLayers.Names(model.Network),
            n => n.Contains("hidden", StringComparison.Ordinal));
        string[] texts = ["good plot", "bad", "film film film"];
        var found = NetworkExamples.Of(model, texts);
        Assert.Equal([3L, 7], found.Activations(layer).shape);
        AssertClose([.. model.Predict(texts).Select(p => Math.Log(p[0] / (1 - p[0])))],
            found.Outputs(0, null, layer), 1e-4);
    }

    [Fact]
    public void Bad_input_is_told()
    {
        using var scope = NewDisposeScope();
        var network = Images;
        var examples = NetworkExamples.Of(network, randn(3, 3, 8, 8));
        Assert.Contains("did you mean 'conv'?",
            Assert.Throws<ArgumentException>(() => examples.Activations("convv")).Message);
        Assert.Contains("expected 0 to 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => examples.Derivatives(3, "conv")).Message);
        Assert.Contains("found no examples",
            Assert.Throws<ArgumentException>(() => NetworkExamples.Of(network, zeros(0, 3, 8, 8))).Message);
        Assert.Contains("expected the size that it was trained on",
            Assert.Throws<ArgumentException>(() => NetworkExamples.Of(network, zeros(2, 1, 8, 8))
                .Maps("conv")).Message);
        Assert.Contains("each of them once",
            Assert.Throws<ArgumentException>(() => examples.Activations("conv", "conv")).Message);
    }

    sealed class TwoWays : nn.Module<Tensor, Tensor>
    {
        readonly TorchSharp.Modules.Linear left = nn.Linear(3, 1), right = nn.Linear(3, 1);

        public TwoWays() : base(nameof(TwoWays)) => RegisterComponents();

        public override Tensor forward(Tensor x) => cat([left.call(x), right.call(x)], 1);
    }
}
