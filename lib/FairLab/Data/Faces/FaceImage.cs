using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Data.Faces;

/// <summary>A picture of drawn people.</summary>
/// <param name="Size">Pixels of a side.</param>
/// <param name="Bytes">Red, green and blue in sRGB, [height, width, 3].</param>
public sealed record FaceImage(int Size, byte[] Bytes)
{
    /// <summary>Pictures of a tensor, such as a generator's, to look at.</summary>
    /// <param name="images">In [0, 1], shape [n, 3, size, size].</param>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public static IReadOnlyList<FaceImage> Of(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4 || images.shape[1] != 3 || images.shape[2] != images.shape[3])
            throw new ArgumentException($"found pictures of shape [{string.Join(", ", images.shape)}], "
                + "expected [n, 3, size, size]", nameof(images));
        using var scope = NewDisposeScope();
        var size = (int)images.shape[2];
        float[] values = [.. images.cpu().permute(0, 2, 3, 1).to(ScalarType.Float32).contiguous().data<float>()];
        var bytes = Array.ConvertAll(values, v => (byte)Math.Round(255 * Math.Clamp(v, 0, 1)));
        return [.. bytes.Chunk(3 * size * size).Select(b => new FaceImage(size, b))];
    }

    /// <summary>The pixels as networks read them: in [0, 1], [3, height, width].</summary>
    public float[] ToChannels()
    {
        var values = new float[Bytes.Length];
        CopyTo(Bytes, values);
        return values;
    }

    /// <summary>The pixels as figures draw them: in [0, 1], [height, width, 3].</summary>
    public double[,,] ToPixels()
    {
        var pixels = new double[Size, Size, 3];
        for (var i = 0; i < Bytes.Length; i++)
            pixels[i / 3 / Size, i / 3 % Size, i % 3] = Bytes[i] / 255.0;
        return pixels;
    }

    internal static void CopyTo(ReadOnlySpan<byte> bytes, Span<float> channels)
    {
        var area = bytes.Length / 3;
        for (var i = 0; i < area; i++)
            for (var channel = 0; channel < 3; channel++)
                channels[channel * area + i] = bytes[3 * i + channel] / 255f;
    }
}
