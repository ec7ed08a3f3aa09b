using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(0, ‖a - p‖ - ‖a - n‖ + margin).</summary>
public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    readonly double _margin;
    readonly long _p;
    readonly double _eps;
    readonly bool _swap;

    internal TripletMarginLoss(double margin, long p, double eps, bool swap, nn.Reduction reduction) : base(reduction) =>
        (_margin, _p, _eps, _swap) = (margin, p, eps, swap);

    /// <inheritdoc/>
    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) => nn.functional.triplet_margin_loss(anchor, positive, negative, _margin, _p, _eps, _swap, reduction);
}
