using System.Net;
using System.Text;
using FairLab.Runs;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>Charts as files: as a run's results, and as pictures and pages.</summary>
public static class ChartFiles
{
    static readonly string[] Endings = [".png", ".jpg", ".svg", ".pdf", ".html"];

    /// <summary>
    /// Saves a chart of Plotly.NET's as <c>NAME.plotly.json</c> of the run and returns it, so that a cell can end
    /// with it.
    /// </summary>
    /// <param name="run">The run; in an interactive session nothing is written.</param>
    /// <param name="name">The figure's name: letters, digits, '-' and '_'.</param>
    /// <param name="chart">The chart.</param>
    /// <exception cref="ArgumentException">The name cannot name a result, or the chart has no traces.</exception>
    /// <exception cref="InvalidOperationException">The run has saved a figure of this name already.</exception>
    public static GenericChart Save(this Run run, string name, GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.PathOf(name, ".plotly.json") is { } path)
            File.WriteAllText(path, chart.ToJson());
        return chart;
    }

    /// <summary>Saves coloured words as <c>NAME.html</c> of the run and returns them.</summary>
    /// <param name="run">The run; in an interactive session nothing is written.</param>
    /// <param name="name">The name: letters, digits, '-' and '_'.</param>
    /// <param name="words">The words.</param>
    public static ColouredWords Save(this Run run, string name, ColouredWords words)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(words);
        if (run.PathOf(name, ".html") is { } path)
            File.WriteAllText(path, ChartHtml.Page(words.Title, words.ToHtml(), ""));
        return words;
    }

    /// <summary>
    /// Saves a chart in the format that the file's name ends with: <c>.png</c>, <c>.jpg</c> (pixels),
    /// <c>.svg</c>, <c>.pdf</c> (vectors, for papers), <c>.html</c> (a page that needs no other file and no network).
    /// All but the page take Chromium, and about two seconds.
    /// </summary>
    /// <param name="chart">The chart; where its layout has no size, 700 x 450 pixels.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="scale">Pixels of a <c>.png</c> or <c>.jpg</c> for one of the chart's.</param>
    /// <returns>The chart, so that a cell can end with it.</returns>
    /// <exception cref="ArgumentException">The name ends otherwise, the scale is not above 0 and at most 10, or the
    /// chart has no traces.</exception>
    /// <exception cref="InvalidOperationException">There is no Chromium.</exception>
    public static GenericChart Export(this GenericChart chart, string path, double scale = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!(scale is > 0 and <= 10))
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, "expected above 0 and at most 10 pixels for one of the chart's");
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (!Endings.Contains(ending))
            throw new ArgumentException($"{path}: {NearestName.Message("format of figures", ending, Endings)}",
                nameof(path));
        var figure = ChartJson.Styled(chart);
        File.WriteAllBytes(path, ending == ".html" ? Encoding.UTF8.GetBytes(Standalone(figure))
            : Draw(figure, ending, scale));
        return chart;
    }

    /// <summary>One figure, in a browser of its own.</summary>
    internal static byte[] Draw(JObject figure, string ending, double scale)
    {
        string json = figure.ToString(Newtonsoft.Json.Formatting.None);
        return Task.Run(DrawAsync).GetAwaiter().GetResult();

        async Task<byte[]> DrawAsync()
        {
            await using var printer = await FigurePrinter.StartAsync();
            return await printer.DrawAsync(json, ending, scale);
        }
    }

    static string Standalone(JObject figure) => ChartHtml.Page(
        ChartText.Title(figure), ChartHtml.Element("figure", figure.ToString(Newtonsoft.Json.Formatting.None)),
            ChartHtml.FullHead());
}
