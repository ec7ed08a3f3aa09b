using System.Runtime.InteropServices;
using SkiaSharp;

namespace FairLab.Data.Faces;

/// <summary>Many pictures on one, to look at.</summary>
public static class ContactSheet
{
    /// <summary>Pictures side by side as a PNG file's bytes.</summary>
    /// <param name="images">Pictures of one size.</param>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="gap">White pixels between them.</param>
    /// <exception cref="ArgumentException">There are none, or they differ in size.</exception>
    public static byte[] Png(IReadOnlyList<FaceImage> images, int columns = 10, int gap = 2)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.AtLeast(columns, 1, nameof(columns));
        Require.AtLeast(gap, 0, nameof(gap));
        if (images.Count == 0)
            throw new ArgumentException("found no pictures, expected at least one", nameof(images));
        var size = images[0].Size;
        if (images.FirstOrDefault(i => i.Size != size) is { } other)
            throw new ArgumentException($"found pictures of {size} and of {other.Size} pixels, expected one size",
                nameof(images));
        columns = Math.Min(columns, images.Count);
        var rows = (images.Count + columns - 1) / columns;
        var info = new SKImageInfo(columns * (size + gap) - gap, rows * (size + gap) - gap, SKColorType.Rgba8888,
            SKAlphaType.Opaque);
        var pixels = new byte[info.BytesSize];
        pixels.AsSpan().Fill(255);
        for (var i = 0; i < images.Count; i++)
            for (var y = 0; y < size; y++)
                for (var x = 0; x < size; x++)
                {
                    var at = ((i / columns * (size + gap) + y) * info.Width + i % columns * (size + gap) + x) * 4;
                    images[i].Bytes.AsSpan(3 * (y * size + x), 3).CopyTo(pixels.AsSpan(at));
                }
        var handle = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            using var pixmap = new SKPixmap(info, handle.AddrOfPinnedObject());
            using var png = pixmap.Encode(SKEncodedImageFormat.Png, 100);
            return png?.ToArray()
                ?? throw new InvalidOperationException("Skia could not write a PNG file of this size");
        }
        finally
        {
            handle.Free();
        }
    }
}
