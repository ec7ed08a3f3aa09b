using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>
/// Images in a row, and beneath each the signed amounts of its pixels, such as their attribution, over a pale greyscale copy of it:
/// vermillion below 0, blue above, the more opaque the larger the amount, on one scale for all images; nothing where the amount is
/// undefined. It is as wide as its <see cref="Figure.Size"/> asks for and as high as the images then need, or higher where more is asked for.
/// </summary>
public sealed class ImageOverlayFigure : Figure
{
    readonly List<ImagePanel> _panels = [];
    readonly string _unit;

    /// <summary>A figure without images yet.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="valueTitle">What the amounts are, with their unit.</param>
    public ImageOverlayFigure(string title, string valueTitle)
        : base(title, "column (pixel)", "row (pixel)") => _unit = valueTitle;

    /// <summary>Adds an image.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="pixels">Red, green and blue in [0, 1], shape [height, width, 3].</param>
    /// <param name="attribution">A signed amount for each pixel, shape [height, width]; NaN where it is undefined.</param>
    /// <exception cref="ArgumentException">The shapes do not match, a pixel is outside [0, 1], or an amount is infinite.</exception>
    public ImageOverlayFigure Add(string title, double[,,] pixels, double[,] attribution)
    {
        CheckChannels(title, pixels);
        return Add(title, pixels.GetLength(0), pixels.GetLength(1), (y, x, c) => pixels[y, x, c], attribution);
    }

    /// <inheritdoc cref="Add(string, double[,,], double[,])"/>
    public ImageOverlayFigure Add(string title, float[,,] pixels, double[,] attribution)
    {
        CheckChannels(title, pixels);
        return Add(title, pixels.GetLength(0), pixels.GetLength(1), (y, x, c) => pixels[y, x, c], attribution);
    }

    /// <summary>Adds an image whose pixels stand one after another, such as a tensor's.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="pixels">Red, green and blue in [0, 1], row by row, shape [height * width * 3].</param>
    /// <param name="height">The image's height in pixels.</param>
    /// <param name="width">Its width.</param>
    /// <param name="attribution">A signed amount for each pixel, shape [height, width]; NaN where it is undefined.</param>
    /// <param name="channelsFirst">Whether all reds come first, then all greens and all blues, as in a tensor of shape [3, height, width]; otherwise the three of a pixel stand together.</param>
    /// <exception cref="ArgumentException">The shapes do not match, a pixel is outside [0, 1], or an amount is infinite.</exception>
    public ImageOverlayFigure Add(string title, IReadOnlyList<float> pixels, int height, int width, double[,] attribution, bool channelsFirst = false)
    {
        if (pixels.Count != 3L * height * width)
            throw new ArgumentException($"image '{title}': found {pixels.Count} numbers, expected {3L * height * width}: {height} x {width} pixels of 3 channels", nameof(pixels));
        return Add(title, height, width, (y, x, c) => pixels[channelsFirst ? (c * height + y) * width + x : (y * width + x) * 3 + c], attribution);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({_unit})\n{string.Join("\n", _panels)}";

    private protected override (int Width, int Height) Sized() => Plan().Frame.Size;

    private protected override IEnumerable<JsonObject> Traces() => _panels.Count > 0 ? _panels.SelectMany(ImageTraces.Of)
        : throw new ArgumentException($"'{Title}': found no images, expected at least one: call Add before the figure is drawn");

    private protected override void Arrange(JsonObject layout)
    {
        var (grid, frame, limit) = Plan();
        frame.Arrange(layout, ImageTraces.Words(grid, frame));
        for (int i = 0; i < _panels.Count; i++)
            ImageTraces.AddAxes(layout, i, _panels[i], grid.Cells[i], frame);
        layout["coloraxis"] = new JsonObject
        {
            ["cmin"] = -limit, ["cmax"] = limit, ["colorscale"] = DivergingScale.ToPlotly(seeThrough: true), ["colorbar"] = frame.ColourBar(),
        };
    }

    static void CheckChannels(string title, Array pixels)
    {
        if (pixels.GetLength(2) != 3)
            throw new ArgumentException($"image '{title}': found pixels of shape [{pixels.GetLength(0)}, {pixels.GetLength(1)}, {pixels.GetLength(2)}], expected [height, width, 3]", nameof(pixels));
    }

    ImageOverlayFigure Add(string title, int height, int width, Func<int, int, int, double> pixel, double[,] attribution)
    {
        _panels.Add(ImagePanel.Checked(title, height, width, pixel, attribution));
        return this;
    }

    (ImageGrid Grid, PixelFrame Frame, double Limit) Plan()
    {
        double limit = DivergingScale.Limit(_panels.SelectMany(p => p.Attribution.Cast<double>()));
        // What is undefined is not grey here but left out, so the bar says nothing of it.
        var bar = new ColourBar(_unit, limit, anyUndefined: false);
        var grid = new ImageGrid(_panels, Asked?.Width - PixelFrame.Margin - bar.Width);
        return (grid, new PixelFrame(Title, bar, grid.Width, grid.Height, Asked?.Height ?? 0), limit);
    }
}
