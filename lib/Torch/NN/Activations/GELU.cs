using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x Φ(x), Φ the normal distribution function: Hendrycks and Gimpel 2016.</summary>
public sealed class GELU : nn.Module<Tensor, Tensor>
{
    internal GELU() : base(nameof(GELU)) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.gelu(input);
}
