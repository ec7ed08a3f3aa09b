using FairLab.Detectors;
using static TorchSharp.torch;

namespace FairLab.Benchmarks.Fairness;

/// <summary>
/// TCAV of a concept of 60 images against 50 random sets, at one layer, for 4,000 images of 48x48, activations and
/// derivatives included: 1,275 vectors, for every set is tried in the concept's place.
/// </summary>
internal static class ConceptWork
{
    /// <summary>At the 32 averaged channels.</summary>
    internal static Action Averaged() => Work("flat");

    /// <summary>At a map of 4,608 numbers.</summary>
    internal static Action Map() => Work("pool2");

    static Action Work(string layer)
    {
        var stream = new Generator(1);
        NetworkExamples Images(int count, double shift) => NetworkExamples.Of(Network,
            rand([count, 3, 48, 48], generator: stream) + shift);
        var (inputs, pool) = (Images(4000, 0), Images(3000, 0));
        var concept = Concept.AgainstRandom("bright", Images(60, 0.3), pool);
        return () => new Tcav().Find(inputs, [concept], [layer], output: 0, seed: 1);
    }

    static nn.Module<Tensor, Tensor> Network { get; } = nn.Sequential(
        ("conv1", nn.Conv2d(3, 16, 3, padding: 1)), ("relu1", nn.ReLU()), ("pool1", nn.MaxPool2d(2)),
        ("conv2", nn.Conv2d(16, 32, 3, padding: 1)), ("relu2", nn.ReLU()), ("pool2", nn.MaxPool2d(2)),
        ("conv3", nn.Conv2d(32, 32, 3, padding: 1)), ("relu3", nn.ReLU()),
        ("average", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("head", nn.Linear(32, 4)));
}
