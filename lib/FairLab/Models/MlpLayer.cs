using FairLab.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>A linear layer that starts from a seed of its own, and, where it is hidden, its ReLU and dropout.</summary>
sealed class MlpLayer : nn.Module<Tensor, Tensor>
{
    readonly Parameter _weight, _bias;
    readonly bool _isHidden;
    readonly double _dropout;
    readonly Generator? _dropped;

    public MlpLayer(string name, int inputs, int outputs, bool isHidden, SeededRandom random, Device device,
        double dropout = 0, Generator? dropped = null)
        : base(name)
    {
        var bound = 1 / Math.Sqrt(inputs);
        float[] Uniform(int n) => [.. Enumerable.Range(0, n)
            .Select(_ => (float)(bound * (2 * random.NextDouble() - 1)))];
        _weight = nn.Parameter(tensor(Uniform(outputs * inputs), [outputs, inputs], device: device));
        _bias = nn.Parameter(tensor(Uniform(outputs), device: device));
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        (_isHidden, _dropout, _dropped) = (isHidden, dropout, dropped);
    }

    public override Tensor forward(Tensor x) => Forward(x, static z => nn.functional.relu(z));

    /// <summary>The layer with another function in place of ReLU.</summary>
    public Tensor Forward(Tensor x, Func<Tensor, Tensor> activation)
    {
        x = nn.functional.linear(x, _weight, _bias);
        if (!_isHidden)
            return x;
        x = activation(x);
        return _dropped is not null && training
            ? x * rand(x.shape, generator: _dropped).to(x.device).ge(_dropout) / (1 - _dropout) : x;
    }
}
