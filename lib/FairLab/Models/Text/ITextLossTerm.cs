using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A term of a <see cref="TextModel"/>'s loss that looks at the words, such as a penalty on attributions.
/// </summary>
public interface ITextLossTerm : ILossTerm
{
    /// <summary>
    /// The term, a differentiable scalar, its weight included; null when the batch does not define it.
    /// </summary>
    Tensor? Compute(TextTrainingBatch batch);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A batch of something else than texts.</exception>
    Tensor? ILossTerm.Compute(TrainingBatch batch) => Compute(batch as TextTrainingBatch
        ?? throw new ArgumentException($"term {Name}: found rows without words, expected texts: "
            + $"train a {nameof(TextModel)}", nameof(batch)));
}
