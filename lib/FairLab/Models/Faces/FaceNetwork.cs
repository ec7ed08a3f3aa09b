using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A small network for pictures of faces: five convolutions that standardize their outputs, global average pooling,
/// and one linear layer, so that a class activation map (Zhou et al. 2016 [zhou2016]) is an exact sum of a logit. The
/// first three halve the picture, which is both faster and, for parts of faces, righter than three convolutions at
/// full resolution; maps of conv5 have an eighth of the picture's side. Its layers are called standardized, conv1 to
/// conv5, gap and logits.
/// </summary>
/// <example>
/// <code>
/// var learner = new NetworkLearner(FaceNetwork.Create) { MaxEpochs = 5, BatchSize = 100, LearningRate = 6e-3 };
/// var model = learner.Train(train.ToDataset("presentation"), validation.ToDataset("presentation"), seed: 1);
/// </code>
/// </example>
public static class FaceNetwork
{
    /// <summary>A network with new parameters, from pictures [n, channels, height, width] to [n, outputs].</summary>
    /// <param name="channels">3 for colours, 1 for grey.</param>
    /// <param name="outputs">One logit each.</param>
    public static nn.Module<Tensor, Tensor> Create(int channels, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        return nn.Sequential(
            ("standardized", nn.BatchNorm2d(channels)), ("conv1", Convolution(channels, 16, 2)),
            ("conv2", Convolution(16, 32, 2)), ("conv3", Convolution(32, 64, 2)),
            ("conv4", Convolution(64, 64, 1)), ("conv5", Convolution(64, Width, 1)),
            ("gap", nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())), ("logits", nn.Linear(Width, outputs)));
    }

    /// <summary>Numbers that gap gives of a picture: 64.</summary>
    public const int Width = 64;

    static nn.Module<Tensor, Tensor> Convolution(int maps, int units, int stride) => nn.Sequential(
        nn.Conv2d(maps, units, 3, stride: stride, padding: 1), nn.BatchNorm2d(units), nn.ReLU());
}
