using FairLab.Runs;
using Newtonsoft.Json;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>
/// How notebooks show a chart of Plotly.NET's: Plotly's JSON and HTML in the house style, and words; an image too where
/// FAIRLAB_FIGURE_PNG is 1, for front ends that run no scripts. It is not the default: each image starts a browser.
/// </summary>
#pragma warning disable CA1822 // The convention calls CreateTypeFormatters on an instance.
public sealed class ChartFormatters
{
    /// <summary>The MIME type under which notebooks draw charts.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>The formatters, found by name.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<GenericChart>(MimeType, chart => ChartJson.Styled(chart).ToString(Formatting.None)),
        new TypeFormatter<GenericChart>("text/html", ChartHtml.Notebook),
        new TypeFormatter<GenericChart>("image/png", chart => IsPngWanted ? Convert.ToBase64String(Png(chart)) : null),
        new TypeFormatter<GenericChart>("text/plain", ChartText.ToText),
    ];

    // Read at each display, so that a cell can set it too.
    static bool IsPngWanted => Environment.GetEnvironmentVariable("FAIRLAB_FIGURE_PNG") is "1";

    static byte[] Png(GenericChart chart) => ChartFiles.Draw(ChartJson.Styled(chart), ".png", 1);
}
