using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means of windows over two dimensions, chosen so that the output has a given size.</summary>
public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
{
    readonly long[] _size;

    internal AdaptiveAvgPool2d(long[] size) : base(nameof(AdaptiveAvgPool2d)) => _size = size;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Aten.adaptive_avg_pool2d.Call(input, _size);
}
