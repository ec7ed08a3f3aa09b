using FairLab.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Linear and ReLU layers, then one logit. Parameters start as PyTorch's do, uniform in ±1/√(inputs), but from the seed
/// given and not from libtorch's process-wide stream, so that networks trained side by side do not disturb each other.
/// </summary>
sealed class MlpNetwork : nn.Module<Tensor, Tensor>
{
    readonly List<(Parameter Weight, Parameter Bias)> _layers = [];
    readonly double _dropout;
    readonly Generator? _dropped;

    public MlpNetwork(int features, IReadOnlyList<int> hidden, double dropout, SeededRandom random, Device device)
        : base(nameof(MlpNetwork))
    {
        int[] widths = [features, .. hidden, 1];
        for (var layer = 0; layer + 1 < widths.Length; layer++)
        {
            var (inputs, outputs) = (widths[layer], widths[layer + 1]);
            var bound = 1 / Math.Sqrt(inputs);
            float[] Uniform(int n) => [.. Enumerable.Range(0, n).Select(_ => (float)(bound * (2 * random.NextDouble() - 1)))];
            var weight = nn.Parameter(tensor(Uniform(outputs * inputs), [outputs, inputs], device: device));
            var bias = nn.Parameter(tensor(Uniform(outputs), device: device));
            register_parameter($"weight{layer}", weight);
            register_parameter($"bias{layer}", bias);
            _layers.Add((weight, bias));
        }
        _dropout = dropout;
        if (dropout > 0)
            _dropped = new Generator(random.NextBits());
    }

    /// <summary>The last hidden layer; the features themselves when there is none.</summary>
    /// <param name="x">Standardized features, shape [n, features].</param>
    /// <param name="activation">Used in place of ReLU; null for ReLU.</param>
    public Tensor Hidden(Tensor x, Func<Tensor, Tensor>? activation = null)
    {
        activation ??= static z => nn.functional.relu(z);
        foreach (var (weight, bias) in _layers.Take(_layers.Count - 1))
        {
            x = activation(nn.functional.linear(x, weight, bias));
            if (_dropped is not null && training)
                x = x * rand(x.shape, generator: _dropped).to(x.device).ge(_dropout) / (1 - _dropout);
        }
        return x;
    }

    /// <summary>Logits of a hidden layer, shape [n].</summary>
    public Tensor Logits(Tensor hidden) => nn.functional.linear(hidden, _layers[^1].Weight, _layers[^1].Bias).reshape(-1);

    public override Tensor forward(Tensor x) => Logits(Hidden(x));
}
