namespace FairLab.Data.Faces;

/// <summary>A picture of drawn people.</summary>
/// <param name="Size">Pixels of a side.</param>
/// <param name="Bytes">Red, green and blue in sRGB, [height, width, 3].</param>
public sealed record FaceImage(int Size, byte[] Bytes)
{
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
