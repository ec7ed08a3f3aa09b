using Plotly.NET;
using Plotly.NET.TraceObjects;
using static FairLab.Figures.PlotlyObjects;

namespace FairLab.Figures;

public static partial class Plot
{
    /// <summary>Bars in groups, with their intervals: a group for each category, a bar in it for each series.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="categories">The groups of bars, from left to right.</param>
    /// <param name="x">What the categories are.</param>
    /// <param name="y">What is measured, with its unit.</param>
    /// <param name="series">The bars: a value for each category.</param>
    /// <param name="width">The figure's width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or a series has not a value for each
    /// category.</exception>
    public static GenericChart Bars(
        string title,
        IEnumerable<string> categories,
        string x,
        string y,
        IEnumerable<PlotSeries> series,
        int width = 760,
        int height = 460)
    {
        string[] names = [.. categories];
        var all = PlotSeries.Checked(title, series, names.Length);
        var styles = SeriesStyle.Of([.. all.Select(s => s.Name)]);
        var layout = Layout(title, x, y, width, height, legend: all.Length > 1).With(("barmode", "group"));
        // Categories that look like numbers would otherwise be put on a scale.
        layout.AxisOf("xaxis").With(("type", "category"));
        return NewChart(all.Zip(styles, (s, style) => NewTrace("bar").With(
            ("name", s.Name), ("x", names), ("y", s.Values), ("marker", NewBar(style)),
            ("error_y", ErrorBars(s, null)))), layout);
    }

    /// <summary>
    /// A row for each category with a point in it for each series, and its interval: for many categories, or long
    /// names.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="categories">The rows, from the top down; none twice.</param>
    /// <param name="x">What is measured, with its unit.</param>
    /// <param name="y">What the categories are.</param>
    /// <param name="series">The points: a value for each category; NaN where a row belongs to another series.</param>
    /// <param name="width">The figure's width in pixels.</param>
    /// <param name="height">Its height; by default what the rows need.</param>
    /// <param name="apart">Whether the points of a row stand below each other, so that their intervals do not
    /// cover one another.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, a category comes twice, or a series has not a
    /// value for each.</exception>
    public static GenericChart Dots(
        string title,
        IEnumerable<string> categories,
        string x,
        string y,
        IEnumerable<PlotSeries> series,
        int width = 760,
        int? height = null,
        bool apart = false)
    {
        string[] names = [.. categories];
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"'{title}': found the category '{twice.Key}' twice, expected every category once", nameof(categories));
        var all = PlotSeries.Checked(title, series, names.Length);
        var styles = SeriesStyle.Of([.. all.Select(s => s.Name)]);
        var layout = Layout(title, x, y, width, height ?? 200 + 20 * names.Length * (apart ? all.Length : 1),
            legend: all.Length > 1);
        if (apart)
            layout.With(("scattermode", "group"), ("scattergap", 0.4));
        // Every row has its label and the first is on top, below room for the labels of lines.
        layout.AxisOf("yaxis").With(
            ("type", "category"), ("categoryorder", "array"), ("categoryarray", names), ("dtick", 1),
            ("range", new[] { names.Length - 0.5, -1.5 }));
        return NewChart(all.Zip(styles, (s, style) => NewTrace("scatter").With(
            ("name", s.Name), ("mode", "markers"), ("x", s.Values), ("y", names), ("marker", NewMarker(style)),
            ("error_x", ErrorBars(s, style.Colour)), ("orientation", apart ? "h" : null),
            ("offsetgroup", apart ? s.Name : null))), layout);
    }

    // Bars have no symbols and no dashes: those of one group are told apart by stripes.
    static Marker NewBar(SeriesStyle style) => new Marker().With(("color", style.Colour),
        ("pattern", style.Dash == "solid" ? null : new Pattern().With(("shape", style.Dash == "dash" ? "/" : "x"))));

    static Marker NewMarker(SeriesStyle style) => new Marker().With(("color", style.Colour), ("symbol", style.Symbol));
}
