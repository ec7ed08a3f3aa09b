using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// SmoothGrad (Smilkov et al. 2017 [smilkov2017]): the mean of gradients at inputs with Gaussian noise added, a_i = 1/m
/// Σ ∂f/∂x_i(x + N(0, σ²)).
/// </summary>
public sealed record SmoothGrad : IAttributionMethod
{
    /// <summary>The number m of noisy copies.</summary>
    /// <value>50.</value>
    public int Samples { get; init => field = Require.AtLeast(value, 1); } = 50;

    /// <summary>σ as a share of the range of all inputs.</summary>
    /// <value>0.15, in the middle of what the paper uses.</value>
    public double Noise { get; init => field = Require.NotNegative(value); } = 0.15;

    /// <summary>Decides the noise.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <inheritdoc/>
    public string Name => "smoothgrad";

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        using var range = task.Input.max() - task.Input.min();
        var deviation = Noise * range.to(ScalarType.Float64).item<double>();
        using var noise = new Generator(new SeededRandom(Seed).NextBits());
        return task.Explained(task.ByRows(1, (x, _) =>
        {
            var sum = zeros_like(x);
            for (var k = 0; k < Samples; k++)
            {
                using var scope = NewDisposeScope();
                var drawn = randn(x.shape, dtype: x.dtype, generator: noise).to(x.device);
                sum.add_(task.Gradient(x + (deviation * drawn)));
            }
            return sum.div_(Samples);
        }));
    }
}
