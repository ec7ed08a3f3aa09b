using System.Globalization;
using System.Text;
using Microsoft.FSharp.Core;
using Newtonsoft.Json.Linq;
using Plotly.NET;
using Plotly.NET.ImageExport;
using PuppeteerSharp;

namespace FairLab.Figures;

/// <summary>
/// Figures as pictures: Plotly.NET.ImageExport draws them in the system's Chromium, and never fetches one.
/// </summary>
static class Chromium
{
    /// <summary>The environment variable that names a Chromium, Chrome or Edge elsewhere.</summary>
    public const string Variable = "FAIRLAB_CHROMIUM";

    // Chromium's names, then those of Chrome, which takes the same arguments.
    static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    // The page is FairLab's own and reaches no network, so the sandbox, which root and most containers cannot have,
    // guards nothing.
    // PuppeteerSharp joins them with spaces, so that one with a space needs quotes.
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=\"MAP * ~NOTFOUND\"",
    ];

    // In an address of its own: ImageExport looks for the call that draws with a pattern, which would also find, and
    // break, a text in plotly.js.
    static readonly Lazy<PlotlyJSReference> Script = new(() => PlotlyJSReference.NewCDN(
        "data:text/javascript;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(PlotlyScript.Text()))));

    // ImageExport writes charts into a page's script, which a text of theirs must not end.
    static Chromium() => Globals.JSON_CONFIG.StringEscapeHandling = Newtonsoft.Json.StringEscapeHandling.EscapeHtml;

    /// <summary>The browser: the one named, else the first in the folders.</summary>
    /// <param name="named">A path, or null.</param>
    /// <param name="folders">Folders as in PATH.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find(string? named, string? folders) =>
        !string.IsNullOrEmpty(named) && File.Exists(named)
            ? named
            : (folders ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder =>
                    Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
                .FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException(
                    "found no Chromium, which draws figures as PNG, JPG, SVG and PDF: apt-get install chromium, or "
                        + $"name one with {Variable}; an .html page needs none");

    /// <summary>A figure in a format.</summary>
    /// <param name="figure">The figure, with its template.</param>
    /// <param name="ending">.png, .jpg, .svg or .pdf.</param>
    /// <param name="scale">Pixels for one of the figure's.</param>
    public static async Task<byte[]> DrawAsync(JObject figure, string ending, double scale)
    {
        // ImageExport writes the scale into the page's script as the current culture does.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var options = new LaunchOptions
        {
            ExecutablePath = Find(Environment.GetEnvironmentVariable(Variable),
                Environment.GetEnvironmentVariable("PATH")), Args = Arguments, Timeout = 60_000,
        };
        PuppeteerSharpRendererOptions.launchOptions = options;
        PuppeteerSharpRendererOptions.localBrowserExecutablePath = FSharpOption<string>.Some(options.ExecutablePath);
        int width = (int?)figure["layout"]!["width"] ?? 700, height = (int?)figure["layout"]!["height"] ?? 450;
        var chart = GenericChart.setDisplayOptions(
            new DisplayOptions().With(("PlotlyJSReference", Script.Value)), ChartJson.Read(figure));
        IGenericChartRenderer renderer = new PuppeteerSharpRenderer();
        return ending switch
        {
            ".png" => Bytes(await renderer.RenderPNGAsync(width, height, scale, chart)),
            ".jpg" => Bytes(await renderer.RenderJPGAsync(width, height, scale, chart)),
            ".svg" => Encoding.UTF8.GetBytes(await renderer.RenderSVGAsync(width, height, 1, chart)),
            _ => await PrintAsync(await renderer.RenderSVGAsync(width, height, 1, chart), width, height, options),
        };
    }

    static byte[] Bytes(string address) => Convert.FromBase64String(
        address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]);

    /// <summary>One sheet as large as the figure, at CSS's 96 pixels an inch.</summary>
    static async Task<byte[]> PrintAsync(string svg, int width, int height, LaunchOptions options)
    {
        await using var browser = await Puppeteer.LaunchAsync(options);
        await using var page = await browser.NewPageAsync();
        await page.SetContentAsync($$"""
            <!DOCTYPE html><meta charset="utf-8"><style>@page { size: {{width}}px {{height}}px; margin: 0 }
            body { margin: 0 } svg { display: block }</style>{{svg}}
            """);
        return await page.PdfDataAsync(new PdfOptions { PreferCSSPageSize = true, PrintBackground = true });
    }
}
