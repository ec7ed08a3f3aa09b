using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static FairLab.Figures.PlotlyObjects;

namespace FairLab.Figures;

public static partial class Plot
{
    // Amounts fade into the picture below them at 0.
    static readonly (double, string)[] SeeThrough =
        [(0, "rgba(213,94,0,1)"), (0.5, "rgba(213,94,0,0)"), (0.5, "rgba(0,114,178,0)"), (1, "rgba(0,114,178,1)")];

    /// <summary>Images side by side.</summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="images">What stands above each, and its red, green and blue in [0, 1], shape [height, width,
    /// 3].</param>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="width">The figure's width in pixels; its height is what the images need.</param>
    /// <exception cref="ArgumentException">There are no images, or a pixel is outside [0, 1] or undefined.</exception>
    public static GenericChart Images(string title, IEnumerable<(string Title, double[,,] Pixels)> images,
        int columns = 5, int width = 960)
    {
        (string Title, double[,,] Pixels)[] all = [.. images];
        return Grid(title, [.. all.Select(i => (i.Title, i.Pixels))], (_, i) =>
            [Picture(all[i].Title, all[i].Pixels)], columns, 1, width, right: 20);
    }

    /// <summary>
    /// Images, and beneath each the signed amounts of its pixels, such as their attribution, over a pale grey
    /// copy of it: vermillion below 0, blue above, on one scale for all; nothing where an amount is not finite.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="unit">What the amounts are, with their unit.</param>
    /// <param name="images">What stands above each image, its pixels as for <see cref="Images"/>, and its amounts,
    /// shape [height, width].</param>
    /// <param name="columns">How many stand in a row.</param>
    /// <param name="width">The figure's width in pixels; its height is what the images need.</param>
    /// <exception cref="ArgumentException">There are no images, the shapes do not match, or a pixel is outside [0, 1]
    /// or undefined.</exception>
    public static GenericChart Overlay(
        string title, string unit, IEnumerable<(string Title, double[,,] Pixels, double[,] Amounts)> images,
        int columns = 5, int width = 960)
    {
        (string Title, double[,,] Pixels, double[,] Amounts)[] all = [.. images];
        foreach (var (name, pixels, amounts) in all)
            if ((amounts.GetLength(0), amounts.GetLength(1)) != (pixels.GetLength(0), pixels.GetLength(1)))
                throw new ArgumentException(
                    $"image '{name}': found amounts of shape [{amounts.GetLength(0)}, {amounts.GetLength(1)}], "
                        + $"expected [{pixels.GetLength(0)}, {pixels.GetLength(1)}], one for each pixel",
                    nameof(images));
        double limit = all.SelectMany(i => i.Amounts.Cast<double>()).Where(double.IsFinite).Select(Math.Abs)
            .DefaultIfEmpty().Max();
        if (limit == 0)
            limit = 1;
        var chart = Grid(title, [.. all.Select(i => (i.Title, i.Pixels))], (row, i) => row == 0
            ? [Picture(all[i].Title, all[i].Pixels)]
            : [Pale(all[i].Pixels), NewTrace("heatmap").With(("z", Rows(all[i].Amounts)), ("coloraxis", "coloraxis"))],
                columns, 2, width, right: 110);
        GenericChart.getLayout(chart).With(("coloraxis", new ColorAxis().With(
            ("cmin", -limit), ("cmax", limit), ("colorscale", Scale(SeeThrough)),
            ("colorbar", new ColorBar().With(("title", NewTitle(unit, 16)))))));
        return chart;
    }

