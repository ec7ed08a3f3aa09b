using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>The parts of an <see cref="ImageOverlayFigure"/> in Plotly's terms. Panel i has its image on axes 2i + 1 and its overlay on axes 2i + 2.</summary>
static class ImageTraces
{
    const string Place = "row %{y}, column %{x}";

    /// <summary>A panel's traces: the image, its pale copy, and the attribution over that.</summary>
    public static IEnumerable<JsonObject> Of(ImagePanel panel, int at)
    {
        yield return On(2 * at + 1, new JsonObject
        {
            ["type"] = "image", ["colormodel"] = "rgb", ["z"] = Rows(panel, (y, x) => new JsonArray(panel.Pixels[y, x, 0], panel.Pixels[y, x, 1], panel.Pixels[y, x, 2])),
            ["hovertemplate"] = $"{Place}<br>red, green, blue %{{z}}<extra></extra>",
        });
        yield return On(2 * at + 2, new JsonObject
        {
            ["type"] = "heatmap", ["z"] = Rows(panel, (y, x) => panel.PaleGrey(y, x)), ["zmin"] = 0, ["zmax"] = 255,
            ["colorscale"] = new JsonArray(new JsonArray(0, "#000000"), new JsonArray(1, "#FFFFFF")), ["showscale"] = false, ["hoverinfo"] = "skip",
        });
        yield return On(2 * at + 2, new JsonObject
        {
            ["type"] = "heatmap", ["z"] = Rows(panel, (y, x) => double.IsNaN(panel.Attribution[y, x]) ? null : panel.Attribution[y, x]), ["coloraxis"] = "coloraxis",
            ["hoverongaps"] = false, ["hovertemplate"] = $"{Place}<br>%{{z:.4g}}<extra></extra>",
        });
    }

    /// <summary>Adds the axes of a panel: squares for pixels, a thin frame, no ticks.</summary>
    public static void AddAxes(JsonObject layout, int at, ImagePanel panel, ImageGrid.Cell cell, PixelFrame frame)
    {
        foreach (var (axis, top) in new[] { (2 * at + 1, cell.ImageY), (2 * at + 2, cell.OverlayY) })
        {
            layout["xaxis" + Number(axis)] = Axis(-0.5, panel.Width - 0.5, cell.X, cell.X + cell.Width, frame.PlotWidth, "y" + Number(axis));
            var y = Axis(panel.Height - 0.5, -0.5, frame.PlotHeight - top - cell.Height, frame.PlotHeight - top, frame.PlotHeight, "x" + Number(axis));
            (y["scaleanchor"], y["constrain"]) = ("x" + Number(axis), "domain");
            layout["yaxis" + Number(axis)] = y;
        }
    }

    /// <summary>The panels' titles, and beside each row of them what its images and overlays are.</summary>
    public static IEnumerable<JsonObject> Words(ImageGrid grid, PixelFrame frame)
    {
        foreach (var cell in grid.Cells)
            yield return At(cell.X + cell.Width / 2.0, cell.TitleBottom, "center", "bottom", FigureText.Joined(cell.Title.Select(FigureText.Literal)), ImageGrid.TitleSize);
        // The highest of a row's images reaches over all of the row; the words would run into each other beside lower ones than this.
        foreach (var cell in grid.Cells.GroupBy(c => c.Row).Select(row => row.MaxBy(c => c.Height)).Where(c => c.Height >= 50))
            foreach (var (word, top) in new[] { ("image", cell.ImageY), ("attribution", cell.OverlayY) })
            {
                var text = At(ImageGrid.Left / 2.0 - 4, top + cell.Height / 2.0, "center", "middle", word, 11);
                text["textangle"] = -90;
                yield return text;
            }

        JsonObject At(double x, double y, string xanchor, string yanchor, string text, int size) => new()
        {
            ["xref"] = "paper", ["yref"] = "paper", ["x"] = x / frame.PlotWidth, ["y"] = 1 - y / frame.PlotHeight, ["xanchor"] = xanchor, ["yanchor"] = yanchor,
            ["text"] = text, ["showarrow"] = false, ["borderpad"] = 0, ["borderwidth"] = 0, ["font"] = new JsonObject { ["size"] = size },
        };
    }

    static JsonArray Rows(ImagePanel panel, Func<int, int, JsonNode?> pixel) =>
        new([.. Enumerable.Range(0, panel.Height).Select(y => new JsonArray([.. Enumerable.Range(0, panel.Width).Select(x => pixel(y, x))]))]);

    static JsonObject On(int axis, JsonObject trace)
    {
        (trace["xaxis"], trace["yaxis"]) = ("x" + Number(axis), "y" + Number(axis));
        return trace;
    }

    static JsonObject Axis(double from, double to, int start, int end, int length, string anchor) => new()
    {
        ["range"] = new JsonArray(from, to), ["domain"] = new JsonArray((double)start / length, (double)end / length), ["anchor"] = anchor, ["fixedrange"] = true,
        ["showticklabels"] = false, ["ticks"] = "", ["showgrid"] = false, ["zeroline"] = false,
        ["showline"] = true, ["mirror"] = true, ["linecolor"] = "#b0b0b0", ["linewidth"] = 1,
    };

    // Plotly's first axes have no number.
    static string Number(int axis) => axis == 1 ? "" : FormattableString.Invariant($"{axis}");
}
