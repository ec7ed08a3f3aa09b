using System.Runtime.InteropServices;
using SkiaSharp;

namespace FairLab.Data.Faces;

/// <summary>
/// A drawing of which every point says its material and region. Skia fills polygons whose corners lie on its own grid
/// of 1/64, without smoothing edges: that is arithmetic in whole numbers, so no processor's way with fractions
/// matters. Pictures are averaged from <see cref="Samples"/> x <see cref="Samples"/> points a pixel afterwards.
/// </summary>
sealed class FaceCanvas : IDisposable
{
    /// <summary>Points a pixel, each way.</summary>
    public const int Samples = 4;

    readonly SKBitmap _bitmap;
    readonly SKCanvas _canvas;
    readonly SKPaint _paint = new() { IsAntialias = false, BlendMode = SKBlendMode.Src };
    readonly SKPathBuilder _path = new();
    readonly double _scale;
    SKPoint[] _points = new SKPoint[256];
    double _x, _y, _sin, _cos = 1, _pivotX, _pivotY;

    public FaceCanvas(int size)
    {
        Size = size;
        Side = size * Samples;
        _scale = Side / 48.0;
        _bitmap = new(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new(_bitmap);
    }

    /// <summary>Pixels of a side.</summary>
    public int Size { get; }

    /// <summary>Points of a side.</summary>
    public int Side { get; }

    /// <summary>All points, row by row: material in the lowest byte, region in the next.</summary>
    public ReadOnlySpan<uint> Points => MemoryMarshal.Cast<byte, uint>(_bitmap.GetPixelSpan());

    /// <summary>Everything one material of one region.</summary>
    public void Clear(Material material, FaceRegion region) => _canvas.Clear(Code(material, region));

    /// <summary>From now on coordinates are the picture's.</summary>
    public void OnPicture() => (_x, _y, _sin, _cos, _pivotX, _pivotY) = (0, 0, 0, 1, 0, 0);

    /// <summary>From now on coordinates count from the person's place.</summary>
    public void OnBody(HeadPose pose) => (_x, _y, _sin, _cos, _pivotX, _pivotY) = (24 + pose.X, 22 + pose.Y, 0, 1, 0,
        0);

    /// <summary>From now on coordinates count from the head's centre, and turn with it.</summary>
    public void OnHead(HeadPose pose)
    {
        OnBody(pose);
        (_sin, _cos) = ExactMath.Angle(pose.Tilt);
        _pivotY = Neck;
    }

    /// <summary>How far below its centre a head turns.</summary>
    public const double Neck = 11;

    /// <summary>A point of the picture as the present coordinates have it, in pixels of 48.</summary>
    public FacePoint Local(double x, double y)
    {
        var (dx, dy) = (x - _x - _pivotX, y - _y - _pivotY);
        return new(_cos * dx + _sin * dy + _pivotX, -_sin * dx + _cos * dy + _pivotY);
    }

    /// <summary>Fills a polygon.</summary>
    public void Fill(Material material, FaceRegion region, ReadOnlySpan<FacePoint> polygon)
    {
        if (polygon.Length > _points.Length)
            _points = new SKPoint[2 * polygon.Length];
        for (var i = 0; i < polygon.Length; i++)
        {
            var (dx, dy) = (polygon[i].X - _pivotX, polygon[i].Y - _pivotY);
            _points[i] = new(OnGrid(_x + _pivotX + _cos * dx - _sin * dy),
                OnGrid(_y + _pivotY + _sin * dx + _cos * dy));
        }
        _path.AddPoly(_points.AsSpan(0, polygon.Length), true);
        _paint.Color = Code(material, region);
        using var path = _path.Detach();
        _canvas.DrawPath(path, _paint);
    }

    /// <summary>Fills polygons and their mirror images.</summary>
    public void FillBoth(Material material, FaceRegion region, FacePoint[] polygon)
    {
        Fill(material, region, polygon);
        Fill(material, region, Curves.Mirrored(polygon));
    }

    public void Dispose()
    {
        _path.Dispose();
        _paint.Dispose();
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    // Nothing leaves the picture, where Skia would cut lines with fractions.
    float OnGrid(double units) => (float)(Math.Clamp(Math.Floor(units * _scale * 64 + 0.5), 0, Side * 64) / 64);

    static SKColor Code(Material material, FaceRegion region) => new((byte)material, (byte)region, 0);
}
