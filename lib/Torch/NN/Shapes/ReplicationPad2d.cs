using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last elements again around height and width.</summary>
public sealed class ReplicationPad2d : nn.Module<Tensor, Tensor>
{
    readonly long _padding;

    internal ReplicationPad2d(long padding) : base(nameof(ReplicationPad2d)) => _padding = padding;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pad(input, (_padding, _padding, _padding, _padding), PaddingModes.Replicate);
}
