using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x moved towards 0 by lambda.</summary>
public sealed class Softshrink : nn.Module<Tensor, Tensor>
{
    readonly double _lambda;

    internal Softshrink(double lambda) : base(nameof(Softshrink)) => _lambda = lambda;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.softshrink(input, _lambda);
}
