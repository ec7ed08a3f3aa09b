using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>e⁻ˣ / Σ e⁻ˣ over a dimension.</summary>
public sealed class Softmin : nn.Module<Tensor, Tensor>
{
    readonly long _dim;

    internal Softmin(long dim) : base(nameof(Softmin)) => _dim = dim;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.softmin(input, _dim);
}
