using System.Text.Json;
using Deque.AxeCore.Commons;
using FairLab.Figures;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace FairLab.Report.Tests;

/// <summary>In a browser nothing fails, and nothing is in the way of people who do not see or point.</summary>
public sealed class BrowserTests(ReportedRepository site) : IClassFixture<ReportedRepository>
{
    static readonly string[] Pages =
        ["index.html", "doctor-tcav.html", "mitigation-comparison.html", "doctor-tcav.notebook.html"];

    [ChromiumFact]
    public async Task Pages_show_no_error_and_axe_finds_nothing_serious()
    {
        await using var browser = await Chromium.StartAsync();
        var found = new List<string>();
        foreach (string name in Pages)
        {
            foreach (string scheme in new[] { "light", "dark" })
            {
                await using var page = await browser.NewPageAsync();
                page.Console += (_, e) =>
                {
                    if (e.Message.Type == ConsoleType.Error)
                        found.Add($"{name}: {e.Message.Text}");
                };
                page.PageError += (_, e) => found.Add($"{name}: {e.Message}");
                await page.EmulateMediaFeaturesAsync(
                    [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
                await page.GoToAsync(new Uri(Path.Combine(site.Report, name)).AbsoluteUri);
                await page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
                var result = await page.EvaluateExpressionAsync<JsonElement>(
                    "axe.run(document, {resultTypes: ['violations'], preload: false})");
                found.AddRange(
                    from violation in result.GetProperty("violations").EnumerateArray()
                    where violation.GetProperty("impact").GetString() is "serious" or "critical"
                    from node in violation.GetProperty("nodes").EnumerateArray()
                    select $"{name}, {scheme}: {violation.GetProperty("help")}: {node.GetProperty("html")}");
            }
        }
        Assert.True(found.Count == 0, string.Join("\n", found.Distinct().Take(12)));
    }

    [ChromiumFact]
    public async Task Search_finds_a_claim_and_a_heading_sorts()
    {
        await using var browser = await Chromium.StartAsync();
        await using var page = await browser.NewPageAsync();
        await page.GoToAsync(new Uri(Path.Combine(site.Report, "mitigation-comparison.html")).AbsoluteUri);
        await page.TypeAsync("#search", "not woman doctorness");
        await page.WaitForSelectorAsync("#found a");
        Assert.Equal("doctor-tcav.html#claim-not-woman",
            await page.EvaluateExpressionAsync<string>("document.querySelector('#found a').getAttribute('href')"));
        const string orders = """
            [...document.querySelector('#table-means table').tBodies[0].rows].map(r => Number(r.cells[5].dataset.order))
            """;
        const string click = "document.querySelectorAll('#table-means thead button')[5].click()";
        await page.EvaluateExpressionAsync(click);
        double[] up = await page.EvaluateExpressionAsync<double[]>(orders);
        await page.EvaluateExpressionAsync(click);
        double[] down = await page.EvaluateExpressionAsync<double[]>(orders);
        Assert.Equal(up.Order(), up);
        Assert.Equal(up.OrderDescending(), down);
    }

    [ChromiumFact]
    public async Task Figures_are_drawn_when_they_come_into_view()
    {
        await using var browser = await Chromium.StartAsync();
        await using var page = await browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = 1300, Height = 900 });
        await page.GoToAsync(new Uri(Path.Combine(site.Report, "doctor-tcav.html")).AbsoluteUri);
        await page.WaitForSelectorAsync("#answer + figure .main-svg");
        const string drawn = "document.querySelectorAll('.figure:has(.main-svg)').length";
        int first = await page.EvaluateExpressionAsync<int>(drawn);
        await page.EvaluateExpressionAsync("document.querySelector('#figures').scrollIntoView()");
        await page.WaitForFunctionAsync($"() => {drawn} > {first}");
    }
}
