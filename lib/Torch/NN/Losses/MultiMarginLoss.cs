using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Σ max(0, margin - x[y] + x[i])ᵖ / classes over the classes i other than y.</summary>
public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    readonly int _p;
    readonly double _margin;

    internal MultiMarginLoss(int p, double margin, Tensor? weight, nn.Reduction reduction) : base(weight, reduction) =>
        (_p, _margin) = (p, margin);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.multi_margin_loss(input, target, _p, _margin, weight, reduction);
}
