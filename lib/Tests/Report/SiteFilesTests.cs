using FairLab.Figures;
using FairLab.Report.Site;

namespace FairLab.Report.Tests;

/// <summary>A report that cannot be written leaves the older one whole, and says what it needs.</summary>
public sealed class SiteFilesTests : IDisposable
{
    readonly OddRepository _site = new();

    public void Dispose() => _site.Dispose();

    string Folder => Path.Combine(_site.Root, "results", "report");

    Dictionary<string, string> Files() => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".min.js", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(Folder, f), File.ReadAllText);

    [SmallDiskFact]
    public void On_a_full_disk_the_older_report_stays_and_the_message_says_how_much_is_needed()
    {
        using var disk = new SmallDisk(Folder, 6);
        _site.Report();
        var before = Files();
        // Another page, and more than there is room for.
        _site.Table("odd", "large", "text\n" + string.Concat(Enumerable.Range(0, 900)
            .Select(i => new string((char)('a' + i % 26), 4000) + "\n")));
        _site.Write("results/whole/scores.csv", "method,accuracy\nnone,0.25\n");

        var e = Assert.Throws<IOException>(() => SiteBuilder.Write(_site.Root, []));
        Assert.Contains("No space left on device", e.Message);
        Assert.Matches(@"It needs [\d.]+ MB in .*report, where [\d.]+ MB are free", e.Message);
        Assert.Contains("the older report and all results are as they were. Next:  fairlab report", e.Message);
        Assert.Equal(before, Files());

        File.Delete(Path.Combine(_site.Root, "results/odd/large.md"));
        SiteBuilder.Write(_site.Root, []);
        Assert.Contains("0.250", _site.Read("results/report/whole.html"));
    }

    [SmallDiskFact]
    public void Without_room_for_the_script_that_draws_the_message_says_so()
    {
        using var disk = new SmallDisk(Folder, 1);
        var e = Assert.Throws<IOException>(() => SiteBuilder.Write(_site.Root, []));
        Assert.Contains("It needs 4 MB in", e.Message);
        Assert.Empty(Files());
    }

    [SmallDiskFact]
    public void In_a_folder_that_may_not_be_written_the_older_report_stays()
    {
        using var disk = new SmallDisk(Folder, 6);
        _site.Report();
        var before = Files();
        disk.MakeReadOnly();
        SiteBuilder.Write(_site.Root, []); // nothing has changed, so nothing is written
        _site.Write("results/whole/scores.csv", "method,accuracy\nnone,0.25\n");
        var e = Assert.Throws<IOException>(() => SiteBuilder.Write(_site.Root, []));
        Assert.Contains("Read-only file system", e.Message);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void What_a_killed_report_left_is_cleared_away_and_was_never_shown()
    {
        _site.Report();
        var before = Files();
        _site.Write("results/report/.new-1/0", "half a pa");
        Assert.Equal(before, Files().Where(f => !f.Key.StartsWith(".new", StringComparison.Ordinal)));
        _site.Write("results/whole/scores.csv", "method,accuracy\nnone,0.25\n");
        SiteBuilder.Write(_site.Root, []);
        Assert.Empty(Directory.GetDirectories(Folder, ".new-*"));
        Assert.Contains("0.250", _site.Read("results/report/whole.html"));
    }

    [ChromiumFact]
    public async Task What_cells_titles_and_errors_hold_never_runs_and_fits_a_telephone()
    {
        string csv = $"text,number\n\"{OddRepository.Script.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1\n"
            + new string('w', 300) + ",2\n";
        _site.Table("odd", "cells", csv);
        string quoted = System.Text.Json.JsonSerializer.Serialize(OddRepository.Script);
        _site.Write("results/odd/trend.plotly.json", _site.Read("results/odd/trend.plotly.json")
            .Replace("\"a\"", quoted, StringComparison.Ordinal).Replace("\"Trend\"", quoted, StringComparison.Ordinal));
        _site.Write("results/odd/claims.json", _site.Read("results/odd/claims.json")
            .Replace("One is one", quoted[1..^1], StringComparison.Ordinal));
        SiteBuilder.Write(_site.Root, []);

        await using var browser = await Chromium.StartAsync();
        await using var page = await browser.NewPageAsync();
        var problems = new List<string>();
        page.PageError += (_, e) => problems.Add(e.Message);
        await page.SetViewportAsync(new PuppeteerSharp.ViewPortOptions { Width = 390, Height = 900 });
        await page.GoToAsync(new Uri(Path.Combine(Folder, "odd.html")).AbsoluteUri);
        await page.WaitForSelectorAsync(".figure .main-svg");
        await page.TypeAsync("#search", "one");
        await page.EvaluateExpressionAsync("document.querySelector('#search').value = 'onerror'");
        await page.TypeAsync("#search", " ");
        await page.WaitForSelectorAsync("#found a");
        Assert.False(await page.EvaluateExpressionAsync<bool>("!!window.hit"));
        Assert.Empty(problems);
        Assert.InRange(await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"), 300, 390);
        if (Environment.GetEnvironmentVariable("FAIRLAB_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(Path.Combine(folder, "odd-390.png"),
                new PuppeteerSharp.ScreenshotOptions { FullPage = true });
    }
}
