using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FairLab.Runs;
using Plotly.NET;

namespace FairLab.Figures.Tests;

public sealed class ChartFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static GenericChart Bars => Plot.Bars("Parity <by> méthod & 'more' </script>", ["none", "reweighing"], "method",
        "parity (ratio)",
        [new("women", [0.35, double.NaN], [0.3, 0.5], [0.42, 0.7]), new("men", [0.7, 0.8])], width: 500, height: 300)
            .MarkY(0.8, "four-fifths rule");

    string PathOf(string name) => Path.Combine(_folder, name);

    [ChromiumFact]
    public void Png_has_the_size_and_the_colours_of_the_house()
    {
        var chart = Bars;
        string before = chart.ToJson();
        Assert.Same(chart, chart.Export(PathOf("bars.PNG"), scale: 1.5));
        Assert.Equal(before, chart.ToJson());
        var image = PngImage.Read(File.ReadAllBytes(PathOf("bars.PNG")));
        Assert.Equal((750, 450), (image.Width, image.Height));
        // Paper, and bars of each series: far more of each colour than a legend's mark has.
        Assert.InRange(image.Colours["#FFFFFF"], 100_000, 320_000);
        Assert.InRange(image.Colours[HouseStyle.Palette[0]], 3_000, 100_000);
        Assert.InRange(image.Colours[HouseStyle.Palette[1]], 10_000, 150_000);
    }

    [ChromiumFact]
    public void Svg_is_xml_with_its_words()
    {
        Bars.Export(PathOf("bars.svg"));
        var svg = XDocument.Load(PathOf("bars.svg")).Root!;
        Assert.Equal(("svg", "500", "300"), (svg.Name.LocalName, (string?)svg.Attribute("width"),
            (string?)svg.Attribute("height")));
        Assert.Contains("méthod & 'more'", svg.Value, StringComparison.Ordinal);
        Assert.Contains("four-fifths rule", svg.Value, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public void Pdf_is_one_page_of_the_figures_size()
    {
        Bars.Export(PathOf("bars.pdf"));
        string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(PathOf("bars.pdf")));
        Assert.StartsWith("%PDF-", pdf);
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b"));
        // 96 pixels and 72 points are an inch.
        var box = Regex.Match(pdf, @"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.Equal(375, double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), 0.5);
        Assert.Equal(225, double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture), 0.5);
    }

    [Fact]
    public void Html_needs_no_other_file_and_no_network()
    {
        Bars.Export(PathOf("bars.html"));
        string html = File.ReadAllText(PathOf("bars.html")),
            rest = html.Replace(PlotlyScript.Text(), "", StringComparison.Ordinal);
        Assert.True(html.Length > 3_000_000 && rest.Length < 20_000);
        Assert.DoesNotContain("http", rest, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", rest, StringComparison.Ordinal);
        Assert.Contains("<title>Parity &lt;by&gt; m&#233;thod &amp; &#39;more&#39; &lt;/script&gt;</title>", rest,
            StringComparison.Ordinal);
        // Nothing in the data ends a script.
        Assert.Equal(rest.Split("<script>").Length, rest.Split("</script>").Length);
    }

    [Fact]
    public void Unknown_ending_names_the_nearest_and_no_scale_what_is_expected()
    {
        Assert.Contains("unknown format of figures '.pgn': did you mean '.png'?",
            Assert.Throws<ArgumentException>(() => Bars.Export(PathOf("bars.pgn"))).Message);
        Assert.Contains("above 0 and at most 10",
            Assert.Throws<ArgumentOutOfRangeException>(() => Bars.Export(PathOf("bars.png"), double.NaN)).Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Without_a_Chromium_it_says_what_to_install_in_one_sentence()
    {
        string message = Assert.Throws<InvalidOperationException>(() => Chromium.Find(null, _folder)).Message;
        Assert.Equal(
            "found no Chromium, which draws figures as PNG, JPG, SVG and PDF: apt-get install chromium; without root: "
                + "conda install -c conda-forge nodejs && npx @puppeteer/browsers install chrome@stable, and name it "
                + "with FAIRLAB_CHROMIUM; an .html page needs none",
            message);
        Assert.Equal(
            message,
            Assert.Throws<InvalidOperationException>(() => Chromium.Find(PathOf("absent"), null)).Message);
        File.WriteAllText(PathOf("google-chrome"), "");
        Assert.Equal(PathOf("google-chrome"), Chromium.Find("", $"{PathOf("absent")}{Path.PathSeparator}{_folder}"));
        File.WriteAllText(PathOf("own"), "");
        Assert.Equal(PathOf("own"), Chromium.Find(PathOf("own"), _folder));
    }

    [Fact]
    public void A_run_saves_charts_and_words_under_checked_names()
    {
        using var context = new RunContext(_folder, "study").Enter();
        var run = Run.Begin(1);
        run.Save("bars", Bars);
        run.Save("words", new ColouredWords("Words", [("a", ["x"], [1])], "u"));
        Assert.Equal(Bars.ToJson(), File.ReadAllText(PathOf("bars.plotly.json")));
        Assert.Contains("<title>Words</title>", File.ReadAllText(PathOf("words.html")), StringComparison.Ordinal);
        Assert.Contains("'a/b' cannot name a result",
            Assert.Throws<ArgumentException>(() => run.Save("a/b", Bars)).Message);
        Assert.Contains("already saved a result named 'bars'",
            Assert.Throws<InvalidOperationException>(() => run.Save("bars", Bars)).Message);
    }

    [Fact]
    public void Script_is_written_once_beside_the_report()
    {
        string path = PlotlyScript.Ensure(_folder);
        Assert.Equal(Path.Combine(_folder, "report"), Path.GetDirectoryName(path));
        Assert.Contains($"plotly.js v{PlotlyScript.Version}", File.ReadAllText(path)[..200], StringComparison.Ordinal);
        File.WriteAllText(path, "kept");
        Assert.Equal("kept", File.ReadAllText(PlotlyScript.Ensure(_folder)));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "report")));
    }
}
