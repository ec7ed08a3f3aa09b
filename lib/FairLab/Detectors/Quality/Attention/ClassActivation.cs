using FairLab.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Class activation maps (Zhou et al. 2016, equation (2) [zhou2016]) of a network that ends in global average pooling
/// and one linear layer: M_c(u, v) = Σ_k w_k^c A_k(u, v), whose mean over (u, v), plus b_c, is the logit of c exactly.
/// A network of another end is refused: <see cref="GradCam"/> takes any.
/// </summary>
public sealed record ClassActivation : IAttentionMethod
{
    // Of the size of the logits: products in 32 bits, added up in another order.
    const double Rounding = 1e-4;

    /// <inheritdoc/>
    public string Name => "class activation";

    /// <inheritdoc/>
    public AttentionMaps Find(nn.Module<Tensor, Tensor> network, Tensor images, string layer, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        var examples = NetworkExamples.Of(network, images);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var units = LayerMaps.Of(examples, layer);
        var last = network.named_modules().Select(m => m.module).OfType<Linear>().LastOrDefault();
        if (last is null || last.weight.shape[1] != units.shape[1])
            throw new ArgumentException($"layer '{layer}': found {units.shape[1]} units in front of "
                + (last is null ? "no linear layer" : $"a linear layer of {last.weight.shape[1]} inputs")
                + $", expected as many: {Advice}", nameof(layer));
        var logits = examples.Outputs(output, null, layer);
        var weights = last.weight.detach().cpu()[output];
        var maps = (weights.reshape(1, -1, 1, 1) * units).sum(1);
        var bias = last.bias is { } b ? b.detach().cpu()[output].item<float>() : 0;
        var sums = (maps.to(ScalarType.Float64).mean([1L, 2L]) + bias).data<double>().ToArray();
        var largest = logits.Max(Math.Abs);
        if (sums.Zip(logits).Any(p => !(Math.Abs(p.First - p.Second) <= Rounding * Math.Max(1, largest))))
            throw new ArgumentException($"layer '{layer}': found logits that are not the mean of the map plus the bias "
                + FormattableString.Invariant($"(the first: {logits[0]:G4}, and {sums[0]:G4}), ")
                + $"expected the layer in front of global average pooling: {Advice}", nameof(layer));
        return new AttentionMaps(Name, layer, maps.MoveToOuterDisposeScope());
    }

    const string Advice = $"take {nameof(GradCam)}, which needs neither";
}
