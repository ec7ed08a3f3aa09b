using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// DeepLIFT with the rescale rule (Shrikumar et al. 2017, section 3.5.1 [shrikumar2017]): gradients run backward with
/// each nonlinearity's slope replaced by (σ(z) - σ(z')) / (z - z'), z' being its input on the baseline; a_i = (x_i -
/// x'_i) times that. One pass; complete for networks of linear layers and elementwise nonlinearities.
/// </summary>
/// <param name="network">
/// The network written over its nonlinearity: inputs [n, ...] and a function to use in place of σ, to outputs as
/// <see cref="AttributionTask.Model"/> gives them.
/// </param>
/// <param name="nonlinearity">σ; null for ReLU.</param>
public sealed class DeepLift(
    Func<Tensor, Func<Tensor, Tensor>, Tensor> network, Func<Tensor, Tensor>? nonlinearity = null) : IAttributionMethod
{
    // Closer than this the difference quotient is rounding noise, and the slope itself is its limit.
    const double Near = 1e-6;

    readonly Func<Tensor, Tensor> _sigma = nonlinearity ?? (static z => nn.functional.relu(z));

    /// <summary>
    /// DeepLIFT of any module: its activations (<c>nn.ReLU</c>, <c>nn.Tanh</c>, <c>nn.Sigmoid</c> and others that make
    /// one number of one, not in place) are found among its layers; a nonlinearity that is no layer is not seen, and
    /// the residuals tell.
    /// </summary>
    /// <param name="network">The network, in evaluation mode.</param>
    public static DeepLift Of(nn.Module<Tensor, Tensor> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        string[] layers = [.. network.named_modules().Where(m => IsActivation(m.module)).Select(m => m.name)];
        return new DeepLift((x, _) => NetworkLayers.Activate(network, layers, x, Rescaled));
    }

    /// <summary>DeepLIFT of a network of this library.</summary>
    /// <param name="model">The network, over its ReLUs.</param>
    public static DeepLift Of(MlpClassifier model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new DeepLift((x, relu) => model.Logits(x, relu));
    }

    /// <inheritdoc/>
    public string Name => "deeplift-rescale";

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var layered = task with { Model = x => network(x, z => Rescaled(z, _sigma)) };
        return task.Explained(task.ByRows(2, (x, b) =>
        {
            var both = layered.Gradient(cat([x, b], 0));
            return (x - b) * both.narrow(0, 0, x.shape[0]);
        }));
    }

    static bool IsActivation(nn.Module module) => module is TorchSharp.Modules.ReLU or TorchSharp.Modules.LeakyReLU
        or TorchSharp.Modules.ELU or TorchSharp.Modules.GELU or TorchSharp.Modules.SiLU or TorchSharp.Modules.Softplus
        or TorchSharp.Modules.Tanh or TorchSharp.Modules.Sigmoid;

    /// <summary>σ in value, the difference quotient between the two halves of the batch in slope.</summary>
    static Tensor Rescaled(Tensor z, Func<Tensor, Tensor> sigma)
    {
        using var exact = enable_grad();
        var value = sigma(z);
        Tensor slope;
        using (no_grad())
        {
            var half = z.shape[0] / 2;
            var dz = z.narrow(0, 0, half) - z.narrow(0, half, half);
            var dv = value.narrow(0, 0, half) - value.narrow(0, half, half);
            var near = dz.abs().lt(Near);
            slope = where(near, Slope(z.narrow(0, 0, half), sigma), dv / where(near, ones_like(dz), dz));
            slope = cat([slope, slope], 0);
        }
        return (z * slope) + (value - (z * slope)).detach();
    }

    static Tensor Slope(Tensor z, Func<Tensor, Tensor> sigma)
    {
        using var _ = enable_grad();
        var at = z.detach().requires_grad_();
        return autograd.grad([sigma(at).sum()], [at])[0].detach();
    }
}
