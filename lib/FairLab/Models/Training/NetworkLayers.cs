using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// The layers of any network by name, f(x) = c(h(x)) (equation 2 of the survey [du2019]): h is what comes out of a
/// layer, c the rest of the network.
/// </summary>
public static class NetworkLayers
{
    /// <summary>
    /// A name that every network knows: the layer in front of the last, whose output is what the last one reads. A
    /// layer that is called so itself comes first.
    /// </summary>
    public const string LastHidden = "last-hidden";

    /// <summary>The names of the layers that can be looked at: those that make one tensor of one tensor.</summary>
    /// <param name="network">Any module.</param>
    public static IReadOnlyList<string> Names(nn.Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.named_modules().Where(m => m.module is nn.Module<Tensor, Tensor>).Select(m => m.name)];
    }

    /// <summary>h(x), differentiable in the inputs, shape [n, ...].</summary>
    /// <param name="network">The network, in the mode it is in.</param>
    /// <param name="layer">A name of <see cref="Names"/>.</param>
    /// <param name="inputs">Inputs, shape [n, ...].</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    public static Tensor Activations(nn.Module<Tensor, Tensor> network, string layer, Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var capture = new LayerCapture(network, [layer]);
        var output = capture.Run(() => network.call(inputs), out var layers);
        // A layer may hand its input on, and the last layer's output is the network's.
        output.Dispose();
        return layers[layer];
    }

    /// <summary>
    /// The outputs with something else in place of a layer's: c(change(h(x))). With <c>_ => h</c> it is c(h), whose
    /// derivative by h a test of concept vectors asks for; with <c>h => h * mask</c> units are switched off.
    /// </summary>
    /// <param name="network">The network, in the mode it is in.</param>
    /// <param name="layer">A name of <see cref="Names"/>.</param>
    /// <param name="inputs">Inputs, shape [n, ...]; of a network without ways around the layer only n matters.</param>
    /// <param name="change">From the layer's output to what takes its place, of the same shape.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    public static Tensor Replace(nn.Module<Tensor, Tensor> network, string layer, Tensor inputs,
        Func<Tensor, Tensor> change)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(change);
        using var capture = new LayerCapture(network, [layer], new() { [layer] = change });
        return capture.Run(() => network.call(inputs), out _);
    }

    /// <summary>The outputs with each of some layers replaced by a function of its input and of itself, however often
    /// it is used.</summary>
    internal static Tensor Activate(nn.Module<Tensor, Tensor> network, IReadOnlyList<string> layers, Tensor inputs,
        Func<Tensor, Func<Tensor, Tensor>, Tensor> function)
    {
        var hooks = layers.Select(name =>
        {
            var layer = Layer(network, name);
            return layer.register_forward_hook((_, input, _) => function(input, layer.forward));
        }).ToArray();
        try
        {
            return network.call(inputs);
        }
        finally
        {
            foreach (var hook in hooks)
                hook.remove();
        }
    }

    internal static nn.Module<Tensor, Tensor> Layer(nn.Module network, string name)
    {
        var module = network.named_modules().FirstOrDefault(m => m.name == name).module
            ?? (name == LastHidden ? BeforeLast(network) : null);
        return module switch
        {
            nn.Module<Tensor, Tensor> layer => layer,
            null => throw new ArgumentException(NearestName.Message("layer", name, [.. Names(network)]), nameof(name)),
            _ => throw new ArgumentException($"layer '{name}': found {module.GetName()}, which does not make "
                + $"one tensor of one tensor; expected one of {string.Join(", ", Names(network))}", nameof(name)),
        };
    }

    /// <summary>
    /// All modules in the order in which they are registered, each before what is in it: <c>named_modules()</c> has
    /// those of one level first, so that a last layer stands before the inside of the layers in front of it.
    /// </summary>
    internal static IEnumerable<(string Name, nn.Module Module)> InOrder(nn.Module network, string prefix = "")
    {
        foreach (var (name, child) in network.named_children())
        {
            yield return (prefix + name, child);
            foreach (var inner in InOrder(child, $"{prefix}{name}."))
                yield return inner;
        }
    }

    static nn.Module BeforeLast(nn.Module network)
    {
        nn.Module[] leaves = [.. InOrder(network).Select(m => m.Module)
            .Where(m => m is nn.Module<Tensor, Tensor> && !m.children().Any())];
        return leaves.Length > 1 ? leaves[^2] : throw new ArgumentException($"layer '{LastHidden}': found a network of "
            + $"{leaves.Length} layers, expected at least 2: without a hidden layer "
            + "there is no representation to change");
    }
}
