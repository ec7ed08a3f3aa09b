using System.Net;
using System.Text.RegularExpressions;
using FairLab.Report.Site;

namespace FairLab.Report.Tests;

public sealed partial class SiteTests(ReportedRepository site) : IClassFixture<ReportedRepository>
{
    [Fact]
    public void Every_link_leads_to_a_file_and_every_anchor_to_an_element()
    {
        var anchors = site.Pages.ToDictionary(
            p => p, p => Id().Matches(File.ReadAllText(p)).Select(m => m.Groups[1].Value).ToHashSet());
        var broken = new List<string>();
        foreach (string page in site.Pages)
        {
            // What a notebook shows is somebody else's page: an example of a link in it is none.
            foreach (string link in Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value))
            {
                string address = WebUtility.HtmlDecode(link);
                if (Elsewhere().IsMatch(address))
                    continue;
                string[] parts = address.Split('#');
                string file = parts[0].Length == 0 ? page
                    : Path.GetFullPath(Path.Combine(site.Report, Uri.UnescapeDataString(parts[0])));
                if (!File.Exists(file) && !Directory.Exists(file))
                    broken.Add($"{Path.GetFileName(page)}: {address}");
                else if (parts.Length > 1 && anchors.TryGetValue(file, out var known) && !known.Contains(parts[1]))
                    broken.Add($"{Path.GetFileName(page)}: no element {address}");
            }
        }
        Assert.Empty(broken);
    }

    [Fact]
    public void Entrance_is_small_and_has_every_study_once_in_the_list()
    {
        string entrance = File.ReadAllText(site.Entrance);
        Assert.InRange(new FileInfo(site.Entrance).Length, 5_000, 300_000);
        string list = entrance[entrance.IndexOf("<ul class=\"studies\">", StringComparison.Ordinal)..];
        string[] studies = [.. Directory.GetFiles(Path.Combine(site.Root, "experiments"), "*.yaml")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)];
        Assert.All(studies, s => Assert.Single(Regex.Matches(list, $"href=\"{s}\\.html\"")));
        // The map has a study in each of the survey's twelve cells but those in which it names no method.
        Assert.InRange(Regex.Count(entrance, "class=\"none\">no study"), 0, 2);
    }

    [Fact]
    public void Report_without_the_script_that_draws_is_below_ten_megabytes()
    {
        long bytes = Directory.GetFiles(site.Report, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith("plotly", StringComparison.Ordinal))
            .Sum(f => new FileInfo(f).Length);
        Assert.InRange(bytes, 100_000, 11_000_000);
    }

    [Fact]
    public void Written_twice_it_is_the_same()
    {
        var before = Read();
        SiteBuilder.Write(site.Root, []);
        Assert.Equal(before, Read());

        SortedDictionary<string, string> Read() => new(
            site.Pages.ToDictionary(p => p, File.ReadAllText), StringComparer.Ordinal);
    }

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("\\bid=\"([^\"]*)\"")]
    private static partial Regex Id();
}
