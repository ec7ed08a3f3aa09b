using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>The weights of one training.</summary>
public interface ITaskWeights
{
    /// <summary>w_t now, shape [tasks].</summary>
    IReadOnlyList<double> Current { get; }

    /// <summary>The loss of a batch, a differentiable scalar; the weights move with it.</summary>
    /// <param name="losses">Each task's mean loss; null where the batch has no label of it.</param>
    Tensor Combine(IReadOnlyList<Tensor?> losses);
}
