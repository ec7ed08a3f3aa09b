using System.Text.Json;
using System.Xml.Linq;
using FairLab.Figures;
using FsCheck.Xunit;

namespace FairLab.Tests.Figures;

public sealed class TokenFigureTests : IDisposable
{
    static readonly string[] Words = ["The", "meeting", "with", "Malik", "was", "infuriating", "."];
    static readonly double[] Values = [0.01, -0.02, 0.4, -0.4, double.NaN, -0.8, 0];

    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static TokenFigure Figure(string[] words, double[] values, int width = 760, bool showValues = false) =>
        new("Words", [("Malik", words, values)], "attribution (log odds)") { Size = (width, 0), ShowValues = showValues };

    static JsonElement Layout(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("layout");

    static (string Text, string Ground, double X, double Y, double Width)[] Boxes(Figure figure) =>
        [.. Layout(figure).GetProperty("annotations").EnumerateArray().Where(a => a.TryGetProperty("hovertext", out _)).Select(a => (
            a.GetProperty("text").GetString()!, a.GetProperty("bgcolor").GetString()!, a.GetProperty("x").GetDouble(), a.GetProperty("y").GetDouble(),
            a.GetProperty("width").GetDouble() + 2 * a.GetProperty("borderwidth").GetDouble()))];

    [Fact]
    public void ToJson_has_each_word_in_its_colour_and_a_symmetric_scale()
    {
        var figure = Figure(Words, Values);
        Assert.Equal(Words, Boxes(figure).Select(b => b.Text));
        Assert.Equal(["#FCFDFE", "#FEFBF9", "#80B8D8", "#EAAE80", "#D9D9D9", "#D55E00", "#FFFFFF"], Boxes(figure).Select(b => b.Ground));
        var marker = JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("data")[0].GetProperty("marker");
        Assert.Equal((-0.8, 0.8), (marker.GetProperty("cmin").GetDouble(), marker.GetProperty("cmax").GetDouble()));
        Assert.Equal([-0.8, -0.4, -0.2, 0, 0.2, 0.4, 0.8], marker.GetProperty("colorbar").GetProperty("tickvals").EnumerateArray().Select(t => t.GetDouble()));
        var annotations = Layout(figure).GetProperty("annotations").EnumerateArray().ToArray();
        Assert.Equal("Malik", annotations[0].GetProperty("text").GetString());
        Assert.Equal("meeting<br>−0.02", annotations[2].GetProperty("hovertext").GetString());
        Assert.Equal("#000000", annotations[2].GetProperty("font").GetProperty("color").GetString());
        Assert.Contains(annotations, a => a.GetProperty("text").GetString() == "attribution<br>(log odds)");
    }

    [Fact]
    public void ToJson_of_an_undefined_value_is_grey_and_says_so()
    {
        var annotations = Layout(Figure(Words, Values)).GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString()).ToArray();
        Assert.Contains("undefined", annotations);
        Assert.DoesNotContain("undefined", Figure(["a"], [1]).ToJson());
        var all = Figure(["a", "b"], [double.NaN, double.NaN], showValues: true);
        Assert.Equal(["#D9D9D9", "#D9D9D9"], Boxes(all).Select(b => b.Ground));
        Assert.All(Boxes(all), b => Assert.EndsWith("n/a</span>", b.Text));
    }

    [Fact]
    public void ToJson_of_zeros_is_white_on_a_scale_of_one()
    {
        var figure = Figure(["a", "b"], [0, -0.0], showValues: true);
        Assert.All(Boxes(figure), b => Assert.Equal("#FFFFFF", b.Ground));
        Assert.All(Boxes(figure), b => Assert.Contains(">0.00<", b.Text));
        Assert.Equal(1, JsonDocument.Parse(figure.ToJson()).RootElement.GetProperty("data")[0].GetProperty("marker").GetProperty("cmax").GetDouble());
    }

    [Fact]
    public void ToJson_of_words_with_markup_shows_them_as_they_are()
    {
        var boxes = Boxes(Figure(["<3", "&amp;", "<b>x</b>", "$y$"], [1, 2, 3, 4]));
        Assert.Equal(["&lt;3", "&amp;amp;", "&lt;b&gt;x&lt;/b&gt;", "&#36;y&#36;"], boxes.Select(b => b.Text));
        // Widths count the letters that are seen.
        Assert.Equal(Boxes(Figure(["ab", "abcde"], [1, 2])).Select(b => b.Width), boxes.Take(2).Select(b => b.Width));
    }

