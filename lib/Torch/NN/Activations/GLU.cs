using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>a σ(b) for the two halves a, b of a dimension.</summary>
public sealed class GLU : nn.Module<Tensor, Tensor>
{
    readonly long _dim;

    internal GLU(long dim) : base(nameof(GLU)) => _dim = dim;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.glu(input, _dim);
}
