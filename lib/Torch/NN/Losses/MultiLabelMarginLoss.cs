using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Margins between the labels given, ended by -1, and all other classes.</summary>
public sealed class MultiLabelMarginLoss : Loss<Tensor, Tensor, Tensor>
{
    internal MultiLabelMarginLoss(nn.Reduction reduction) : base(reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.multilabel_margin_loss(input, target, reduction);
}
