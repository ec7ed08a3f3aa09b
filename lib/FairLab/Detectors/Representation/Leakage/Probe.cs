using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// A classifier that tries to read an attribute off representations that stay as they are: an attacker that is trained
/// afresh (Elazar and Goldberg 2018 [elazar2018]). Standardized numbers, then linear layers with ReLU between them,
/// cross entropy by the library's one trainer, stopped by a seventh of the data.
/// </summary>
public sealed record Probe
{
    /// <summary>Units of each hidden layer.</summary>
    /// <value>None: a linear probe.</value>
    public IReadOnlyList<int> Hidden { get; init => field = Require.That(value,
        value is not null && value.All(h => h > 0), "sizes of at least 1"); } = [];

    /// <summary>Adam's learning rate.</summary>
    /// <value>0.01.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-2;

    /// <summary>Adam's L2 penalty.</summary>
    /// <value>0.0001.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value); } = 1e-4;

    /// <summary>The most passes over the data.</summary>
    /// <value>50.</value>
    public int MaxEpochs { get; init => field = Require.AtLeast(value, 1); } = 50;

    /// <summary>How many passes without a lower loss end the training.</summary>
    /// <value>5.</value>
    public int Patience { get; init => field = Require.AtLeast(value, 1); } = 5;

    /// <summary>A linear probe.</summary>
    public static Probe Linear { get; } = new();

    /// <summary>A probe with a hidden layer of 300, as the attackers of Elazar and Goldberg.</summary>
    public static Probe Mlp { get; } = new() { Hidden = [300], LearningRate = 1e-3 };

    /// <summary>"linear", or "mlp-300" and the like.</summary>
    public string Name => Hidden.Count == 0 ? "linear" : $"mlp-{string.Join("-", Hidden)}";

    /// <summary>Trains the probe.</summary>
    /// <param name="x">Representations, shape [n, d].</param>
    /// <param name="codes">Each row's group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="isBalanced">Whether all groups count alike, however large.</param>
    /// <param name="seed">Decides the start, the order of rows, and who stops the training.</param>
    internal FittedProbe Fit(Tensor x, int[] codes, int groups, bool isBalanced, long seed)
    {
        using var scope = NewDisposeScope();
        var mean = x.mean([0L]);
        var deviation = (x - mean).square().mean([0L]).sqrt();
        var scale = where(deviation > 1e-6 * x.abs().amax().clamp_min(1e-30), 1 / deviation, zeros_like(deviation));
        var random = new SeededRandom(seed);
        var order = random.Permutation(codes.Length);
        var stops = Math.Clamp(codes.Length / 7, 1, codes.Length - 1);
        var counts = new double[groups];
        foreach (var code in codes)
            counts[code]++;
        TensorDataset Rows(int[] rows) => new(((x - mean) * scale).index_select(0, Index(rows)).to(ScalarType.Float32),
            tensor(Array.ConvertAll(rows, row => (long)codes[row])))
        {
            Target = TargetKind.Multiclass,
            Outputs = groups,
            Weights = isBalanced ? Array.ConvertAll(rows, row => codes.Length / (groups * counts[codes[row]])) : null,
        };
        var learner = new NetworkLearner(Build)
        {
            LearningRate = LearningRate, WeightDecay = WeightDecay, MaxEpochs = MaxEpochs, Patience = Patience,
            BatchSize = Math.Clamp(codes.Length / 20, 8, 200),
        };
        var trained = learner.Train(Rows(order[stops..]), Rows(order[..stops]), (long)(random.NextBits() >> 1));
        return new FittedProbe(trained, mean.DetachFromDisposeScope(), scale.DetachFromDisposeScope());
    }

    nn.Module<Tensor, Tensor> Build(int width, int outputs)
    {
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        for (var layer = 0; layer < Hidden.Count; layer++)
        {
            layers.Add(($"hidden{layer + 1}", nn.Linear(layer == 0 ? width : Hidden[layer - 1], Hidden[layer])));
            layers.Add(($"relu{layer + 1}", nn.ReLU()));
        }
        layers.Add(("output", nn.Linear(Hidden.Count == 0 ? width : Hidden[^1], outputs)));
        return nn.Sequential(layers);
    }

    internal static Tensor Index(int[] rows) => tensor(Array.ConvertAll(rows, row => (long)row));
}
