using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Elements mirrored around height and width.</summary>
public sealed class ReflectionPad2d : nn.Module<Tensor, Tensor>
{
    readonly long _padding;

    internal ReflectionPad2d(long padding) : base(nameof(ReflectionPad2d)) => _padding = padding;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pad(input, (_padding, _padding, _padding, _padding), PaddingModes.Reflect);
}
