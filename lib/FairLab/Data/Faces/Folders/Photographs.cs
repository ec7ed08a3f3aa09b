using SkiaSharp;
using static TorchSharp.torch;

namespace FairLab.Data.Faces;

/// <summary>Reads JPEG and PNG files, among others, as squares of one size.</summary>
static class Photographs
{
    // A colour of which nothing is left where a PNG is transparent.
    static readonly SKColor Behind = SKColors.White;

    /// <summary>The red, green and blue of each pixel of the middle square of a picture, [size, size, 3].</summary>
    /// <param name="file">The file.</param>
    /// <param name="size">Pixels of a side afterwards.</param>
    /// <exception cref="DataException">No such file, or one that cannot be decoded to its end.</exception>
    public static byte[] Read(string file, int size)
    {
        if (!File.Exists(file))
            throw new DataException(file, null, "no file", "a picture");
        using var codec = SKCodec.Create(file, out var opened)
            ?? throw new DataException(file, null, $"something that cannot be decoded ({opened})",
                "a JPEG or PNG file");
        // In its own colours a picture in CMYK or in grey becomes red, green and blue here.
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var whole = new SKBitmap(info);
        var result = codec.GetPixels(info, whole.GetPixels());
        if (result != SKCodecResult.Success)
            throw new DataException(file, null, $"a picture that ends early ({result})", "a whole JPEG or PNG file");
        using var surface = SKSurface.Create(new SKImageInfo(size, size, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(Behind);
        var side = Math.Min(info.Width, info.Height);
        var middle = SKRect.Create((info.Width - side) / 2f, (info.Height - side) / 2f, side, side);
        using var image = SKImage.FromBitmap(whole);
        Turn(surface.Canvas, codec.EncodedOrigin, size);
        // Mipmaps: every pixel of a large picture counts when it gets small.
        surface.Canvas.DrawImage(image, middle, SKRect.Create(size, size),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var small = surface.PeekPixels();
        return Colours(small.GetPixelSpan(), size);
    }

    /// <summary>Pictures as a tensor in [0, 1], shape [n, 3, size, size].</summary>
    public static Tensor ToTensor(byte[] bytes, int count, int size)
    {
        using var scope = NewDisposeScope();
        var pictures = tensor(bytes).reshape(count, size, size, 3);
        return pictures.permute(0, 3, 1, 2).to(float32).div_(255).contiguous().MoveToOuterDisposeScope();
    }

    // Cameras write what they saw sideways and say so.
    static void Turn(SKCanvas canvas, SKEncodedOrigin origin, int size)
    {
        var (degrees, isMirrored) = origin switch
        {
            SKEncodedOrigin.TopRight => (0, true),
            SKEncodedOrigin.BottomRight => (180, false),
            SKEncodedOrigin.BottomLeft => (180, true),
            SKEncodedOrigin.LeftTop => (90, true),
            SKEncodedOrigin.RightTop => (90, false),
            SKEncodedOrigin.RightBottom => (270, true),
            SKEncodedOrigin.LeftBottom => (270, false),
            _ => (0, false),
        };
        var middle = size / 2f;
        if (isMirrored)
            canvas.Scale(-1, 1, middle, middle);
        canvas.RotateDegrees(degrees, middle, middle);
    }

    static byte[] Colours(ReadOnlySpan<byte> pixels, int size)
    {
        var colours = new byte[3 * size * size];
        for (var i = 0; i < size * size; i++)
            pixels.Slice(4 * i, 3).CopyTo(colours.AsSpan(3 * i));
        return colours;
    }
}
