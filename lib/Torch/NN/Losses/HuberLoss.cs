using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>½ d² where d = |x - y| is at most delta, delta (d - ½ delta) elsewhere.</summary>
public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
{
    readonly double _delta;

    internal HuberLoss(double delta, nn.Reduction reduction) : base(reduction) => _delta = delta;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.huber_loss(input, target, _delta, reduction);
}
