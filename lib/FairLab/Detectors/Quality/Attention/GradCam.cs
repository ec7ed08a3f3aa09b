using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Grad-CAM (Selvaraju et al. 2017, equations (1) and (2) [selvaraju2017]) of any layer with maps: α_k is the mean of
/// ∂f_c/∂A_k over places, and the map is ReLU(Σ_k α_k A_k). In front of global average pooling it is the class
/// activation map over the number of places.
/// </summary>
public sealed record GradCam : IAttentionMethod
{
    /// <inheritdoc/>
    public string Name => "Grad-CAM";

    /// <summary>Whether what speaks against the output is cut off, as published.</summary>
    /// <value>True.</value>
    public bool IsRectified { get; init; } = true;

    /// <inheritdoc/>
    public AttentionMaps Find(nn.Module<Tensor, Tensor> network, Tensor images, string layer, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        var examples = NetworkExamples.Of(network, images);
        using var scope = NewDisposeScope();
        var units = LayerMaps.Of(examples, layer);
        var slopes = examples.Derivatives(output, layer).reshape(units.shape);
        using var _ = no_grad();
        var maps = (slopes.mean([2L, 3L], keepdim: true) * units).sum(1);
        return new AttentionMaps(Name, layer, (IsRectified ? maps.clamp_min(0) : maps).MoveToOuterDisposeScope());
    }
}
