using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FairLab.Audit.Tests;

/// <summary>The page: it stands alone, can be read by anybody, and shows what people wrote as they wrote it.</summary>
public sealed partial class PageTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Page(Func<AuditReport, string>? of = null)
    {
        string csv = People.Draw(51, 1500, gap: 0.1).Csv();
        string before = _folder.Write(People.Draw(51, 1500).Csv(), "before.csv");
        string printed = _folder.Write("name,accuracy\n<b>x</b>,0.9\n", "printed.csv");
        return (of ?? AuditHtml.Of)(_folder.Run(csv, o => o with
        {
            Score = "s", Id = "id", Against = before, Figures = printed, FailOn = ["selection_gap > 0.5"],
        }));
    }

    [Fact]
    public void It_needs_no_script_no_other_file_and_no_network()
    {
        string page = Page();
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\ssrc=", page);
        Assert.InRange(page.Length, 1, 1_000_000);
    }

    [Fact]
    public void The_same_files_give_the_same_bytes()
    {
        Assert.Equal(Page(), Page());
        Assert.Equal(Page(AuditJson.Of), Page(AuditJson.Of));
    }

    [Fact]
    public void Every_table_has_a_caption_and_headers_every_figure_words_and_every_link_a_place()
    {
        string page = Page();
        int tables = Count(page, "<table>");
        Assert.True(tables > 10);
        Assert.Equal(tables, Count(page, "<caption"));
        Assert.Equal(Count(page, "<tr>"), Count(page, "scope=\"row\"") + tables);
        Assert.True(Count(page, "class=\"lines\"") >= 4);
        Assert.Equal(Count(page, "class=\"lines\""), Count(page, "role=\"img\" aria-label=\""));
        foreach (Match link in Regex.Matches(page, "href=\"#([^\"]+)\""))
            Assert.Contains($"id=\"{link.Groups[1].Value}\"", page, StringComparison.Ordinal);
        Assert.Equal(1, Count(page, "<h1>"));
        Assert.Equal(Count(page, "<section"), Count(page, "<h2"));
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_are_closed_in_the_order_in_which_they_were_opened()
    {
        string[] empty = ["meta", "line", "circle", "path", "br"];
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(StyleSheet().Replace(Page(), "")))
        {
            string name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Success)
                Assert.Equal(open.Pop(), name);
            else if (!empty.Contains(name))
                open.Push(name);
        }
        Assert.Empty(open);
    }

    [Fact]
    public void What_people_wrote_is_shown_and_not_run()
    {
        var report = _folder.Run("sex,race,y,yhat\n<script>alert(1)</script>,a&b,1,1\nM,\"\"\"x\"\"\",0,0\n");
        string page = AuditHtml.Of(report);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("a&amp;b", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_has_the_contrast_of_WCAG_AA_in_light_and_dark(bool dark)
    {
        string css = AuditStyle.Css;
        var blocks = Regex.Matches(css, @":root \{([^}]*)\}").Select(m => m.Groups[1].Value).ToList();
        var colours = Colours(blocks[0]);
        if (dark)
            foreach (var (name, value) in Colours(blocks[1]))
                colours[name] = value;
        foreach (string text in new[] { "text", "soft", "link", "differs", "alike", "unknown" })
            foreach (string ground in new[] { "page", "box" })
                Assert.True(Contrast(colours[text], colours[ground]) >= 4.5, $"{text} on {ground}, dark {dark}");
        // Graphical objects need 3.
        Assert.True(Contrast(colours["accent"], colours["page"]) >= 3);
    }

    [Fact]
    public void The_JSON_has_every_number_unrounded_and_why_there_is_none()
    {
        using var json = JsonDocument.Parse(Page(AuditJson.Of));
        var root = json.RootElement;
        Assert.Equal(1500, root.GetProperty("file").GetProperty("rows").GetInt64());
        Assert.Equal(64, root.GetProperty("file").GetProperty("sha256").GetString()!.Length);
        var metrics = root.GetProperty("groups")[1].GetProperty("metrics").EnumerateArray()
            .Select(m => m.GetProperty("estimate")).ToDictionary(e => e.GetProperty("metric").GetString()!);
        Assert.Equal(JsonValueKind.Number, metrics["accuracy"].GetProperty("value").ValueKind);
        string reason = metrics["parity"].GetProperty("value").GetProperty("undefined").GetString()!;
        Assert.StartsWith("3 groups of race, needs two", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_on_the_page_is_quoted_for_a_shell()
    {
        var options = AuditFolder.Options with
        {
            Predictions = "my file's.csv", Favourable = [">50K"], FailOn = ["selection_gap > 0.1"], Least = 20,
        };
        Assert.Equal("./fairlab audit 'my file'\\''s.csv' --label y --prediction yhat --groups sex,race "
            + "--favourable '>50K' "
            + "--fail-on 'selection_gap > 0.1' --least 20 --replicates 100", AuditCommandLine.Of(options));
    }

    static int Count(string text, string part) => Regex.Count(text, Regex.Escape(part));

    static Dictionary<string, string> Colours(string block) => Regex.Matches(block, @"--(\w+): (#[0-9a-fA-F]{3,6})")
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    static double Contrast(string a, string b)
    {
        var (high, low) = (Luminance(a), Luminance(b));
        return (Math.Max(high, low) + 0.05) / (Math.Min(high, low) + 0.05);
    }

    // WCAG 2.1's relative luminance.
    static double Luminance(string colour)
    {
        string hex = colour.Length == 4 ? string.Concat(colour.Skip(1).Select(c => $"{c}{c}")) : colour[1..];
        double[] linear = [.. Enumerable.Range(0, 3).Select(i =>
        {
            double c = int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        })];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    [GeneratedRegex(@"<(?<close>/)?(?<name>[a-z][a-z0-9]*)(\s[^<>]*)?>")]
    private static partial Regex Tag();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex StyleSheet();
}
