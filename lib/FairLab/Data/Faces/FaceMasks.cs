namespace FairLab.Data.Faces;

/// <summary>Where the parts of a picture are.</summary>
public sealed class FaceMasks
{
    static readonly int Regions = Enum.GetValues<FaceRegion>().Length;

    readonly byte[] _counts;

    // What was drawn, and the same points as the face is divided where it was drawn.
    internal FaceMasks(int size, ReadOnlySpan<uint> drawn, ReadOnlySpan<uint> divided)
    {
        Size = size;
        _counts = new byte[Regions * size * size];
        var side = size * FaceCanvas.Samples;
        for (var i = 0; i < drawn.Length; i++)
        {
            var region = drawn[i] >> 8 & 0xFF;
            if (region == (uint)FaceRegion.Cheeks)
                region = divided[i] >> 8 & 0xFF;
            var pixel = i / side / FaceCanvas.Samples * size + i % side / FaceCanvas.Samples;
            _counts[(int)region * size * size + pixel]++;
        }
    }

    /// <summary>Pixels of a side.</summary>
    public int Size { get; }

    /// <summary>How much of each pixel a region covers, in [0, 1], [height, width]; all regions add up to 1.</summary>
    /// <param name="region">Which.</param>
    public float[] Cover(FaceRegion region) =>
        Array.ConvertAll(Counts(region).ToArray(), count => count / (float)(FaceCanvas.Samples * FaceCanvas.Samples));

    /// <summary>The pixels of which a region covers at least half, [height, width]; none where it is hidden.</summary>
    /// <param name="region">Which.</param>
    public bool[] Mask(FaceRegion region) =>
        Array.ConvertAll(Counts(region).ToArray(), count => 2 * count >= FaceCanvas.Samples * FaceCanvas.Samples);

    ReadOnlySpan<byte> Counts(FaceRegion region) =>
        _counts.AsSpan((int)Require.Defined(region) * Size * Size, Size * Size);
}
