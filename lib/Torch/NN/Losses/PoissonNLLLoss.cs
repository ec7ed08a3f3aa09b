using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>eˣ - y x: Poisson counts.</summary>
public sealed class PoissonNLLLoss : Loss<Tensor, Tensor, Tensor>
{
    readonly bool _log_input;
    readonly bool _full;
    readonly float _eps;

    internal PoissonNLLLoss(bool log_input, bool full, float eps, nn.Reduction reduction) : base(reduction) =>
        (_log_input, _full, _eps) = (log_input, full, eps);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.poisson_nll_loss(input, target, _log_input, _full, _eps, reduction);
}
