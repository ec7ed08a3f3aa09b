using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x / (1 + e⁻ˣ).</summary>
public sealed class SiLU : nn.Module<Tensor, Tensor>
{
    readonly bool _inplace;

    internal SiLU(bool inplace) : base(nameof(SiLU)) => _inplace = inplace;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.silu(input, _inplace);
}
