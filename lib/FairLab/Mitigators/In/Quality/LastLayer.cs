using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>The linear layer of one logit that a network ends in, whatever the network: f(x) = w·h(x) + b.</summary>
sealed class LastLayer
{
    // Of the size of the logits: sums in 32 bits, added up in another order.
    const double Rounding = 1e-4;

    readonly Tensor _weight, _bias;

    LastLayer(Tensor weight, Tensor bias, double[] features) => (_weight, _bias, Features) = (weight, bias, features);

    /// <summary>h(x) of the rows asked about, shape [n, <see cref="Width"/>], row-major.</summary>
    public double[] Features { get; }

    /// <summary>Numbers in h(x).</summary>
    public int Width => (int)_weight.shape[1];

    /// <summary>Finds it, with what it reads for some inputs.</summary>
    /// <exception cref="ArgumentException">A network that does not end in such a layer.</exception>
    public static LastLayer Of(nn.Module<Tensor, Tensor> network, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (name, module) = NetworkLayers.InOrder(network).Prepend(("", network)).LastOrDefault(m =>
            m.Module is nn.Module<Tensor, Tensor> && !m.Module.children().Any()
            && m.Module.named_parameters().Any(p => p.name == "weight"));
        var layer = module as nn.Module<Tensor, Tensor>;
        var parameters = layer?.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);
        if (parameters is null || parameters["weight"].dim() != 2 || parameters["weight"].shape[0] != 1
            || !parameters.TryGetValue("bias", out var bias) || bias.dim() != 1)
            throw new ArgumentException(parameters is null
                ? $"found a network without a linear layer, expected {Wanted}"
                : $"layer '{name}': found weights of shape [{string.Join(", ", parameters["weight"].shape)}]"
                + $"{(parameters.ContainsKey("bias") ? "" : " without a constant")}, expected {Wanted}",
                    nameof(network));
        var (mode, read) = (network.training, (Tensor?)null);
        var hook = layer!.register_forward_hook((_, input, output) =>
        {
            read = input.alias();
            return output;
        });
        network.eval();
        Tensor logits;
        try
        {
            logits = network.call(inputs).reshape(-1);
        }
        finally
        {
            hook.remove();
            network.train(mode);
        }
        var weight = parameters["weight"];
        var isLinear = read is not null && read.dim() == 2 && read.shape[0] == logits.shape[0];
        var rest = isLinear ? (read!.matmul(weight.reshape(-1)) + bias - logits).abs().max().item<float>() : 0;
        if (!isLinear || !(rest <= Rounding * Math.Max(1, logits.abs().max().item<float>())))
            throw new ArgumentException($"layer '{name}': found outputs of the network that are not a linear function "
                + $"of what the layer reads, expected {Wanted}", nameof(network));
        return new LastLayer(weight, bias, [.. read!.to(ScalarType.Float64).cpu().contiguous().data<double>()]);
    }

    /// <summary>Gives the layer other weights and another constant.</summary>
    public void Set(double[] weights, double constant)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        _weight.copy_(tensor(weights).reshape(1, -1));
        _bias.copy_(tensor([constant]));
    }

    const string Wanted = "one that ends in a linear layer of one output with a constant";
}
