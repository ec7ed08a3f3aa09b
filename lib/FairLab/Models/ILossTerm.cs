using TorchSharp;

namespace FairLab.Models;

/// <summary>A term that training adds to the mean loss of a batch.</summary>
public interface ILossTerm
{
    /// <summary>The term, a differentiable scalar, its weight included; null when the batch does not define it (a group is missing).</summary>
    torch.Tensor? Of(TrainingBatch batch);
}
