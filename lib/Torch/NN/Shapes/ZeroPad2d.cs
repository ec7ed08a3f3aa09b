using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Zeros around height and width.</summary>
public sealed class ZeroPad2d : nn.Module<Tensor, Tensor>
{
    readonly long _padding;

    internal ZeroPad2d(long padding) : base(nameof(ZeroPad2d)) => _padding = padding;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pad(input, (_padding, _padding, _padding, _padding));
}
