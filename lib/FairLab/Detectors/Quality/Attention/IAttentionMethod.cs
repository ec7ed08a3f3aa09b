using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>Where a network of images looks: one contract for all maps of a layer.</summary>
public interface IAttentionMethod
{
    /// <summary>The method's name in tables.</summary>
    string Name { get; }

    /// <summary>Finds where in each image a layer speaks for an output.</summary>
    /// <param name="network">Images to outputs [n], [n, 1] or [n, k].</param>
    /// <param name="images">Shape [n, channels, height, width].</param>
    /// <param name="layer">
    /// A name of <see cref="Models.NetworkLayers.Names"/>, whose output is [n, units, h, w].
    /// </param>
    /// <param name="output">c: which of the network's outputs; 0 where there is one.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name, or one without maps.</exception>
    AttentionMaps Find(nn.Module<Tensor, Tensor> network, Tensor images, string layer, int output = 0);
}
