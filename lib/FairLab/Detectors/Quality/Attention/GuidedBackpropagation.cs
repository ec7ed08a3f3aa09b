using FairLab.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Guided backpropagation (Springenberg et al. 2015, section 3.4 [springenberg2015]): the gradient, of which each ReLU
/// lets pass only what is above 0, where its input is above 0. ReLUs that are layers are found; a network that calls
/// the function instead gives the plain gradient, and is refused.
/// </summary>
public sealed class GuidedBackpropagation : IAttributionMethod
{
    readonly nn.Module<Tensor, Tensor> _network;
    readonly string[] _layers;

    /// <summary>The gradient of a network through its ReLUs.</summary>
    /// <param name="network">The network, in evaluation mode.</param>
    /// <exception cref="ArgumentException">A network without a ReLU that is a layer.</exception>
    public GuidedBackpropagation(nn.Module<Tensor, Tensor> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _layers = [.. network.named_modules().Where(m => m.module is ReLU).Select(m => m.name)];
        if (_layers.Length == 0)
            throw new ArgumentException("found a network of the layers "
                + $"{string.Join(", ", NetworkLayers.Names(network))}, expected at least one nn.ReLU among them",
                nameof(network));
    }

    /// <inheritdoc/>
    public string Name => "guided backpropagation";

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var guided = task with
        {
            Model = x => NetworkLayers.Activate(_network, _layers, x, (z, _) => GuidedRelu.apply(z)),
        };
        return task.Explained(task.ByRows(1, (x, _) => guided.Gradient(x)));
    }

    sealed class GuidedRelu : autograd.SingleTensorFunction<GuidedRelu>
    {
        public override string Name => nameof(GuidedRelu);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var input = (Tensor)vars[0];
            ctx.save_for_backward([input]);
            return input.clamp_min(0);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput)
        {
            var input = ctx.get_saved_variables()[0];
            return [gradOutput.clamp_min(0) * (input > 0)];
        }
    }
}
