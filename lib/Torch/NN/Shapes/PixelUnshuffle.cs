using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Height and width made into channels.</summary>
public sealed class PixelUnshuffle : nn.Module<Tensor, Tensor>
{
    readonly long _downscaleFactor;

    internal PixelUnshuffle(long downscaleFactor) : base(nameof(PixelUnshuffle)) => _downscaleFactor = downscaleFactor;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.pixel_unshuffle(input, _downscaleFactor);
}
