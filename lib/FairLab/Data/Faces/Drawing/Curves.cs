namespace FairLab.Data.Faces;

/// <summary>Outlines as polygons: what is filled has corners only, so that no library's way with curves
/// matters.</summary>
static class Curves
{
    const int Steps = 5, Around = 24;

    // Every fourth of the circle is the same series, so that the two sides of a face match.
    static readonly FacePoint[] Circle = [.. Enumerable.Range(0, Around).Select(i =>
    {
        var (sin, cos) = ExactMath.Angle(360.0 / Around * (i % (Around / 4)));
        return (i / (Around / 4)) switch
        {
            0 => new FacePoint(cos, sin),
            1 => new FacePoint(-sin, cos),
            2 => new FacePoint(-cos, -sin),
            _ => new FacePoint(sin, -cos),
        };
    })];

    /// <summary>An ellipse about a centre.</summary>
    public static FacePoint[] Ellipse(double x, double y, double width, double height) =>
        Array.ConvertAll(Circle, p => new FacePoint(x + width * p.X, y + height * p.Y));

    /// <summary>A closed curve through points (Catmull and Rom's).</summary>
    public static FacePoint[] Closed(params ReadOnlySpan<FacePoint> through)
    {
        var n = through.Length;
        var curve = new FacePoint[n * Steps];
        for (var i = 0; i < n; i++)
            for (var step = 0; step < Steps; step++)
                curve[i * Steps + step] = Between(through[(i + n - 1) % n], through[i], through[(i + 1) % n],
                    through[(i + 2) % n], step / (double)Steps);
        return curve;
    }

    /// <summary>A closed curve from its right half, the top first and the bottom last: mirrored at x = 0.</summary>
    public static FacePoint[] Symmetric(params ReadOnlySpan<FacePoint> right)
    {
        var all = new List<FacePoint>(2 * right.Length);
        foreach (var point in right)
            all.Add(point);
        for (var i = right.Length - 1; i >= 0; i--)
            if (right[i].X != 0)
                all.Add(new(-right[i].X, right[i].Y));
        return Closed([.. all]);
    }

    /// <summary>A line from a to b that swells to its thickness in the middle and bends to its left by so
    /// much.</summary>
    public static FacePoint[] Stroke(FacePoint a, FacePoint b, double bend, double thickness, double end = 0.3)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (nx, ny) = (dy / length, -dx / length);
        const int parts = 8;
        var outline = new FacePoint[2 * (parts + 1)];
        for (var i = 0; i <= parts; i++)
        {
            var t = i / (double)parts;
            var swell = 4 * t * (1 - t);
            var half = thickness / 2 * (end + (1 - end) * swell);
            var off = bend * swell;
            outline[i] = new(a.X + dx * t + nx * (off + half), a.Y + dy * t + ny * (off + half));
            outline[^(i + 1)] = new(a.X + dx * t + nx * (off - half), a.Y + dy * t + ny * (off - half));
        }
        return outline;
    }

    /// <summary>The mirror image at x = 0.</summary>
    public static FacePoint[] Mirrored(FacePoint[] points) =>
        Array.ConvertAll(points, p => new FacePoint(-p.X, p.Y));

    static FacePoint Between(FacePoint a, FacePoint b, FacePoint c, FacePoint d, double t)
    {
        return new(Along(a.X, b.X, c.X, d.X), Along(a.Y, b.Y, c.Y, d.Y));
        double Along(double p, double q, double r, double s) =>
            q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
    }
}
