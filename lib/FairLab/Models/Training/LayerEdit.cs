using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A lasting change of what comes out of one layer of a trained network: units switched off, a direction taken out. All
/// that uses the network, its detectors too, sees the changed layer, until this is disposed of.
/// </summary>
public sealed class LayerEdit : IDisposable
{
    readonly Action _remove;
    bool _isOn = true;

    LayerEdit(Action remove) => _remove = remove;

    /// <summary>Changes a layer from now on.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="layer">A name of <see cref="NetworkLayers.Names"/>, or
    /// <see cref="NetworkLayers.LastHidden"/>.</param>
    /// <param name="change">From the layer's output, shape [n, ...], to what takes its place, of the same
    /// shape.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    public static LayerEdit Of(nn.Module network, string layer, Func<Tensor, Tensor> change)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(change);
        var hook = NetworkLayers.Layer(network, layer).register_forward_hook((_, _, output) =>
        {
            var changed = change(output);
            return changed.shape.SequenceEqual(output.shape) ? changed : throw new ArgumentException(
                $"layer '{layer}': found a change to the shape [{string.Join(", ", changed.shape)}], "
                + $"expected [{string.Join(", ", output.shape)}] as the layer's output", nameof(change));
        });
        return new LayerEdit(hook.remove);
    }

    /// <summary>Takes the change back; a second time does nothing.</summary>
    public void Dispose()
    {
        if (_isOn)
            _remove();
        _isOn = false;
    }
}
