using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(0, -y (x₁ - x₂) + margin) for y = ±1.</summary>
public sealed class MarginRankingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    readonly double _margin;

    internal MarginRankingLoss(double margin, nn.Reduction reduction) : base(reduction) => _margin = margin;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2, Tensor target) => nn.functional.margin_ranking_loss(input1, input2, target, _margin, reduction);
}
