using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Σ y (ln y - x) for x that are logarithms of probabilities; log_target is true as in TorchSharp, while PyTorch has false.</summary>
public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
{
    readonly bool _log_target;

    internal KLDivLoss(bool log_target, nn.Reduction reduction) : base(reduction) => _log_target = log_target;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.kl_div(input, target, _log_target, reduction);
}
