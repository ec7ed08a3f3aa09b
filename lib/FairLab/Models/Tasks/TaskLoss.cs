using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Several tasks' losses as one.</summary>
static class TaskLoss
{
    /// <summary>Σ_t w_t L_t over the tasks that the batch has labels of.</summary>
    public static Tensor Sum(IReadOnlyList<Tensor?> losses, IReadOnlyList<double> weights)
    {
        Tensor? sum = null;
        for (var t = 0; t < losses.Count; t++)
            if (losses[t] is { } loss)
                sum = sum is null ? loss * weights[t] : sum + (loss * weights[t]);
        return sum ?? throw new ArgumentException("found a batch without a label of any task, expected at least one: "
            + "take larger batches, or leave such rows out", nameof(losses));
    }
}
