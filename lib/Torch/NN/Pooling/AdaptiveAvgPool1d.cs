using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means of windows over one dimension, chosen so that the output has a given size.</summary>
public sealed class AdaptiveAvgPool1d : nn.Module<Tensor, Tensor>
{
    readonly long[] _size;

    internal AdaptiveAvgPool1d(long[] size) : base(nameof(AdaptiveAvgPool1d)) => _size = size;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Aten.adaptive_avg_pool1d.Call(input, _size);
}
