using System.Globalization;
using Plotly.NET;
using Plotly.NET.TraceObjects;
using Plotly.NET.LayoutObjects;
using static FairLab.Figures.PlotlyObjects;

namespace FairLab.Figures;

public static partial class Plot
{
    // A line through so few points shows them.
    const int FewPoints = 25;

    /// <summary>
    /// Lines, or points alone, over a horizontal quantity, with their intervals: bands about lines that have all
    /// the same positions, bars at points and about lines that have not.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">The horizontal quantity, with its unit.</param>
    /// <param name="y">The vertical quantity, with its unit.</param>
    /// <param name="series">The lines, each with its positions X, in order.</param>
    /// <param name="logX">Whether the horizontal axis is logarithmic; positions then are above 0.</param>
    /// <param name="ticks">Where the horizontal axis has ticks, and what they say; null to let Plotly choose. So a
    /// tick on a logarithmic axis may say 0.</param>
    /// <param name="width">The figure's width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, a series has not a value for each position, or a
    /// position on a logarithmic axis is not above 0.</exception>
    public static GenericChart Lines(
        string title, string x, string y, IEnumerable<PlotSeries> series, bool logX = false,
        IEnumerable<(double At, string Text)>? ticks = null,
        int width = 760, int height = 460)
    {
        var all = PlotSeries.Checked(title, series, null);
        if (logX && all.FirstOrDefault(s => s.X!.Any(at => at <= 0)) is { } wrong)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"series '{wrong.Name}': found the position {wrong.X!.First(at => at <= 0)}, expected numbers "
                        + $"above 0 on a logarithmic axis"),
                nameof(series));
        var styles = SeriesStyle.Of([.. all.Select(s => s.Name)]);
        var layout = Layout(title, x, y, width, height, legend: all.Length > 1);
        layout.AxisOf("xaxis").With(
            ("type", logX ? "log" : null), ("tickmode", ticks is null ? null : "array"),
            ("tickvals", ticks?.Select(t => t.At).ToArray()), ("ticktext", ticks?.Select(t => t.Text).ToArray()));
        bool bands = all.Where(s => s.IsLine).All(s => s.X!.SequenceEqual(all.First(l => l.IsLine).X!));
        var traces = all.Zip(styles, (s, style) => (Band: bands ? Band(s, style) : null, Of: s, Style: style))
            .ToArray();
        return NewChart([.. traces.Select(t => t.Band).OfType<Trace>(),
            .. traces.Select(t => Curve(t.Of, t.Style, bars: t.Band is null))], layout);
    }

    static Trace Curve(PlotSeries s, SeriesStyle style, bool bars) => NewTrace("scatter").With(
        ("name", s.Name), ("legendgroup", s.Name), ("x", s.X), ("y", s.Values),
        ("mode", !s.IsLine || s.Values.Count == 1 ? "markers" : s.Values.Count <= FewPoints ? "lines+markers"
        : "lines"),
        ("line", s.IsLine ? new Line().With(("color", style.Colour), ("width", 2), ("dash", style.Dash)) : null),
        ("marker", NewMarker(style)), ("error_y", bars ? ErrorBars(s, style.Colour) : null));

    /// <summary>The band of a line: its upper ends there and its lower ends back, where both are known.</summary>
    static Trace? Band(PlotSeries s, SeriesStyle style)
    {
        if (s.Low is null || !s.IsLine)
            return null;
        int[] known = [.. Enumerable.Range(0, s.Values.Count)
            .Where(i => double.IsFinite(s.Low[i]) && double.IsFinite(s.High![i]))];
        return known.Length < 2 ? null : NewTrace("scatter").With(
            ("name", s.Name), ("legendgroup", s.Name), ("showlegend", false), ("hoverinfo", "skip"), ("mode", "lines"),
            ("fill", "toself"),
            ("fillcolor", style.Colour), ("opacity", 0.15), ("line", new Line().With(("width", 0))),
            ("x", (double[])[.. known.Select(i => s.X![i]), .. known.Reverse().Select(i => s.X![i])]),
            ("y", (double[])[.. known.Select(i => s.High![i]), .. known.Reverse().Select(i => s.Low[i])]));
    }
}
