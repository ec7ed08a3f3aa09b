using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FairLab.Figures;

namespace FairLab.Tests.Figures;

public sealed class FigureExportTests : IDisposable
{
    static readonly BarFigure Bars = new BarFigure("Parity <by> méthod & 'more'", ["none", "reweighing"], "method", "parity (ratio)") { Size = (500, 300) }
        .Add("Adult", [0.35, 0.6], [0.3, 0.5], [0.42, 0.7]).Add("COMPAS", [0.7, 0.8]).WithLine(0.8, "four-fifths rule");

    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string PathOf(string name) => Path.Combine(_folder, name);

    [ChromiumFact]
    public void Export_as_png_has_the_figures_size_and_colours()
    {
        Assert.Same(Bars, Bars.Export(PathOf("bars.png")));
        var image = PngImage.Read(File.ReadAllBytes(PathOf("bars.png")));
        Assert.Equal(Bars.Size, (image.Width, image.Height));
        // Paper, and two bars of each series: far more of each colour than a legend's mark has.
        Assert.InRange(image.Colours["#FFFFFF"], 50_000, 140_000);
        Assert.InRange(image.Colours[Figure.Palette[0]], 3_000, 60_000);
        Assert.InRange(image.Colours[Figure.Palette[1]], 3_000, 60_000);
    }

    [ChromiumFact]
    public async Task Export_as_png_at_a_scale_has_that_many_pixels()
    {
        var figure = new HeatmapFigure("Gaps", ["x", "y"], ["r", "s"], [[0.1, -0.2], [0.3, 0.4]], "column", "row", "gap (share)") { IsDiverging = true };
        await figure.ExportAsync(PathOf("heat.PNG"), scale: 1.5);
        var image = PngImage.Read(File.ReadAllBytes(PathOf("heat.PNG")));
        Assert.Equal((figure.Size.Width * 3 / 2, figure.Size.Height * 3 / 2), (image.Width, image.Height));
        Assert.True(image.Colours.Count > 10);
    }

    [ChromiumFact]
    public void Export_as_svg_is_xml_with_its_words()
    {
        Bars.Export(PathOf("bars.svg"));
        var svg = XDocument.Load(PathOf("bars.svg")).Root!;
        Assert.Equal(("svg", "500", "300"), (svg.Name.LocalName, (string?)svg.Attribute("width"), (string?)svg.Attribute("height")));
        Assert.Contains("méthod & 'more'", svg.Value);
        Assert.Contains("four-fifths rule", svg.Value);
    }

    [ChromiumFact]
    public void Export_as_pdf_is_one_page_of_the_figures_size()
    {
        Bars.Export(PathOf("bars.pdf"));
        string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(PathOf("bars.pdf")));
        Assert.StartsWith("%PDF-", pdf);
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b"));
        // 96 pixels and 72 points are an inch.
        var box = Regex.Match(pdf, @"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.Equal(375, double.Parse(box.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0.5);
        Assert.Equal(225, double.Parse(box.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), 0.5);
    }

    [ChromiumFact]
    public void Export_as_html_needs_no_other_file()
    {
        Bars.Export(PathOf("bars.html"));
        string html = File.ReadAllText(PathOf("bars.html"));
        Assert.True(html.Length > 1_000_000);
        Assert.DoesNotContain("<script src", html);
        Assert.Contains("<title>Parity &lt;by&gt; m&#233;thod &amp; &#39;more&#39;</title>", html);
    }

    [ChromiumFact]
    public async Task ExportAsync_cancelled_leaves_no_file()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bars.ExportAsync(PathOf("bars.pdf"), cancel: cancel.Token));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Export_under_an_unknown_ending_names_the_nearest()
    {
        string message = Assert.Throws<ArgumentException>(() => Bars.Export(PathOf("bars.pgn"))).Message;
        Assert.Contains("unknown format of figures '.pgn': did you mean '.png'?", message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(double.NaN)]
    public void Export_at_no_scale_says_what_is_expected(double scale) =>
        Assert.Contains("above 0 and at most 10", Assert.Throws<ArgumentOutOfRangeException>(() => Bars.Export(PathOf("bars.png"), scale)).Message);

    [Fact]
    public void Find_without_a_browser_says_what_to_install()
    {
        string message = Assert.Throws<FigureExportException>(() => HeadlessBrowser.Find(_folder)).Message;
        Assert.Contains("apt-get install chromium", message);
        File.WriteAllText(PathOf("google-chrome"), "");
        Assert.Equal(PathOf("google-chrome"), HeadlessBrowser.Find($"{PathOf("absent")}{Path.PathSeparator}{_folder}"));
    }
}
