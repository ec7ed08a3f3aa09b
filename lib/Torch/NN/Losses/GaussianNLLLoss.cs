using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>½ (ln v + (x - y)² / v): normal observations of variance v.</summary>
public sealed class GaussianNLLLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    readonly bool _full;
    readonly float _eps;

    internal GaussianNLLLoss(bool full, float eps, nn.Reduction reduction) : base(reduction) =>
        (_full, _eps) = (full, eps);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target, Tensor variance) => nn.functional.gaussian_nll_loss(input, target, variance, _full, _eps, reduction);
}
