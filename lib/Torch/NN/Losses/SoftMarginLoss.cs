using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>ln(1 + e^(-y x)) for y = ±1.</summary>
public sealed class SoftMarginLoss : Loss<Tensor, Tensor, Tensor>
{
    internal SoftMarginLoss(nn.Reduction reduction) : base(reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.soft_margin_loss(input, target, reduction);
}
