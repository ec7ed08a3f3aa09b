using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window over two dimensions.</summary>
public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
{
    readonly long[] _kernel;
    readonly long[] _stride;
    readonly long[] _padding;
    readonly bool _ceil;
    readonly bool _include;
    readonly long? _divisor;

    internal AvgPool2d(long[] kernel, long[] stride, long[] padding, bool ceil, bool include, long? divisor) : base(nameof(AvgPool2d)) => (_kernel, _stride, _padding, _ceil, _include, _divisor) = (kernel, stride, padding, ceil, include, divisor);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Aten.avg_pool2d.Call(input, _kernel, _stride, _padding, _ceil, _include, _divisor);
}
