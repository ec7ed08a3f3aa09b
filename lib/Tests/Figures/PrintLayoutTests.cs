using System.Globalization;
using System.Text.RegularExpressions;
using FairLab.Runs;
using Newtonsoft.Json.Linq;
using PuppeteerSharp;

namespace FairLab.Figures.Tests;

public sealed partial class PrintLayoutTests
{
    // A column of acm and what is set in one column of neurips; the text of both.
    static readonly double[] Narrow = [3.335, 4.2], Wide = [5.5, 7];

    // A text is that far outside before a reader sees it cut.
    const string Outside = """
        (svg) => {
          document.body.style.margin = 0;
          document.body.innerHTML = svg;
          const box = document.querySelector('svg').getBoundingClientRect();
          return [...document.querySelectorAll('text')].filter(t => t.textContent.length > 0).filter(t => {
            const at = t.getBoundingClientRect();
            return at.width > 0 && (at.left < box.left - 2 || at.top < box.top - 2 || at.right > box.right + 2
              || at.bottom > box.bottom + 2);
          }).map(t => t.textContent);
        }
        """;

    static IEnumerable<string> Committed => Directory
        .GetDirectories(Path.Combine(Repository.Root, "results"))
        .Where(folder => File.Exists(Path.Combine(folder, "claims.json")))
        .SelectMany(folder => Directory.GetFiles(folder, "*.plotly.json")).Order(StringComparer.Ordinal);

    static IEnumerable<double> Placed(string json) => PrintLayout.IsWide(json) ? Wide : Narrow;

    [ChromiumFact]
    public async Task On_paper_no_letter_is_below_seven_points_and_no_text_is_cut()
    {
        await using var printer = await FigurePrinter.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.NewPageAsync();
        var wrong = new List<string>();
        foreach (string file in Committed)
        {
            string json = await File.ReadAllTextAsync(file), name = Path.GetFileName(file);
            foreach (double inches in Placed(json))
            {
                string svg = "";
                try
                {
                    svg = System.Text.Encoding.UTF8.GetString(
                        await printer.DrawAsync(PrintLayout.Fit(json, inches), ".svg"));
                }
                catch (InvalidOperationException e)
                {
                    wrong.Add($"{name} at {inches} in: {e.Message}");
                    continue;
                }
                double points = FontSize().Matches(svg).Min(
                    m => double.Parse(m.Groups["px"].Value, CultureInfo.InvariantCulture))
                    * 72 / PrintLayout.PixelsPerInch;
                if (points < 6.99)
                    wrong.Add($"{name} at {inches} in: letters of {points:0.0} points");
                wrong.AddRange((await page.EvaluateFunctionAsync<string[]>(Outside, svg))
                    .Select(text => $"{name} at {inches} in: '{text}' is cut"));
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Fit_ChangesTheLayoutAndNoData()
    {
        foreach (string file in Committed)
        {
            string json = File.ReadAllText(file);
            JObject before = JObject.Parse(json), after = JObject.Parse(PrintLayout.Fit(json, 7));
            foreach (var trace in after["data"]!.Where(t => (string?)t["type"] == "heatmap").OfType<JObject>())
                trace.Remove("colorbar");
            foreach (var trace in before["data"]!.Where(t => (string?)t["type"] == "heatmap").OfType<JObject>())
                trace.Remove("colorbar");
            Assert.True(JToken.DeepEquals(Unsized(before["data"]!), Unsized(after["data"]!)), file);
            Assert.Null(after["layout"]!["title"]);
            Assert.Equal(864, (int)after["layout"]!["width"]!, 1.0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fit_RefusesNoWidth(double inches) => Assert.Throws<ArgumentOutOfRangeException>(
        () => PrintLayout.Fit("""{"data":[],"layout":{}}""", inches));

    [ChromiumFact]
    public async Task The_same_figure_has_the_same_bytes_in_every_format()
    {
        string json = await File.ReadAllTextAsync(Committed.First());
        var drawn = new List<byte[]>();
        for (int start = 0; start < 2; start++)
        {
            await using var printer = await FigurePrinter.StartAsync();
            // The second time another one comes before it, and the clock has gone on.
            if (start == 1)
            {
                await printer.DrawAsync(await File.ReadAllTextAsync(Committed.Last()), ".svg");
                await Task.Delay(1100);
            }
            foreach (string format in new[] { ".svg", ".png", ".pdf" })
                drawn.Add(await printer.DrawAsync(json, format));
        }
        for (int i = 0; i < 3; i++)
            Assert.Equal(drawn[i], drawn[i + 3]);
    }

    static JToken Unsized(JToken data)
    {
        var copy = data.DeepClone();
        foreach (var size in copy.SelectTokens("$..textfont.size").ToArray())
            size.Parent!.Remove();
        return copy;
    }

    [GeneratedRegex(@"font-size: (?<px>[\d.]+)px")]
    private static partial Regex FontSize();
}