    /// <summary>A grid of panels: of each image so many rows, one beneath another.</summary>
    static GenericChart Grid(
        string title, (string Title, double[,,] Pixels)[] images, Func<int, int, IEnumerable<Trace>> panel,
        int columns, int high, int width, int right)
    {
        if (images.Length == 0)
            throw new ArgumentException($"'{title}': found nothing to draw, expected at least one image",
                nameof(images));
        columns = Math.Min(columns, images.Length);
        // In pixels; a name stands above each image, and between what belongs to one image is less room.
        const int between = 12, within = 8, named = 34;
        double across = width - right - 40, side = (across - between * (columns - 1)) / columns;
        double tall = side * images.Max(i => (double)i.Pixels.GetLength(0) / i.Pixels.GetLength(1));
        double band = high * tall + (high - 1) * within + named;
        double down = (images.Length + columns - 1) / columns * band - named;
        var layout = Layout(title, width, 86 + (int)Math.Round(down), legend: false);
        layout.Find<Margin>("margin")!.With(("t", 74), ("l", 40), ("r", right), ("b", 12));
        List<Trace> traces = [];
        List<Annotation> names = [];
        for (int i = 0; i < images.Length; i++)
            for (int row = 0; row < high; row++)
            {
                // Plotly's first axes have no number.
                string number = traces.Count == 0 ? "" : FormattableString.Invariant($"{i * high + row + 1}");
                traces.AddRange(panel(row, i).Select(t => t.With(("xaxis", "x" + number), ("yaxis", "y" + number))));
                var (h, w) = (images[i].Pixels.GetLength(0), images[i].Pixels.GetLength(1));
                double scale = Math.Min(side / w, tall / h), left = i % columns * (side + between),
                    top = i / columns * band + row * (tall + within);
                var vertical = Bare(h - 0.5, -0.5, 1 - (top + scale * h) / down, 1 - top / down, "x" + number)
                    .With(("scaleanchor", false));
                if (i % columns == 0 && high > 1)
                    vertical.With(("title", new Title().With(
                        ("text", row == 0 ? "image" : "amount"), ("font", new Font().With(("size", 11))))));
                layout.With(
                    ("xaxis" + number,
                        Bare(-0.5, w - 0.5, left / across, Math.Min(1, (left + scale * w) / across), "y" + number)),
                    ("yaxis" + number, vertical));
                if (row == 0)
                    names.Add(new Annotation().With(
                        ("text", images[i].Title), ("xref", $"x{number} domain"), ("yref", $"y{number} domain"),
                        ("x", 0.5), ("y", 1),
                        ("xanchor", "center"), ("yanchor", "bottom"), ("yshift", 3)));
            }
        return NewChart(traces, layout.With(("annotations", names)));
    }

    static LinearAxis Bare(double from, double to, double start, double end, string anchor) => new LinearAxis().With(
        ("range", new[] { from, to }), ("domain", new[] { Math.Max(0, start), end }), ("anchor", anchor),
        ("showticklabels", false), ("ticks", ""),
        ("showgrid", false), ("zeroline", false), ("mirror", true));

    static Trace Picture(string title, double[,,] pixels) =>
        NewTrace("image").With(
            ("colormodel", "rgb"),
            (
                "z",
                Each(pixels, (y, x) =>
                    Enumerable.Range(0, 3)
                        .Select(c =>
                            pixels[y, x, c] is >= 0 and <= 1 and var value
                                ? (int)Math.Round(255 * value)
                                : throw new ArgumentException(
                                    string.Create(
                                        CultureInfo.InvariantCulture,
                                        $"image '{title}': found {pixels[y, x, c]} in row {y}, column {x}, channel "
                                            + $"{c}, expected a number in [0, 1]"),
                                    nameof(pixels)))
                        .ToArray())));

    /// <summary>
    /// An image in greys between 153 and 255 by Rec. 709's weights: so pale that a colour over it shows alike on dark
    /// and light.
    /// </summary>
    static Trace Pale(double[,,] pixels) => NewTrace("heatmap").With(
        ("z", Each(pixels, (y, x) => (int)Math.Round(153 + 102 * (
        0.2126 * pixels[y, x, 0] + 0.7152 * pixels[y, x, 1] + 0.0722 * pixels[y, x, 2])))),
        ("zmin", 0), ("zmax", 255), ("colorscale", Scale([(0, "#000000"), (1, "#FFFFFF")])), ("showscale", false),
        ("hoverinfo", "skip"));

    static T[][] Each<T>(double[,,] pixels, Func<int, int, T> pixel) =>
        pixels.GetLength(2) != 3 || pixels.Length == 0
            ? throw new ArgumentException(
                $"found pixels of shape [{pixels.GetLength(0)}, {pixels.GetLength(1)}, {pixels.GetLength(2)}], "
                    + "expected [height, width, 3]",
                nameof(pixels))
            :
            [
                .. Enumerable
                    .Range(0, pixels.GetLength(0))
                    .Select(y => Enumerable.Range(0, pixels.GetLength(1)).Select(x => pixel(y, x)).ToArray()),
            ];

    static double[][] Rows(double[,] amounts) =>
        [.. Enumerable.Range(0, amounts.GetLength(0))
            .Select(y => Enumerable.Range(0, amounts.GetLength(1)).Select(x => amounts[y, x]).ToArray())];
}
