using System.Diagnostics;
using System.Globalization;
using FairLab.Experiments.Engine;
using FairLab.Figures;
using FairLab.Report.Site;
using FairLab.Runs;
using PuppeteerSharp;

namespace FairLab.Benchmarks.Report;

/// <summary>The report of everything in results/: how long it is made, what it weighs, when a reader sees it.</summary>
static class ReportNumbers
{
    const int Times = 9;

    static readonly string[] Largest = ["gender-shades.html", "mitigation-comparison.html", "gan-augmentation.html"];

    internal static int Run()
    {
        string root = Repository.Root, entrance = "";
        double build = Timing.Undisturbed(() => entrance = SiteBuilder.Write(root, new List<StudyResult>()), 10);
        string report = Path.GetDirectoryName(entrance)!;
        long bytes = new DirectoryInfo(report).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        Console.WriteLine($"all studies written again, s: {Text(build)}");
        Console.WriteLine($"all files with Plotly, MB: {Text(bytes / 1e6)}");
        Console.WriteLine($"entrance, kB: {Text(new FileInfo(entrance).Length / 1e3)}");
        PaintAsync(report).GetAwaiter().GetResult();
        return 0;
    }

    static async Task PaintAsync(string report)
    {
        await using var browser = await Chromium.StartAsync();
        foreach (string name in Largest.Prepend("index.html"))
        {
            var paints = new List<double>();
            for (int i = 0; i < Times; i++)
            {
                await using var page = await browser.NewPageAsync();
                await page.SetViewportAsync(new ViewPortOptions { Width = 1300, Height = 900 });
                await page.GoToAsync(new Uri(Path.Combine(report, name)).AbsoluteUri);
                paints.Add(await page.EvaluateExpressionAsync<double>("""
                    new Promise(done => new PerformanceObserver(list => done(list.getEntriesByName(
                        'first-contentful-paint')[0].startTime)).observe({type: 'paint', buffered: true}))
                    """));
            }
            paints.Sort();
            Console.WriteLine($"{name}, first paint of {Times} readings, ms: median {Text(paints[Times / 2])}, "
                + $"slowest {Text(paints[^1])}");
        }
    }

    static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
