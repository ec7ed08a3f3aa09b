using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means of windows over three dimensions, chosen so that the output has a given size.</summary>
public sealed class AdaptiveAvgPool3d : nn.Module<Tensor, Tensor>
{
    readonly long[] _size;

    internal AdaptiveAvgPool3d(long[] size) : base(nameof(AdaptiveAvgPool3d)) => _size = size;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Aten.adaptive_avg_pool3d.Call(input, _size);
}
