using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PuppeteerSharp;

namespace FairLab.Figures;

/// <summary>
/// Draws figures as pictures in the system's Chromium, which is started once for all of them: some tenths of a second
/// each, after a second or two.
/// </summary>
/// <example><code>
/// await using var printer = await FigurePrinter.StartAsync();
/// File.WriteAllBytes("parity.pdf", await printer.DrawAsync(File.ReadAllText("parity.plotly.json"), ".pdf"));
/// </code></example>
public sealed partial class FigurePrinter : IAsyncDisposable
{
    // Where a figure's layout has no size.
    const int Width = 700, Height = 450;

    // plotly.js gives the picture as an address: data:image/png;base64,... or data:image/svg+xml,...
    const string Draw = """
        async (text, house, format, scale, width, height) => {
          // plotly.js makes up the names of its clipping paths; the same figure has the same bytes.
          let state = 1;
          Math.random = () => (state = state * 16807 % 2147483647) / 2147483647;
          const figure = JSON.parse(text), layout = {template: house, ...figure.layout};
          const size = {width: layout.width || width, height: layout.height || height};
          const image = await Plotly.toImage({data: figure.data, layout: {...layout, ...size}, config: figure.config},
            {format, scale, ...size});
          return [image, String(size.width), String(size.height)];
        }
        """;

    readonly IBrowser _browser;
    readonly IPage _drawing;
    readonly IPage _paper;

    FigurePrinter(IBrowser browser, IPage drawing, IPage paper) =>
        (_browser, _drawing, _paper) = (browser, drawing, paper);

    /// <summary>Starts Chromium.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static async Task<FigurePrinter> StartAsync()
    {
        var browser = await Chromium.StartAsync();
        var drawing = await browser.NewPageAsync();
        await drawing.SetContentAsync("<!DOCTYPE html><meta charset=\"utf-8\"><body></body>");
        await drawing.AddScriptTagAsync(new AddTagOptions { Content = PlotlyScript.Text() });
        await drawing.EvaluateExpressionAsync($"window.house = {HouseStyle.Template}");
        return new FigurePrinter(browser, drawing, await browser.NewPageAsync());
    }

    /// <summary>How many pixels wide a figure is drawn.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    public static int WidthOf(string json) => SizeOf(JObject.Parse(json)).Width;

    internal static (int Width, int Height) SizeOf(JObject figure) =>
        ((int?)figure["layout"]?["width"] ?? Width, (int?)figure["layout"]?["height"] ?? Height);

    /// <summary>A figure in a format.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    /// <param name="ending">.png, .jpg (pixels), .svg or .pdf (vectors, one sheet of the figure's size).</param>
    /// <param name="scale">Pixels of a .png or .jpg for one of the figure's.</param>
    /// <exception cref="InvalidOperationException">plotly.js cannot draw it; its own message is added.</exception>
    public async Task<byte[]> DrawAsync(string json, string ending, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(json);
        string format = ending switch
        {
            ".png" => "png",
            ".jpg" => "jpeg",
            ".svg" or ".pdf" => "svg",
            _ => throw new ArgumentException(
                NearestName.Message("format of figures", ending, [".png", ".jpg", ".svg", ".pdf"]), nameof(ending)),
        };
        string[] drawn;
        try
        {
            drawn = await _drawing.EvaluateFunctionAsync<string[]>(
                $"(...all) => ({Draw})(all[0], window.house, ...all.slice(1))", json, format,
                format == "svg" ? 1 : scale, Width, Height);
        }
        catch (PuppeteerException e)
        {
            throw new InvalidOperationException($"plotly.js could not draw the figure: {e.Message}", e);
        }
        string content = drawn[0][(drawn[0].IndexOf(',', StringComparison.Ordinal) + 1)..];
        return ending switch
        {
            ".svg" => Encoding.UTF8.GetBytes(Uri.UnescapeDataString(content)),
            ".pdf" => await PrintAsync(Uri.UnescapeDataString(content), drawn[1], drawn[2]),
            _ => Convert.FromBase64String(content),
        };
    }

    /// <summary>Ends Chromium.</summary>
    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();

    /// <summary>One sheet as large as the figure, at CSS's 96 pixels an inch.</summary>
    async Task<byte[]> PrintAsync(string svg, string width, string height)
    {
        await _paper.SetContentAsync($$"""
            <!DOCTYPE html><meta charset="utf-8"><style>@page { size: {{width}}px {{height}}px; margin: 0 }
            body { margin: 0 } svg { display: block }</style>{{svg}}
            """);
        byte[] pdf = await _paper.PdfDataAsync(new PdfOptions { PreferCSSPageSize = true, PrintBackground = true });
        return Undated(pdf);
    }

    /// <summary>The same sheet has the same bytes: its dates, as long as before, are those of the epoch.</summary>
    static byte[] Undated(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        return Encoding.Latin1.GetBytes(Dates().Replace(text, "${key}19700101000000"));
    }

    [GeneratedRegex(@"(?<key>/(Creation|Mod)Date \(D:)\d{14}")]
    private static partial Regex Dates();
}