    [Property]
    public void Words_stay_within_the_figure_and_apart_from_each_other(string?[] texts, byte width, bool showValues)
    {
        string[] words = [.. texts.Select(t => t ?? ""), "last"];
        var figure = Figure(words, [.. words.Select((_, i) => i - 1e-3)], 300 + 3 * width, showValues);
        var layout = Layout(figure);
        var boxes = Boxes(figure);
        Assert.Equal(words.Length, boxes.Length);
        double right = layout.GetProperty("xaxis").GetProperty("range")[1].GetDouble(), bottom = layout.GetProperty("yaxis").GetProperty("range")[0].GetDouble();
        Assert.All(boxes, b => Assert.True(b.X >= 0 && b.X + b.Width <= right && b.Y >= 0 && b.Y + (showValues ? 40 : 26) <= bottom));
        Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.True(pair.Second.Y > pair.First.Y + 26 || (pair.Second.Y == pair.First.Y && pair.Second.X > pair.First.X + pair.First.Width)));
    }

    [Fact]
    public void Size_follows_the_words_at_the_width_that_is_asked()
    {
        string[] words = [.. Enumerable.Range(0, 60).Select(i => $"word{i}")];
        var (wide, narrow) = (Figure(words, new double[60], 1200).Size, Figure(words, new double[60], 500).Size);
        Assert.Equal((1200, 500), (wide.Width, narrow.Width));
        Assert.True(narrow.Height > wide.Height);
        Assert.Equal(760, new TokenFigure("t", [("", words, new double[60])], "u").Size.Width);
        Assert.Equal((500, 900), new TokenFigure("t", [("", words, new double[60])], "u") { Size = (500, 900) }.Size);
        var layout = Layout(Figure(words, new double[60], 500));
        Assert.Equal(narrow, (layout.GetProperty("width").GetInt32(), layout.GetProperty("height").GetInt32()));
    }

    [Fact]
    public void ToString_has_every_word_and_value() =>
        Assert.Equal("Words (attribution (log odds))\nMalik: The 0.01, meeting -0.02, with 0.4, Malik -0.4, was NaN, infuriating -0.8, . 0", Figure(Words, Values).ToString());

    [Fact]
    public void Bad_input_says_what_was_found_and_expected()
    {
        static string Message(params (string, IReadOnlyList<string>, IReadOnlyList<double>)[] rows) => Assert.Throws<ArgumentException>(() => new TokenFigure("t", rows, "u")).Message;
        Assert.Contains("'t': found no rows, expected at least one", Message());
        Assert.Contains("row 1 'b': found no words, expected at least one", Message(("a", ["x"], [1]), ("b", [], [])));
        Assert.Contains("row 0 'a': found 1 values, expected 2, one for each word", Message(("a", ["x", "y"], [1])));
        Assert.Contains("row 0 'a': found the value -Infinity for word 1 'y', expected a finite number, or NaN", Message(("a", ["x", "y"], [1, double.NegativeInfinity])));
    }

    [ChromiumFact]
    public void Export_as_png_has_full_colours_and_equal_ones_for_equal_values()
    {
        string path = Path.Combine(_folder, "words.png");
        // The same blank twice in each colour: boxes of one size, with nothing written on them.
        var figure = new TokenFigure("Words", [("a", ["    ", "    ", "    "], [1.0, -1.0, 0.5]), ("b", ["    ", "    ", "    "], [-1.0, 1.0, double.NaN])], "u");
        figure.Export(path);
        var image = PngImage.Read(File.ReadAllBytes(path));
        Assert.Equal(figure.Size, (image.Width, image.Height));
        int Area(string colour) => image.Colours.GetValueOrDefault(colour);
        int box = 24 * 44;
        Assert.InRange(Area("#0072B2"), 2 * box, 2 * box + 100);
        Assert.InRange(Area("#D55E00"), 2 * box, 2 * box + 100);
        Assert.InRange(Area("#80B8D8"), box, box + 100);
        Assert.InRange(Area("#D9D9D9"), box, box + 300);
    }

    [ChromiumFact]
    public void Export_as_svg_shows_words_literally()
    {
        string path = Path.Combine(_folder, "words.svg");
        Figure(["<b>bold</b>", "&amp;", "<3", "$5$"], [1, -1, 0.5, 0]).Export(path);
        string[] texts = [.. XDocument.Load(path).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.All(["<b>bold</b>", "&amp;", "<3", "$5$"], word => Assert.Contains(word, texts));
    }
}
