using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Texts as a text model takes them.</summary>
/// <param name="Words">The words of each text that are in the vocabulary, in order.</param>
/// <param name="Embeddings">
/// Their vectors, zero where a text is shorter than the longest, shape [n, words, dimensions].
/// </param>
/// <param name="Mask">1 where there is a word, else 0, shape [n, words].</param>
public sealed record EmbeddedTexts(IReadOnlyList<IReadOnlyList<string>> Words, Tensor Embeddings, Tensor Mask);
