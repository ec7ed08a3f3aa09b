namespace FairLab.Figures;

/// <summary>
/// Where names of points can stand without covering points or each other: a plot in pixels and what is in it.
/// Letters are taken to be of one width, so that a name may get a little more room than it needs.
/// </summary>
sealed class LabelRoom
{
    const double Letter = 6.6, Line = 15, Padding = 0.07;

    static readonly double[] Distances = [17, 26, 38, 52, 70, 92, 118], Steps = [0.2, 0.4, 0.6, 0.8, 1];

    readonly List<(double X, double Y, string Owner)> _points = [];
    readonly List<(double Left, double Top, double Right, double Bottom)> _names = [];
    readonly List<(double X, double Y)[]> _leaders = [];
    readonly int _width, _height;

    /// <summary>An empty plot.</summary>
    /// <param name="x">The least and the largest horizontal position.</param>
    /// <param name="y">The least and the largest vertical one.</param>
    /// <param name="width">The plot's width in pixels.</param>
    /// <param name="height">Its height.</param>
    public LabelRoom((double Low, double High) x, (double Low, double High) y, int width, int height) =>
        (RangeX, RangeY, _width, _height) = (Padded(x), Padded(y), width, height);

    /// <summary>An empty plot whose axes are given with their ends.</summary>
    public static LabelRoom Of((double Low, double High) x, (double Low, double High) y, int width, int height) =>
        new(Bare(x), Bare(y), width, height);

    /// <summary>The ends of the horizontal axis.</summary>
    public double[] RangeX { get; }

    /// <summary>The ends of the vertical axis.</summary>
    public double[] RangeY { get; }

    /// <summary>Keeps names off a path of somebody's: its points and what is between them.</summary>
    public void Block(string owner, params IReadOnlyList<(double X, double Y)> path)
    {
        (double X, double Y)[] at = [.. path.Select(Pixels)];
        _points.AddRange(at.Select(p => (p.X, p.Y, owner)));
        foreach (var (a, b) in at.Zip(at.Skip(1)))
            for (double t = 0.1; t < 1; t += 0.1)
                _points.Add((a.X + t * (b.X - a.X), a.Y + t * (b.Y - a.Y), owner));
    }

    /// <summary>
    /// The point of an owner's that is furthest from what others have: the easiest to tell from them.
    /// </summary>
    public (double X, double Y) Loneliest(string owner, IEnumerable<(double X, double Y)> points) =>
        points.MinBy(point => Pixels(point) is var at ? _points.Where(p => p.Owner != owner && p.Owner.Length > 0)
            .Sum(p => 1 / (4 + Square(at, (p.X, p.Y)))) : 0);

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
                var offset = (X: across * (distance + (Math.Abs(across) > 0.3 ? width / 2 - 8 : 0)),
                    Y: Math.Sin(angle) * distance);
                double cost = distance / 40 + Cost(Box(at, offset, width), at);
                if (cost < least)
                    (best, least) = (offset, cost);
            }
        _names.Add(Box(at, best, width));
        _leaders.Add(Leader(at, Box(at, best, width)));
        return (Math.Round(best.X), Math.Round(best.Y));
    }

    double Cost((double Left, double Top, double Right, double Bottom) box, (double X, double Y) at)
    {
        var leader = Leader(at, box);
        double outside = box.Left < 0 || box.Top < 0 || box.Right > _width || box.Bottom > _height ? 1000 : 0;
        int names = _names.Count(t => box.Left < t.Right && t.Left < box.Right && box.Top < t.Bottom
            && t.Top < box.Bottom)
            + _names.Count(t => leader.Any(p => Within(t, p, 2))) + _leaders.Count(l => l.Any(p => Within(box, p, 2)));
        int covered = _points.Count(p => Within(box, (p.X, p.Y), 5));
        int passed = _points.Count(p => Square((p.X, p.Y), at) > 64 && leader.Any(l => Square((p.X, p.Y), l) < 49));
        int crossed = _leaders.Count(l => Side(l[0], l[^1], leader[0]) != Side(l[0], l[^1], leader[^1])
            && Side(leader[0], leader[^1], l[0]) != Side(leader[0], leader[^1], l[^1]));
        return outside + 30 * names + 10 * covered + 2 * passed + 10 * crossed;
    }

    static (double Left, double Top, double Right, double Bottom) Box(
        (double X, double Y) at, (double X, double Y) offset, double width) =>
        (at.X + offset.X - width / 2, at.Y + offset.Y - Line / 2, at.X + offset.X + width / 2,
            at.Y + offset.Y + Line / 2);

    /// <summary>Points along the line from a point to the nearest of its name.</summary>
    static (double X, double Y)[] Leader((double X, double Y) at,
        (double Left, double Top, double Right, double Bottom) box)
    {
        var end = (X: Math.Clamp(at.X, box.Left, box.Right), Y: Math.Clamp(at.Y, box.Top, box.Bottom));
        return [.. Steps.Select(t => (at.X + t * (end.X - at.X), at.Y + t * (end.Y - at.Y)))];
    }

    static bool Within((double Left, double Top, double Right, double Bottom) box, (double X, double Y) p,
        double margin) =>
        p.X > box.Left - margin && p.X < box.Right + margin && p.Y > box.Top - margin && p.Y < box.Bottom + margin;

    static bool Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) =>
        (b.X - a.X) * (p.Y - a.Y) > (b.Y - a.Y) * (p.X - a.X);

    static double Square((double X, double Y) a, (double X, double Y) b) =>
        (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);

    (double X, double Y) Pixels((double X, double Y) point) => (
        (point.X - RangeX[0]) / (RangeX[1] - RangeX[0]) * _width,
            (RangeY[1] - point.Y) / (RangeY[1] - RangeY[0]) * _height);

    static double[] Padded((double Low, double High) range)
    {
        double pad = range.High > range.Low ? Padding * (range.High - range.Low)
            : Math.Max(1e-3, Math.Abs(range.High) * Padding);
        return [range.Low - pad, range.High + pad];
    }

    static (double Low, double High) Bare((double Low, double High) range) =>
        Padding * (range.High - range.Low) / (1 + 2 * Padding) is var pad ? (range.Low + pad, range.High - pad)
            : range;
}
