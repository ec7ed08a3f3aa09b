using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>A term that training a <see cref="TextModel"/> adds to the mean loss of a batch, such as a penalty on attributions.</summary>
public interface ITextLossTerm
{
    /// <summary>The term, a differentiable scalar, its weight included; null when the batch does not define it.</summary>
    Tensor? Of(TextTrainingBatch batch);
}
