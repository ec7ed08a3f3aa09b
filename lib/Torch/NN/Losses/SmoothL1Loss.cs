using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>½ d² / beta where d = |x - y| is below beta, d - ½ beta elsewhere.</summary>
public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
{
    readonly double _beta;

    internal SmoothL1Loss(double beta, nn.Reduction reduction) : base(reduction) => _beta = beta;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.smooth_l1_loss(input, target, reduction, _beta);
}
