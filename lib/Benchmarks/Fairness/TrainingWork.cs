using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Benchmarks.Fairness;

/// <summary>
/// A thousand steps of training by the library's loop, and by one written by hand as TorchSharp's examples write it:
/// 10,000 rows of 100 features in batches of 200, twenty epochs, two hidden layers of 100. What differs is what the
/// loop costs.
/// </summary>
internal static class TrainingWork
{
    const int Rows = 10_000, Width = 100, Batch = 200, Epochs = 20;

    /// <summary>The library, with its own Adam.</summary>
    internal static Action Learner() => Trained(new NetworkLearner(Network));

    /// <summary>The library, with TorchSharp's Adam.</summary>
    internal static Action LearnerWithTheirAdam() =>
        Trained(new NetworkLearner(Network) { Optimizer = p => optim.Adam(p, 1e-3) });

    /// <summary>The library, against an adversary on the last hidden layer: at most 2.2 times without it.</summary>
    internal static Action Adversarial(AdversaryGame game) =>
        Trained(new NetworkLearner(Network) { Terms = [new AdversarialRemoval { Game = game }] });

    /// <summary>A loop of one's own, with TorchSharp's Adam.</summary>
    internal static Action ByHand()
    {
        var (x, y) = Data(1);
        return () =>
        {
            using var network = Network(Width);
            using var optimizer = optim.Adam(network.parameters(), 1e-3);
            var random = new SeededRandom(1);
            for (var epoch = 0; epoch < Epochs; epoch++)
            {
                using var order = tensor(Array.ConvertAll(random.Permutation(Rows), i => (long)i));
                for (var start = 0; start < Rows; start += Batch)
                {
                    using var scope = NewDisposeScope();
                    var rows = order.narrow(0, start, Batch);
                    optimizer.zero_grad();
                    var loss = nn.functional.binary_cross_entropy_with_logits(
                        network.call(x.index_select(0, rows)).reshape(-1), y.index_select(0, rows));
                    loss.backward();
                    optimizer.step();
                    _ = loss.item<float>();
                }
            }
        };
    }

    static Action Trained(NetworkLearner recipe)
    {
        var learner = recipe with { BatchSize = Batch, MaxEpochs = Epochs, Patience = Epochs, WeightDecay = 0 };
        var ((x, y), (checkX, checkY)) = (Data(1), Data(2));
        var group = new Grouping("z", ["u", "p"], [.. Enumerable.Range(0, Rows).Select(i => i % 2)]);
        TensorDataset train = new(x, y) { Target = TargetKind.Binary, Group = group };
        TensorDataset validation = new(checkX.narrow(0, 0, Batch), checkY.narrow(0, 0, Batch))
        {
            Target = TargetKind.Binary,
            Group = group.Select([.. Enumerable.Range(0, Batch)]),
        };
        return () => learner.Train(train, validation, 1).Dispose();
    }

    static (Tensor X, Tensor Y) Data(int seed)
    {
        using var stream = new Generator((ulong)seed);
        var x = randn([Rows, Width], generator: stream);
        return (x, x.select(1, 0).gt(0).to(float32));
    }

    static nn.Module<Tensor, Tensor> Network(int width) =>
        nn.Sequential(nn.Linear(width, 100), nn.ReLU(), nn.Linear(100, 100), nn.ReLU(), nn.Linear(100, 1));
}
