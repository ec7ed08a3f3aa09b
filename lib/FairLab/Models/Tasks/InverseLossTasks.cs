using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// The task that is learnt already counts most, and none drowns the others by the size of its loss: w_t ∝ 1 / L̄_t with
/// Σ w_t = 1, L̄_t a running mean of the task's loss. One reading of the dynamic weights of Das et al. 2018 [das2018],
/// whose rule is not printed in full.
/// </summary>
public sealed record InverseLossTasks : ITaskWeighting
{
    /// <summary>How much of the running mean a batch leaves as it was.</summary>
    /// <value>0.9.</value>
    public double Memory { get; init => field = Require.That(value, value is >= 0 and < 1,
        "a number in [0, 1)"); } = 0.9;

    /// <inheritdoc/>
    public string Name => "inverse loss";

    /// <inheritdoc/>
    public ITaskWeights Begin(int tasks) => new Weights(Memory, tasks);

    sealed class Weights(double memory, int tasks) : ITaskWeights
    {
        // A task that is learnt to nothing must not take all the weight.
        const double Least = 1e-3;

        readonly double[] _means = Enumerable.Repeat(double.NaN, tasks).ToArray();

        public IReadOnlyList<double> Current { get; private set; } = [.. Enumerable.Repeat(1.0 / tasks, tasks)];

        public Tensor Combine(IReadOnlyList<Tensor?> losses)
        {
            for (var t = 0; t < tasks; t++)
                if (losses[t]?.detach().item<float>() is { } loss)
                    _means[t] = double.IsNaN(_means[t]) ? loss : memory * _means[t] + (1 - memory) * loss;
            // A task of which nothing was seen yet counts as the mean of the others.
            var seen = _means.Where(m => !double.IsNaN(m)).DefaultIfEmpty(1).Average();
            var inverse = _means.Select(m => 1 / Math.Max(Least, double.IsNaN(m) ? seen : m)).ToArray();
            var total = inverse.Sum();
            Current = [.. inverse.Select(i => i / total)];
            return TaskLoss.Sum(losses, Current);
        }
    }
}
