using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static FairLab.Figures.PlotlyObjects;

namespace FairLab.Figures;

public static partial class Plot
{
    /// <summary>
    /// What one thing costs in another: methods as points, or as lines over their strength, each with its name
    /// beside it, and the Pareto front, beyond which no point lies: a dotted line through those that none beats in
    /// both.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">The horizontal quantity, with its unit.</param>
    /// <param name="y">The vertical quantity, with its unit.</param>
    /// <param name="series">The methods: one point each or several, in the order of their strength, with their
    /// positions X.</param>
    /// <param name="betterX">Which end of the horizontal axis is better.</param>
    /// <param name="betterY">Which end of the vertical axis is better.</param>
    /// <param name="width">The figure's width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="reachX">A position that the horizontal axis reaches too, such as that of a line for chance.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or a series has not a value for each
    /// position.</exception>
    public static GenericChart TradeOff(
        string title,
        string x,
        string y,
        IEnumerable<PlotSeries> series,
        Better betterX,
        Better betterY = Better.Higher,
        int width = 860,
        int height = 520,
        double? reachX = null)
    {
        var all = PlotSeries.Checked(title, series, null);
        var styles = SeriesStyle.Of([.. all.Select(s => s.Name)]);
        var layout = Layout(title, x, y, width, height, legend: false);
        PlotSeries[] known = [.. all.Select(Known)];
        (double X, double Y)[] points = [.. known.SelectMany(PointsOf)];
        var front = Front(points, betterX, betterY);
        var traces = all.Zip(styles, (s, style) => Curve(s, style, bars: true)).ToList();
        if (points.Length > 0)
        {
            double[] ends = [.. known.SelectMany(s => (double[])[.. s.Values, .. s.Low ?? [], .. s.High ?? []])
                .Where(double.IsFinite)];
            double[] reached = [.. points.Select(p => p.X), .. reachX is { } at ? [at] : Array.Empty<double>()];
            var room = new LabelRoom(
                (reached.Min(), reached.Max()), (ends.Min(), ends.Max()), width - 110, height - 120);
            // The corners of the front's steps.
            (double X, double Y)[] corners = [.. front.Zip(front.Skip(1)).SelectMany(p =>
                new[] { p.First, betterX == Better.Lower ? (p.Second.X, p.First.Y) : (p.First.X, p.Second.Y),
                    p.Second })];
            layout.AxisOf("xaxis").With(("range", room.RangeX));
            layout.AxisOf("yaxis").With(("range", room.RangeY));
            layout.With(("annotations", (List<Annotation>)[.. front.Length > 1 ? Explained : [],
                .. Names(known, styles, corners, room)]));
        }
        if (front.Length > 1)
            traces.Insert(0, NewTrace("scatter").With(
                ("name", "Pareto front"), ("mode", "lines"), ("x", front.Select(p => p.X).ToArray()),
                ("y", front.Select(p => p.Y).ToArray()),
                ("line", new Line().With(("color", "#777777"), ("width", 1.5), ("dash", "dot"),
                ("shape", betterX == Better.Lower ? "hv" : "vh")))));
        return NewChart(traces, layout);
    }

    /// <summary>
    /// The points that no other beats in one quantity without losing in the other, from left to right.
    /// </summary>
    internal static (double X, double Y)[] Front(IReadOnlyList<(double X, double Y)> points, Better betterX,
        Better betterY)
    {
        double signX = betterX == Better.Higher ? 1 : -1, signY = betterY == Better.Higher ? 1 : -1;
        bool Beats((double X, double Y) a, (double X, double Y) b) =>
            signX * a.X >= signX * b.X && signY * a.Y >= signY * b.Y && a != b;
        return [.. points.Distinct().Where(p => !points.Any(other => Beats(other, p))).OrderBy(p => p.X)];
    }

    static Annotation[] Explained => [new Annotation().With(
        ("text", "dotted: Pareto front"), ("xref", "paper"), ("yref", "paper"), ("x", 1), ("y", 1),
        ("xanchor", "right"), ("yanchor", "bottom"))];

    static IEnumerable<Annotation> Names(
        PlotSeries[] all,
        IReadOnlyList<SeriesStyle> styles,
        (double X, double Y)[] front,
        LabelRoom room)
    {
        room.Block("", front);
        foreach (var s in all)
        {
            room.Block(s.Name, [.. PointsOf(s)]);
            for (int i = 0; i < s.Values.Count && s.Low is not null; i++)
                if (double.IsFinite(s.Low[i]) && double.IsFinite(s.High![i]))
                    room.Block(s.Name, (s.X![i], s.Low[i]), (s.X[i], s.High[i]));
        }
        foreach (var (s, style) in all.Zip(styles).Where(p => p.First.Values.Count > 0))
        {
            var at = room.Loneliest(s.Name, PointsOf(s));
            var (dx, dy) = room.Place(at, s.Name);
            yield return new Annotation().With(
                ("text", s.Name), ("x", at.X), ("y", at.Y), ("ax", dx), ("ay", dy), ("showarrow", true),
                ("arrowhead", 0),
                ("arrowwidth", 0.8), ("arrowcolor", style.Colour), ("standoff", 5));
        }
    }

    static IEnumerable<(double X, double Y)> PointsOf(PlotSeries s) => s.X!.Zip(s.Values);

    /// <summary>The series without the points that are gaps.</summary>
    static PlotSeries Known(PlotSeries s)
    {
        int[] at = [.. Enumerable.Range(0, s.Values.Count)
            .Where(i => double.IsFinite(s.X![i]) && double.IsFinite(s.Values[i]))];
        return new(s.Name, at.Select(i => s.Values[i]), s.Low is null ? null : at.Select(i => s.Low[i]), s.High is null
            ? null : at.Select(i => s.High[i]))
        {
            X = [.. at.Select(i => s.X![i])],
        };
    }
}
