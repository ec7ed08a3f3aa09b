namespace FairLab.Figures;

/// <summary>
/// Where names of points can stand without covering points or each other: a plot in pixels and what is in it. Letters are taken
/// to be of one width, so that a name may get a little more room than it needs.
/// </summary>
sealed class LabelRoom
{
    const double Letter = 6.6, Line = 15, Padding = 0.07;

    static readonly double[] Distances = [17, 26, 38, 52, 70, 92, 118], Leader = [0.25, 0.5, 0.75];

    readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];
    readonly List<(double X, double Y)> _points = [];
    readonly int _width, _height;

    /// <summary>An empty plot.</summary>
    /// <param name="x">The least and the largest horizontal position.</param>
    /// <param name="y">The least and the largest vertical one.</param>
    /// <param name="width">The plot's width in pixels.</param>
    /// <param name="height">Its height.</param>
    public LabelRoom((double Low, double High) x, (double Low, double High) y, int width, int height) =>
        (RangeX, RangeY, _width, _height) = (Padded(x), Padded(y), width, height);

    /// <summary>The ends of the horizontal axis.</summary>
    public double[] RangeX { get; }

    /// <summary>The ends of the vertical axis.</summary>
    public double[] RangeY { get; }

    /// <summary>Keeps names off points, the lines between them and their intervals.</summary>
    public void Block(IEnumerable<(double X, double Y)> points, IReadOnlyList<double>? low, IReadOnlyList<double>? high)
    {
        (double X, double Y)[] at = [.. points.Select(Pixels)];
        _points.AddRange(at);
        foreach (var (a, b) in at.Zip(at.Skip(1)))
            for (double t = 0.1; t < 1; t += 0.1)
                _points.Add((a.X + t * (b.X - a.X), a.Y + t * (b.Y - a.Y)));
        if (low is not null && low.Count == at.Length)
            for (int i = 0; i < at.Length; i++)
                foreach (double end in (double[])[low[i], high![i]])
                    if (double.IsFinite(end))
                        _points.Add((at[i].X, Pixels((RangeX[0], end)).Y));
    }

    /// <summary>Of two points the one with more room about it.</summary>
    public (double X, double Y) Loneliest((double X, double Y) a, (double X, double Y) b) => Crowd(a) < Crowd(b) ? a : b;

    /// <summary>Takes the best place for a name and gives its centre, in pixels right of and below the point.</summary>
    public (double X, double Y) Place((double X, double Y) point, string name)
    {
        var at = Pixels(point);
        double width = Letter * name.Length + 6;
        var (best, least) = ((X: 0.0, Y: 0.0), double.PositiveInfinity);
        foreach (double distance in Distances)
            for (int turn = 0; turn < 16; turn++)
            {
                // A name beside its point begins where the distance ends; one above or below it is centred.
                double angle = turn * Math.PI / 8, across = Math.Cos(angle);
                var offset = (X: across * (distance + (Math.Abs(across) > 0.3 ? width / 2 - 8 : 0)), Y: Math.Sin(angle) * distance);
                double cost = distance / 40 + Cost(Box(at, offset, width), at);
                if (cost < least)
                    (best, least) = (offset, cost);
            }
        _taken.Add(Box(at, best, width));
        return (Math.Round(best.X), Math.Round(best.Y));
    }

    static (double Left, double Top, double Right, double Bottom) Box((double X, double Y) at, (double X, double Y) offset, double width) =>
        (at.X + offset.X - width / 2, at.Y + offset.Y - Line / 2, at.X + offset.X + width / 2, at.Y + offset.Y + Line / 2);

    double Cost((double Left, double Top, double Right, double Bottom) box, (double X, double Y) at)
    {
        double outside = box.Left < 0 || box.Top < 0 || box.Right > _width || box.Bottom > _height ? 50 : 0;
        int names = _taken.Count(t => box.Left < t.Right && t.Left < box.Right && box.Top < t.Bottom && t.Top < box.Bottom);
        int points = _points.Count(p => p.X > box.Left - 5 && p.X < box.Right + 5 && p.Y > box.Top - 5 && p.Y < box.Bottom + 5);
        // The leader from the point to the name should pass by no other point.
        var (cx, cy) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        int passed = _points.Count(p => Apart(p, at) > 8
            && Leader.Any(t => Apart(p, (at.X + t * (cx - at.X), at.Y + t * (cy - at.Y))) < 7));
        return outside + 30 * names + 10 * points + 2 * passed;
    }

    static double Apart((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));

    double Crowd((double X, double Y) point)
    {
        var at = Pixels(point);
        return _points.Sum(p => 1 / (30 + Apart(p, at)));
    }

    (double X, double Y) Pixels((double X, double Y) point) => (
        (point.X - RangeX[0]) / (RangeX[1] - RangeX[0]) * _width, (RangeY[1] - point.Y) / (RangeY[1] - RangeY[0]) * _height);

    static double[] Padded((double Low, double High) range)
    {
        double pad = range.High > range.Low ? Padding * (range.High - range.Low) : Math.Max(1e-3, Math.Abs(range.High) * Padding);
        return [range.Low - pad, range.High + pad];
    }
}
