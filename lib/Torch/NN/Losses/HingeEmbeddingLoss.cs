using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where y = 1, max(0, margin - x) where y = -1.</summary>
public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
{
    readonly double _margin;

    internal HingeEmbeddingLoss(double margin, nn.Reduction reduction) : base(reduction) => _margin = margin;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.hinge_embedding_loss(input, target, _margin, reduction);
}
