using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>ln(eˣ / Σ eˣ) over a dimension.</summary>
public sealed class LogSoftmax : nn.Module<Tensor, Tensor>
{
    readonly long _dim;

    internal LogSoftmax(long dim) : base(nameof(LogSoftmax)) => _dim = dim;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.log_softmax(input, _dim);
}
