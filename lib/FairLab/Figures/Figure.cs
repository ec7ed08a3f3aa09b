using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>
/// A figure in Plotly's own terms: traces, a layout and a configuration, ready for plotly.js. Colours are Okabe and Ito's,
/// which people with any form of colour blindness can tell apart; every axis has a title with its unit.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatters))]
public abstract class Figure
{
    /// <summary>The MIME type under which notebooks draw it.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The version of plotly.js that figures are drawn with.</summary>
    public const string PlotlyVersion = "4.1.2";

    /// <summary>The palette, in the order series take their colours.</summary>
    public static IReadOnlyList<string> Palette { get; } =
        ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#999999", "#F0E442"];

    readonly List<JsonObject> _shapes = [];
    readonly List<JsonObject> _annotations = [];

    private protected Figure(string title, string xTitle, string yTitle) => (Title, XTitle, YTitle) = (title, xTitle, yTitle);

    /// <summary>What the figure shows, in one line.</summary>
    public string Title { get; }

    /// <summary>The horizontal axis with its unit.</summary>
    public string XTitle { get; }

    /// <summary>The vertical axis with its unit.</summary>
    public string YTitle { get; }

    /// <summary>Width and height in pixels.</summary>
    public (int Width, int Height) Size { get => Sized(); init => Asked = value; }

    /// <summary>The figure as Plotly's JSON: an object with data, layout and config.</summary>
    public string ToJson() => new JsonObject
    {
        ["data"] = new JsonArray([.. Traces()]),
        ["layout"] = Layout(),
        ["config"] = new JsonObject { ["displaylogo"] = false, ["responsive"] = true },
    }.ToJsonString(JsonSerializerOptions.Default);

    /// <summary>
    /// Saves the figure in the format that the file's name ends with: <c>.png</c> (pixels), <c>.svg</c> or <c>.pdf</c> (vectors, for
    /// papers), <c>.html</c> (a page that needs no other file). All but the page are drawn by plotly.js in headless Chromium, which takes one to three seconds to start.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="scale">Pixels of a <c>.png</c> for one of <see cref="Size"/>; the other formats have none.</param>
    /// <returns>The figure, so that a cell can end with it.</returns>
    /// <exception cref="ArgumentException">The name ends otherwise, or the scale is not above 0 and at most 10.</exception>
    /// <exception cref="FigureExportException">Chromium or plotly.js is missing, or drawing failed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Figure Export(string path, double scale = 1)
    {
        Task.Run(() => ExportAsync(path, scale)).GetAwaiter().GetResult();
        return this;
    }

    /// <inheritdoc cref="Export"/>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="scale">Pixels of a <c>.png</c> for one of <see cref="Size"/>; the other formats have none.</param>
    /// <param name="cancel">Ends the browser.</param>
    /// <returns>A task that is done when the file is there.</returns>
    public Task ExportAsync(string path, double scale = 1, CancellationToken cancel = default) =>
        FigureDrawing.SaveAsync(this, path, scale, cancel);

    /// <summary>The figure in words and numbers, for where it cannot be drawn.</summary>
    public abstract override string ToString();

    private protected abstract IEnumerable<JsonObject> Traces();

    /// <summary>The size that was asked for; null where none was.</summary>
    private protected (int Width, int Height)? Asked { get; private init; }

    /// <summary>The size to draw at, where a figure's content decides on it too.</summary>
    private protected virtual (int Width, int Height) Sized() => Asked ?? (760, 460);

    private protected virtual void Arrange(JsonObject layout)
    {
    }

    private protected void AddLine(bool horizontal, double at, string label)
    {
        var (along, across) = horizontal ? ("x", "y") : ("y", "x");
        _shapes.Add(new JsonObject
        {
            ["type"] = "line", [$"{along}ref"] = "paper", [$"{across}ref"] = across,
            [$"{along}0"] = 0, [$"{along}1"] = 1, [$"{across}0"] = Number(at), [$"{across}1"] = Number(at),
            ["line"] = new JsonObject { ["color"] = "#444444", ["width"] = 1, ["dash"] = "dash" },
        });
        _annotations.Add(new JsonObject
        {
            [$"{along}ref"] = "paper", [$"{across}ref"] = across, [along] = 1, [across] = Number(at), ["text"] = label,
            ["showarrow"] = false, ["xanchor"] = horizontal ? "right" : "left", ["yanchor"] = horizontal ? "bottom" : "top",
            ["font"] = new JsonObject { ["size"] = 11, ["color"] = "#444444" }, ["bgcolor"] = "rgba(255,255,255,0.8)",
        });
    }

    /// <summary>A number; null, which Plotly leaves out, where it is not finite.</summary>
    private protected static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private protected static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(Number)]);

    private protected static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);

    JsonObject Layout()
    {
        var layout = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Title, ["x"] = 0, ["xref"] = "paper", ["y"] = 0.97, ["yanchor"] = "top", ["font"] = new JsonObject { ["size"] = 16 } },
            ["width"] = Size.Width,
            ["height"] = Size.Height,
            ["font"] = new JsonObject { ["family"] = "Helvetica, Arial, sans-serif", ["size"] = 13, ["color"] = "#222222" },
            ["paper_bgcolor"] = "#ffffff",
            ["plot_bgcolor"] = "#ffffff",
            ["colorway"] = Texts(Palette),
            ["margin"] = new JsonObject { ["l"] = 70, ["r"] = 30, ["t"] = 96, ["b"] = 70 },
            ["legend"] = new JsonObject { ["orientation"] = "h", ["x"] = 0, ["y"] = 1.02, ["yanchor"] = "bottom" },
            ["xaxis"] = Axis(XTitle),
            ["yaxis"] = Axis(YTitle),
        };
        if (_shapes.Count > 0)
        {
            layout["shapes"] = new JsonArray([.. _shapes.Select(s => s.DeepClone())]);
            layout["annotations"] = new JsonArray([.. _annotations.Select(a => a.DeepClone())]);
        }
        Arrange(layout);
        return layout;
    }

    static JsonObject Axis(string title) => new()
    {
        ["title"] = new JsonObject { ["text"] = title }, ["automargin"] = true, ["gridcolor"] = "#e5e5e5",
        ["zerolinecolor"] = "#b0b0b0", ["linecolor"] = "#b0b0b0", ["ticks"] = "outside",
    };
}
