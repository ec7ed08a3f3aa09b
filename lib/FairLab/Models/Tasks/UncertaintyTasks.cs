using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Weights by what each task leaves uncertain (Kendall et al. 2018, equation (7) [kendall2018]): L = Σ_t L_t / (2 σ_t²)
/// + log σ_t. For given losses the σ that minimize it are known, σ_t² = L_t; here they follow a running mean of the
/// losses rather than a learning rate of their own. Current weights are 1 / (2 σ_t²), and do not add up to 1.
/// </summary>
public sealed record UncertaintyTasks : ITaskWeighting
{
    /// <summary>How much of the running mean a batch leaves as it was.</summary>
    /// <value>0.9.</value>
    public double Memory { get; init => field = Require.That(value, value is >= 0 and < 1,
        "a number in [0, 1)"); } = 0.9;

    /// <inheritdoc/>
    public string Name => "uncertainty";

    /// <inheritdoc/>
    public ITaskWeights Begin(int tasks) => new Weights(Memory, tasks);

    sealed class Weights(double memory, int tasks) : ITaskWeights
    {
        const double Least = 1e-3;

        // σ² = 1: what an untrained classifier of two classes is not far from.
        readonly double[] _variances = Enumerable.Repeat(1.0, tasks).ToArray();

        public IReadOnlyList<double> Current => Array.ConvertAll(_variances, v => 1 / (2 * v));

        public Tensor Combine(IReadOnlyList<Tensor?> losses)
        {
            for (var t = 0; t < tasks; t++)
                if (losses[t]?.detach().item<float>() is { } loss)
                    _variances[t] = Math.Max(Least, memory * _variances[t] + (1 - memory) * loss);
            return TaskLoss.Sum(losses, Current) + _variances.Sum(v => Math.Log(v) / 2);
        }
    }
}
