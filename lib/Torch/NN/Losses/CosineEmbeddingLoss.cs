using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>1 - cos(x₁, x₂) where y = 1, max(0, cos(x₁, x₂) - margin) where y = -1.</summary>
public sealed class CosineEmbeddingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    readonly double _margin;

    internal CosineEmbeddingLoss(double margin, nn.Reduction reduction) : base(reduction) => _margin = margin;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2, Tensor target) => nn.functional.cosine_embedding_loss(input1, input2, target, _margin, reduction);
}
