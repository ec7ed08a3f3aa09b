using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where at least lambda in absolute value, else 0.</summary>
public sealed class Hardshrink : nn.Module<Tensor, Tensor>
{
    readonly double _lambda;

    internal Hardshrink(double lambda) : base(nameof(Hardshrink)) => _lambda = lambda;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.hardshrink(input, _lambda);
}
