using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The greatest element of each window over two dimensions.</summary>
public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
{
    readonly long[] _kernel;
    readonly long[] _stride;
    readonly long[] _padding;
    readonly long[] _dilation;
    readonly bool _ceil;

    internal MaxPool2d(long[] kernel, long[] stride, long[] padding, long[] dilation, bool ceil) : base(nameof(MaxPool2d)) => (_kernel, _stride, _padding, _dilation, _ceil) = (kernel, stride, padding, dilation, ceil);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Aten.max_pool2d.Call(input, _kernel, _stride, _padding, _dilation, _ceil);
}
