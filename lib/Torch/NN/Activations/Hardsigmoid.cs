using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>clamp((x + 3) / 6, 0, 1).</summary>
public sealed class Hardsigmoid : nn.Module<Tensor, Tensor>
{
    readonly bool _inplace;

    internal Hardsigmoid(bool inplace) : base(nameof(Hardsigmoid)) => _inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.hardsigmoid(input, _inplace);
}
