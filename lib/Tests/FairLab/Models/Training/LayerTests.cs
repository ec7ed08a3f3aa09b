using FairLab.Models;
using FairLab.Mitigators;
using TorchSharp;
using TorchSharp.Modules;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

/// <summary>f(x) = c(h(x)): layers by name, in training and after it.</summary>
[Collection(nameof(Alone))]
public sealed class LayerTests
{
    [Fact]
    public void Names_are_those_of_named_modules()
    {
        using var network = Small(3);
        Assert.Equal(["first", "relu", "last"], NetworkLayers.Names(network));
        using var mlp = MlpClassifier.Train(People.Train, People.Validation,
            new MlpOptions { Hidden = [6, 4], MaxEpochs = 1 }, 1);
        Assert.Equal(["hidden1", "hidden2", "output"], NetworkLayers.Names(mlp.Network));
        using var hidden = mlp.Activations("hidden2", People.Test);
        Assert.Equal(mlp.Hidden(People.Test).Select(v => (double)v), Numbers(hidden));
    }

    [Fact]
    public void Activations_are_what_the_layers_compute_and_live_on()
    {
        using var scope = NewDisposeScope();
        var network = (Sequential)nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 1));
        var x = randn(7, 3);
        var first = ((nn.Module<Tensor, Tensor>)network[0]).call(x);
        Assert.Equal(Numbers(first), Numbers(NetworkLayers.Activations(network, "0", x)));
        Assert.Equal(Numbers(first.relu()), Numbers(NetworkLayers.Activations(network, "1", x)));
        Assert.Equal(Numbers(network.call(x)), Numbers(NetworkLayers.Activations(network, "2", x)));
    }

    [Fact]
    public void Replace_is_the_rest_of_the_network_and_has_its_derivative()
    {
        using var scope = NewDisposeScope();
        var network = (Sequential)nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4), nn.Tanh(),
            nn.Linear(4, 1));
        var x = randn(7, 3);
        var h = NetworkLayers.Activations(network, "1", x).detach().requires_grad_();
        var rest = NetworkLayers.Replace(network, "1", zeros(7, 3), _ => h);
        Assert.Equal(Numbers(network.call(x)), Numbers(rest));
        var by = autograd.grad([rest.sum()], [h])[0];
        var own = h.detach().requires_grad_();
        Tensor After(int layer, Tensor t) => ((nn.Module<Tensor, Tensor>)network[layer]).call(t);
        var expected = autograd.grad([After(4, After(3, After(2, own))).sum()], [own])[0];
        Assert.Equal(Numbers(expected), Numbers(by));
        // Units switched off: as if the weights from them were 0.
        var mask = tensor([0f, 1, 1, 1, 1]);
        Assert.Equal(Numbers(After(4, After(3, After(2, After(1, After(0, x)) * mask)))),
            Numbers(NetworkLayers.Replace(network, "1", x, t => t * mask)));
        // The hooks are gone.
        Assert.Equal(Numbers(network.call(x)), Numbers(After(4, After(3, After(2, After(1, After(0, x)))))));
    }

    [Fact]
    public void Term_on_a_hidden_layer_has_the_gradient_of_the_whole_network()
    {
        // Pulling a layer towards 0 does so, whatever the network looks like; the layer's derivative is known too.
        double Size(double strength)
        {
            var term = new Term("size", b =>
            {
                Assert.Equal(b.Inputs.shape[0], b.Layer("relu").shape[0]);
                return strength * b.Layer("relu").square().mean();
            }, "relu");
            using var model = (Learner with { Terms = [term], MaxEpochs = 8, LearningRate = 0.01 })
                .Train(People.Train, People.Validation, 1);
            using var hidden = model.Activations("relu", People.Test);
            return Numbers(hidden).Average(v => v * v);
        }
        Assert.InRange(Size(100), 0, 0.1 * Size(0));
    }

    [Fact]
    public void Term_sees_the_output_as_a_function_of_the_layer()
    {
        var seen = 0;
        var term = new Term("slope", b =>
        {
            if (!is_grad_enabled())
                return null;
            var slope = autograd.grad([b.Outputs.sum()], [b.Layer("relu")], create_graph: true)[0];
            Assert.Equal(b.Layer("relu").shape, slope.shape);
            Assert.Contains(Numbers(slope), v => v != 0);
            seen++;
            return slope.square().mean();
        }, "relu");
        using var model = (Learner with { Terms = [term], MaxEpochs = 1 }).Train(People.Train, People.Validation, 1);
        Assert.True(seen > 5);
    }

    [Fact]
    public void Game_with_parameters_of_its_own_hides_the_group_in_a_layer()
    {
        double Auc(IReadOnlyList<ILossTerm> terms, out Adversary.Player? player)
        {
            using var model = (Learner with { Terms = terms, MaxEpochs = 25, Patience = 25, LearningRate = 0.01 })
                .Train(People.Train, People.Validation, 3);
            player = terms.OfType<Adversary>().FirstOrDefault()?.Last;
            using var hidden = model.Activations("relu", People.Test);
            // How well a linear probe tells the group: the best of single units, as an area.
            var values = Numbers(hidden);
            return Enumerable.Range(0, 8).Max(unit => Area(values.Where((_, i) => i % 8 == unit).ToArray(),
                People.Test.Group.Codes));
        }
        var adversary = new Adversary(2);
        var (plain, hidden) = (Auc([], out _), Auc([adversary], out var player));
        Assert.True(player!.Steps > 100 && player.IsDisposed);
        Assert.True(Math.Abs(hidden - 0.5) < Math.Abs(plain - 0.5), $"{plain} -> {hidden}");
        using var again = (Learner with { Terms = [adversary] }).Train(People.Train, People.Validation, 3);
        using var twice = (Learner with { Terms = [adversary] }).Train(People.Train, People.Validation, 3);
        Assert.Equal(again.Predict(People.Test), twice.Predict(People.Test));
        Assert.Throws<InvalidOperationException>(() => ((ILossTerm)adversary).Compute(null!));
    }

    static double Area(double[] values, int[] codes)
    {
        var (ones, zeros) = (values.Where((_, i) => codes[i] == 1).ToArray(), values.Where((_, i) => codes[i] == 0)
            .ToArray());
        var sample = ones.Take(300).SelectMany(a => zeros.Take(300).Select(b => a > b ? 1.0 : a == b ? 0.5 : 0))
            .Average();
        return Math.Max(sample, 1 - sample);
    }

    /// <summary>An adversary that reads the group off a layer; the network is rewarded for its loss.</summary>
    sealed record Adversary(double Strength) : IGameTerm
    {
        public Player? Last { get; private set; }

        public string Name => "adversary";

        public IReadOnlyList<string> Layers => ["relu"];

        public IPlayer Begin(Device device, long seed) => Last = new Player(Strength, device, seed);

        public sealed class Player(double strength, Device device, long seed) : IPlayer
        {
            readonly Linear _reads = Start(device, seed);

            public string Name => "adversary";

            public IReadOnlyList<string> Layers => ["relu"];

            public int Steps { get; private set; }

            public bool IsDisposed { get; private set; }

            public Tensor? Compute(TrainingBatch batch) => -strength * Loss(batch.Layer("relu"), batch);

            public void Step(TrainingBatch batch)
            {
                using var optimizer = optim.SGD(_reads.parameters(), 0.5);
                optimizer.zero_grad();
                Loss(batch.Layer("relu").detach(), batch).backward();
                optimizer.step();
                Steps++;
            }

            public void Dispose()
            {
                _reads.Dispose();
                IsDisposed = true;
            }

            Tensor Loss(Tensor hidden, TrainingBatch batch) =>
                nn.functional.binary_cross_entropy_with_logits(_reads.call(hidden).reshape(-1),
                    batch.GroupsFor(this).select(1, 1));

            static Linear Start(Device device, long seed)
            {
                var layer = nn.Linear(8, 1, device: device);
                using var _ = no_grad();
                using var stream = new Generator(unchecked((ulong)seed));
                layer.weight!.copy_(rand(1, 8, generator: stream) - 0.5);
                layer.bias!.zero_();
                return layer;
            }
        }
    }
}
