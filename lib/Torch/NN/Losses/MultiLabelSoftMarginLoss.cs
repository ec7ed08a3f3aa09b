using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Mean over classes of -(y ln σ(x) + (1 - y) ln σ(-x)).</summary>
public sealed class MultiLabelSoftMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    internal MultiLabelSoftMarginLoss(Tensor? weight, nn.Reduction reduction) : base(weight, reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.multilabel_soft_margin_loss(input, target, weight, reduction);
}
