using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Channels made into height and width: Shi et al. 2016.</summary>
public sealed class PixelShuffle : nn.Module<Tensor, Tensor>
{
    readonly long _upscaleFactor;

    internal PixelShuffle(long upscaleFactor) : base(nameof(PixelShuffle)) => _upscaleFactor = upscaleFactor;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, _upscaleFactor);
}
