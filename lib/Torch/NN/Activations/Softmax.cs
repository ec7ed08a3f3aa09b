using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>eˣ / Σ eˣ over a dimension.</summary>
public sealed class Softmax : nn.Module<Tensor, Tensor>
{
    readonly long _dim;

    internal Softmax(long dim) : base(nameof(Softmax)) => _dim = dim;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.softmax(input, _dim);
}
