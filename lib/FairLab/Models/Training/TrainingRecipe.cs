using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>How the one loop trains, whatever the network.</summary>
sealed record TrainingRecipe
{
    public required double LearningRate { get; init; }

    public required double WeightDecay { get; init; }

    public required int BatchSize { get; init; }

    public required int MaxEpochs { get; init; }

    public required int Patience { get; init; }

    /// <summary>Rows of a batch of validation data; null takes them all at once, as terms over groups would have
    /// it.</summary>
    public int? ValidationBatch { get; init; }

    /// <summary>What the learning rate is multiplied by after each epoch.</summary>
    public double LearningRateDecay { get; init; } = 1;

    public Func<IEnumerable<Parameter>, optim.Optimizer>? Optimizer { get; init; }

    public IProgress<EpochLoss>? Progress { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>Where tensors live, by name.</summary>
    public static Device DeviceOf(string name) => name switch
    {
        "cuda" when !cuda.is_available() => throw new ArgumentException(
            "found the device 'cuda', but this libtorch sees no CUDA device; expected 'cpu' or 'auto'", nameof(name)),
        "cuda" => device("cuda"),
        "auto" when cuda.is_available() => device("cuda"),
        _ => device("cpu"),
    };
}
