using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>What a loss term of a text model may look at.</summary>
/// <param name="Words">The words of each text that are in the vocabulary, in order.</param>
/// <param name="Embeddings">Their vectors, zero where a text is shorter than the longest, shape [n, words, dimensions].</param>
/// <param name="Mask">1 where there is a word, else 0, shape [n, words].</param>
/// <param name="Scores">The model's output in [0, 1], shape [n, outputs].</param>
/// <param name="Targets">What it should be, shape [n, outputs].</param>
/// <param name="Score">The model as a differentiable function of embeddings (and mask), for terms that need its gradient.</param>
public sealed record TextTrainingBatch(IReadOnlyList<IReadOnlyList<string>> Words, Tensor Embeddings, Tensor Mask, Tensor Scores, Tensor Targets, Func<Tensor, Tensor, Tensor> Score);
