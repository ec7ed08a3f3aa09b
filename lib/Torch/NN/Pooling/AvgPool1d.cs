using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window over one dimension.</summary>
public sealed class AvgPool1d : nn.Module<Tensor, Tensor>
{
    readonly long[] _kernel;
    readonly long[] _stride;
    readonly long[] _padding;
    readonly bool _ceil;
    readonly bool _include;

    internal AvgPool1d(long[] kernel, long[] stride, long[] padding, bool ceil, bool include) : base(nameof(AvgPool1d)) => (_kernel, _stride, _padding, _ceil, _include) = (kernel, stride, padding, ceil, include);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Aten.avg_pool1d.Call(input, _kernel, _stride, _padding, _ceil, _include);
}
