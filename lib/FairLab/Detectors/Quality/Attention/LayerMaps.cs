using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>The maps of a layer's units.</summary>
static class LayerMaps
{
    /// <summary>A_k(u, v), shape [n, units, h, w].</summary>
    /// <exception cref="ArgumentException">The layer has no places.</exception>
    public static Tensor Of(NetworkExamples examples, string layer)
    {
        var maps = examples.Maps(layer);
        return maps.dim() == 4 ? maps : throw new ArgumentException($"layer '{layer}': found an output of shape "
            + $"[{string.Join(", ", maps.shape)}], expected [n, units, h, w]: a map needs places, which layers after "
            + "pooling have not", nameof(layer));
    }
}
