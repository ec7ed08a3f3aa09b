using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Every task counts the same: L = Σ_t L_t / T.</summary>
public sealed record EqualTasks : ITaskWeighting
{
    /// <inheritdoc/>
    public string Name => "equal";

    /// <inheritdoc/>
    public ITaskWeights Begin(int tasks) => new Weights([.. Enumerable.Repeat(1.0 / tasks, tasks)]);

    sealed record Weights(IReadOnlyList<double> Current) : ITaskWeights
    {
        public Tensor Combine(IReadOnlyList<Tensor?> losses) => TaskLoss.Sum(losses, Current);
    }
}
