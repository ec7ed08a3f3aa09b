using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Changes pictures in ways that should not change what they show: left and right exchanged in every second picture, a
/// shift by a few pixels, where those at the border are repeated, and noise.
/// </summary>
public sealed record ImageAugmentation
{
    /// <summary>Whether left and right are exchanged in half of the pictures.</summary>
    /// <value>True.</value>
    public bool Flip { get; init; } = true;

    /// <summary>The most pixels by which a picture is shifted each way, uniformly.</summary>
    /// <value>1.</value>
    public int Shift { get; init => field = Require.AtLeast(value, 0); } = 1;

    /// <summary>The standard deviation of what is added to each pixel and channel.</summary>
    /// <value>0.02.</value>
    public double Noise { get; init => field = Require.NotNegative(value); } = 0.02;

    /// <summary>The changed pictures, in [0, 1], shape [n, channels, height, width].</summary>
    /// <param name="images">In [0, 1], shape [n, channels, height, width].</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public Tensor Apply(Tensor images, long seed)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4)
            throw new ArgumentException($"found pictures of shape [{string.Join(", ", images.shape)}], "
                + "expected [n, channels, height, width]", nameof(images));
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var random = new SeededRandom(seed);
        float[] from = [.. images.cpu().to(ScalarType.Float32).contiguous().data<float>()];
        var to = new float[from.Length];
        var length = (int)images.shape[1] * height * width;
        for (var start = 0; start < from.Length; start += length)
        {
            var isFlipped = Flip && random.Next(2) == 1;
            var (down, across) = (random.Next(2 * Shift + 1) - Shift, random.Next(2 * Shift + 1) - Shift);
            for (var i = 0; i < length; i++)
            {
                var (map, y, x) = (i / (height * width), i / width % height, i % width);
                var row = Math.Clamp(y - down, 0, height - 1);
                var column = Math.Clamp(x - across, 0, width - 1);
                var pixel = from[start + (map * height + row) * width + (isFlipped ? width - 1 - column : column)];
                var noise = Noise > 0 ? Noise * random.NextGaussian() : 0;
                to[start + i] = (float)Math.Clamp(pixel + noise, 0, 1);
            }
        }
        return tensor(to, images.shape, device: images.device);
    }
}
