using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x tanh(ln(1 + eˣ)).</summary>
public sealed class Mish : nn.Module<Tensor, Tensor>
{
    readonly bool _inplace;

    internal Mish(bool inplace) : base(nameof(Mish)) => _inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.mish(input, _inplace);
}
