using MathNet.Numerics.Integration;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Integrated gradients (Sundararajan, Taly and Yan 2017, equation 1 [sundararajan2017]): a_i = (x_i - x'_i) ∫₀¹
/// ∂f/∂x_i(x' + t (x - x')) dt by Gauss-Legendre quadrature, one gradient a node, summed as they come: memory does not
/// grow with the steps. What the quadrature leaves is in <see cref="Attribution.Residuals"/>.
/// </summary>
public sealed record IntegratedGradients : IAttributionMethod
{
    /// <summary>The number of nodes.</summary>
    /// <value>50.</value>
    public int Steps { get; init => field = Require.AtLeast(value, 1); } = 50;

    /// <inheritdoc/>
    public string Name => "integrated-gradients";

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var (nodes, weights) = Nodes();
        return task.Explained(task.ByRows(1, (x, b) =>
        {
            var way = x - b;
            var sum = zeros_like(x);
            for (var k = 0; k < nodes.Length; k++)
            {
                using var scope = NewDisposeScope();
                sum.add_(task.Gradient(b + (nodes[k] * way)), weights[k]);
            }
            return sum.mul_(way);
        }));
    }

    /// <summary>Nodes and weights on [0, 1].</summary>
    internal (double[] Nodes, double[] Weights) Nodes()
    {
        var rule = new GaussLegendreRule(0, 1, Steps);
        return (rule.Abscissas, rule.Weights);
    }
}
