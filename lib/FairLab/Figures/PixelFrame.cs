using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>The frame of a figure whose content decides on its size: a title that wraps, a plot of so many pixels, a colour bar at its right.</summary>
sealed class PixelFrame
{
    /// <summary>The room at the left of the plot and beneath it.</summary>
    public const int Margin = 20;

    const int TitleSize = 16;

    readonly IReadOnlyList<string> _title;
    readonly ColourBar _bar;
    readonly int _top;

    /// <summary>A frame.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="bar">Its colour bar.</param>
    /// <param name="plotWidth">The width of the plot in pixels.</param>
    /// <param name="plotHeight">The height that the plot's content needs; the plot is higher where the colour bar needs more.</param>
    /// <param name="atLeast">The least height of the whole figure.</param>
    public PixelFrame(string title, ColourBar bar, int plotWidth, int plotHeight, int atLeast)
    {
        (_bar, PlotWidth) = (bar, plotWidth);
        _title = FigureText.WrapTitle(title, plotWidth + bar.Width - Margin, TitleSize);
        _top = 30 + 21 * _title.Count;
        PlotHeight = Math.Max(Math.Max(plotHeight, bar.Height), atLeast - _top - Margin);
    }

    /// <summary>The width and height of the plot.</summary>
    public int PlotWidth { get; }

    /// <inheritdoc cref="PlotWidth"/>
    public int PlotHeight { get; }

    /// <summary>The width and height of the whole figure.</summary>
    public (int Width, int Height) Size => (Margin + PlotWidth + _bar.Width, _top + PlotHeight + Margin);

    /// <summary>The colour bar in Plotly's terms.</summary>
    public JsonObject ColourBar() => _bar.ToPlotly(PlotHeight);

    /// <summary>Arranges all but the axes.</summary>
    /// <param name="layout">The layout of the figure.</param>
    /// <param name="annotations">What is written in the plot.</param>
    public void Arrange(JsonObject layout, IEnumerable<JsonObject> annotations)
    {
        layout["title"] = new JsonObject
        {
            ["text"] = FigureText.Joined(_title), ["x"] = 0, ["xref"] = "paper", ["y"] = 1, ["yanchor"] = "top", ["font"] = new JsonObject { ["size"] = TitleSize },
            // Plotly hangs a single line from its capitals' height, 0.7 em, but lets several begin at the first one's baseline.
            ["pad"] = new JsonObject { ["t"] = _title.Count == 1 ? 14 : 25 },
        };
        layout["margin"] = new JsonObject { ["l"] = Margin, ["r"] = _bar.Width, ["t"] = _top, ["b"] = Margin, ["autoexpand"] = false };
        // Zoomed, words and pixels would leave their boxes.
        (layout["dragmode"], layout["showlegend"]) = (false, false);
        layout["modebar"] = new JsonObject { ["remove"] = new JsonArray("select2d", "lasso2d") };
        layout["annotations"] = new JsonArray([.. annotations, .. _bar.Annotations(PlotHeight)]);
    }
}
