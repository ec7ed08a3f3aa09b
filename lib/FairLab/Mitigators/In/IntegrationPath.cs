using FairLab.Detectors;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The straight path from a baseline to an input, differentiable in the model's parameters, for penalties on integrated
/// gradients. All nodes go through the model as one batch: a training step has few of them, and one large gradient is
/// several times faster than many small ones.
/// </summary>
sealed class IntegrationPath(int steps)
{
    readonly (double[] Nodes, double[] Weights) _rule = new IntegratedGradients { Steps = steps }.Nodes();

    /// <summary>(x - x') ∫₀¹ ∂f/∂x(x' + s (x - x')) ds for each row, shape of <paramref name="x"/>.</summary>
    /// <param name="x">Inputs, shape [n, ...].</param>
    /// <param name="baseline">x', of that shape; null for zeros.</param>
    /// <param name="model">f: [steps · n, ...] to [steps · n], node after node.</param>
    public Tensor Attribute(Tensor x, Tensor? baseline, Func<Tensor, Tensor> model)
    {
        Tensor Along(double[] values, params long[] shape) =>
            tensor(Array.ConvertAll(values, v => (float)v), shape, device: x.device).to(x.dtype);
        var way = baseline is null ? x : x - baseline;
        var points = Along(_rule.Nodes, [steps, .. Enumerable.Repeat(1L, (int)x.dim())]) * way.unsqueeze(0);
        var nodes = baseline is null ? points : points + baseline.unsqueeze(0);
        var path = nodes.reshape([steps * x.shape[0], .. x.shape.Skip(1)]).detach().requires_grad_();
        // The outputs are weighed rather than the gradients, which are as large as the inputs.
        var weighed = model(path).reshape(steps, -1) * Along(_rule.Weights, steps, 1);
        return autograd.grad([weighed.sum()], [path], create_graph: true)[0].reshape([steps, .. x.shape]).sum(0L) * way;
    }
}
