using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// What a loss term of a text model may look at: the inputs are the embeddings of the words, shape [n, words,
/// dimensions], the labels soft targets in [0, 1] of the outputs' shape [n, outputs].
/// </summary>
public sealed record TextTrainingBatch : TrainingBatch
{
    /// <summary>The batch's texts.</summary>
    public required EmbeddedTexts Texts { get; init; }

    /// <summary>
    /// The model as a differentiable function of embeddings and mask, for terms that need its gradient.
    /// </summary>
    public required Func<Tensor, Tensor, Tensor> Score { get; init; }

    /// <summary>Embeds further texts, for terms that look at texts without a target.</summary>
    public required Func<IReadOnlyList<string>, EmbeddedTexts> Read { get; init; }
}
