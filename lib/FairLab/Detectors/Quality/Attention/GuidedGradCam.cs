using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Guided Grad-CAM (Selvaraju et al. 2017, section 3.3 [selvaraju2017]): guided backpropagation times Grad-CAM brought
/// to the image's size, added up over the channels; the detail of the one at the places of the other.
/// </summary>
public sealed record GuidedGradCam : IAttentionMethod
{
    /// <inheritdoc/>
    public string Name => "guided Grad-CAM";

    /// <inheritdoc/>
    public AttentionMaps Find(nn.Module<Tensor, Tensor> network, Tensor images, string layer, int output = 0)
    {
        using var coarse = new GradCam().Find(network, images, layer, output);
        var isTraining = network.training;
        network.eval();
        try
        {
            using var scope = NewDisposeScope();
            var outputs = network.call(images.narrow(0, 0, 1));
            var task = new AttributionTask(network.call, images, zeros_like(images.narrow(0, 0, 1)),
                outputs.dim() == 2 && outputs.shape[1] > 1 ? output : null) { BatchRows = 256 };
            var fine = new GuidedBackpropagation(network).Attribute(task).Values;
            var maps = fine.sum(1) * coarse.Resized(images.shape[2], images.shape[3]);
            return new AttentionMaps(Name, layer, maps.MoveToOuterDisposeScope());
        }
        finally
        {
            network.train(isTraining);
        }
    }
}
