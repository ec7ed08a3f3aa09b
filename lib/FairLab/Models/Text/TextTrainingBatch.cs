using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>What a loss term of a text model may look at.</summary>
/// <param name="Texts">The batch's texts.</param>
/// <param name="Scores">The model's output in [0, 1], shape [n, outputs].</param>
/// <param name="Targets">What it should be, shape [n, outputs].</param>
public sealed record TextTrainingBatch(EmbeddedTexts Texts, Tensor Scores, Tensor Targets)
{
    /// <summary>The model as a differentiable function of embeddings and mask, for terms that need its gradient.</summary>
    public required Func<Tensor, Tensor, Tensor> Score { get; init; }

    /// <summary>Embeds further texts, for terms that look at texts without a target.</summary>
    public required Func<IReadOnlyList<string>, EmbeddedTexts> Read { get; init; }
}
