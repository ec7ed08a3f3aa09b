using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>ln(1 / (1 + e⁻ˣ)).</summary>
public sealed class LogSigmoid : nn.Module<Tensor, Tensor>
{
    internal LogSigmoid() : base(nameof(LogSigmoid)) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.logsigmoid(input);
}
