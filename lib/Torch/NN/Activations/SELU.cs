using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Self-normalizing exponential linear unit: Klambauer et al. 2017.</summary>
public sealed class SELU : nn.Module<Tensor, Tensor>
{
    readonly bool _inplace;

    internal SELU(bool inplace) : base(nameof(SELU)) => _inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.selu(input, _inplace);
}
