using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x clamp((x + 3) / 6, 0, 1).</summary>
public sealed class Hardswish : nn.Module<Tensor, Tensor>
{
    readonly bool _inplace;

    internal Hardswish(bool inplace) : base(nameof(Hardswish)) => _inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.hardswish(input, _inplace);
}
