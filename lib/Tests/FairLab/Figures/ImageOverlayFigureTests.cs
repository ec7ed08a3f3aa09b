using System.Text.Json;
using FairLab.Figures;

namespace FairLab.Tests.Figures;

public sealed class ImageOverlayFigureTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static double[,,] Image(int height, int width, double level = 1)
    {
        double[,,] pixels = new double[height, width, 3];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i / (width * 3), i / 3 % width, i % 3] = level;
        return pixels;
    }

    static ImageOverlayFigure Figure(int images, int height, int width)
    {
        var figure = new ImageOverlayFigure("Faces", "attribution (log odds)");
        for (int i = 0; i < images; i++)
            figure.Add($"face {i}", Image(height, width), new double[height, width]);
        return figure;
    }

    static JsonElement Json(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement;

    [Fact]
    public void ToJson_has_image_grey_copy_and_overlay_of_each_panel_on_one_scale()
    {
        double[,,] pixels = Image(1, 2, 0);
        (pixels[0, 1, 0], pixels[0, 1, 1], pixels[0, 1, 2]) = (1, 0.5, 0);
        var root = Json(new ImageOverlayFigure("Faces", "attribution (log odds)").Add("a < b", pixels, new[,] { { -0.25, double.NaN } }).Add("second", Image(1, 2), new[,] { { 0.5, 0.1 } }));
        var data = root.GetProperty("data");
        Assert.Equal(["image", "heatmap", "heatmap", "image", "heatmap", "heatmap"], data.EnumerateArray().Select(t => t.GetProperty("type").GetString()));
        Assert.Equal(["x", "x2", "x2", "x3", "x4", "x4"], data.EnumerateArray().Select(t => t.GetProperty("xaxis").GetString()));
        Assert.Equal("[[[0,0,0],[255,128,0]]]", data[0].GetProperty("z").GetRawText());
        Assert.Equal("[[153,211]]", data[1].GetProperty("z").GetRawText());
        Assert.Equal("[[-0.25,null]]", data[2].GetProperty("z").GetRawText());
        var layout = root.GetProperty("layout");
        var scale = layout.GetProperty("coloraxis");
        Assert.Equal((-0.5, 0.5), (scale.GetProperty("cmin").GetDouble(), scale.GetProperty("cmax").GetDouble()));
        Assert.All([data[2], data[5]], t => Assert.Equal("coloraxis", t.GetProperty("coloraxis").GetString()));
        Assert.Equal("x4", layout.GetProperty("yaxis4").GetProperty("scaleanchor").GetString());
        Assert.Contains("a &lt; b", layout.GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData(1, 5, 5)]
    [InlineData(5, 48, 48)]
    [InlineData(7, 64, 64)]
    [InlineData(3, 20, 48)]
    [InlineData(2, 7, 3)]
    public void Panels_are_whole_pixels_and_apart_from_each_other(int images, int height, int width)
    {
        var figure = Figure(images, height, width);
        var layout = Json(figure).GetProperty("layout");
        var margin = layout.GetProperty("margin");
        double plotWidth = figure.Size.Width - margin.GetProperty("l").GetInt32() - margin.GetProperty("r").GetInt32();
        double plotHeight = figure.Size.Height - margin.GetProperty("t").GetInt32() - margin.GetProperty("b").GetInt32();
        var panels = Enumerable.Range(1, 2 * images).Select(i => i == 1 ? "" : $"{i}").Select(i =>
        {
            var (x, y) = (layout.GetProperty("xaxis" + i).GetProperty("domain"), layout.GetProperty("yaxis" + i).GetProperty("domain"));
            return (Left: x[0].GetDouble() * plotWidth, Right: x[1].GetDouble() * plotWidth, Bottom: y[0].GetDouble() * plotHeight, Top: y[1].GetDouble() * plotHeight);
        }).ToArray();
        int scale = (int)Math.Round((panels[0].Right - panels[0].Left) / width);
        Assert.All(panels, p =>
        {
            Assert.Equal((double)scale * width, p.Right - p.Left, 1e-6);
            Assert.Equal((double)scale * height, p.Top - p.Bottom, 1e-6);
            Assert.True(p.Left >= 0 && p.Right <= plotWidth + 1e-6 && p.Bottom >= -1e-6 && p.Top <= plotHeight + 1e-6);
        });
        for (int i = 0; i < panels.Length; i++)
            for (int j = 0; j < i; j++)
                Assert.True(panels[i].Left > panels[j].Right || panels[j].Left > panels[i].Right || panels[i].Bottom > panels[j].Top || panels[j].Bottom > panels[i].Top);
        Assert.Equal(images > 5 ? 2 : 1, panels.Where((_, i) => i % 2 == 0).Select(p => Math.Round(p.Top)).Distinct().Count());
    }

    [Fact]
    public void Size_of_a_width_that_is_asked_is_kept()
    {
        Assert.Equal(900, new ImageOverlayFigure("t", "u") { Size = (900, 0) }.Add("a", Image(5, 5), new double[5, 5]).Size.Width);
        var high = new ImageOverlayFigure("t", "u") { Size = (900, 2000) }.Add("a", Image(5, 5), new double[5, 5]);
        Assert.Equal((900, 2000), high.Size);
        Assert.Equal(2000, Json(high).GetProperty("layout").GetProperty("height").GetInt32());
    }

    [Fact]
    public void Add_takes_pixels_in_any_of_their_orders()
    {
        var random = new Random(5);
        double[,,] pixels = new double[4, 3, 3];
        float[,,] single = new float[4, 3, 3];
        float[] last = new float[36], first = new float[36];
        for (int y = 0; y < 4; y++)
            for (int x = 0; x < 3; x++)
                for (int c = 0; c < 3; c++)
                    pixels[y, x, c] = single[y, x, c] = last[(y * 3 + x) * 3 + c] = first[(c * 4 + y) * 3 + x] = random.NextSingle();
        static string Drawn(Func<ImageOverlayFigure, ImageOverlayFigure> add) => add(new ImageOverlayFigure("t", "u")).ToJson();
        string expected = Drawn(f => f.Add("a", pixels, new double[4, 3]));
        Assert.Equal(expected, Drawn(f => f.Add("a", single, new double[4, 3])));
        Assert.Equal(expected, Drawn(f => f.Add("a", last, 4, 3, new double[4, 3])));
        Assert.Equal(expected, Drawn(f => f.Add("a", first, 4, 3, new double[4, 3], channelsFirst: true)));
    }

    [Fact]
    public void ToString_has_size_sum_range_and_the_strongest_pixel()
    {
        var figure = new ImageOverlayFigure("Faces", "log odds").Add("one\nface", Image(2, 2), new[,] { { 0.25, -0.5 }, { double.NaN, 0 } }).Add("none", Image(1, 1), new[,] { { double.NaN } });
        Assert.Equal("Faces (log odds)\none face: 2 x 2 pixels, sum -0.25, from -0.5 to 0.25, strongest -0.5 in row 0, column 1, 1 undefined\nnone: 1 x 1 pixels, all undefined", figure.ToString());
    }

    [Fact]
    public void Bad_input_says_what_was_found_and_expected()
    {
        static string Message(Func<ImageOverlayFigure, object> act) => Assert.ThrowsAny<ArgumentException>(() => act(new ImageOverlayFigure("t", "u"))).Message;
        Assert.Contains("'t': found no images, expected at least one: call Add", Message(f => f.ToJson()));
        Assert.Contains("found no images", Message(f => f.Export("absent.png")));
        Assert.Contains("image 'a': found attributions of shape [2, 3], expected [3, 2]", Message(f => f.Add("a", Image(3, 2), new double[2, 3])));
        Assert.Contains("image 'a': found pixels of shape [3, 2, 2], expected [height, width, 3]", Message(f => f.Add("a", new double[3, 2, 2], new double[3, 2])));
        Assert.Contains("image 'a': found 5 numbers, expected 12: 2 x 2 pixels of 3 channels", Message(f => f.Add("a", new float[5], 2, 2, new double[2, 2])));
        Assert.Contains("image 'a': found 0 x 0 pixels, expected at least one", Message(f => f.Add("a", new double[0, 0, 3], new double[0, 0])));
        Assert.Contains("image 'a': found 1.5 in row 0, column 0, channel 0, expected a number in [0, 1]", Message(f => f.Add("a", Image(2, 2, 1.5), new double[2, 2])));
        Assert.Contains("found NaN in row 0", Message(f => f.Add("a", Image(2, 2, double.NaN), new double[2, 2])));
        Assert.Contains("image 'a': found the attribution Infinity in row 0, column 1, expected a finite number, or NaN", Message(f => f.Add("a", Image(1, 2), new[,] { { 0, double.PositiveInfinity } })));
    }

    [ChromiumFact]
    public void Export_as_png_mixes_the_overlay_by_its_opacity_in_crisp_squares()
    {
        string path = Path.Combine(_folder, "images.png");
        // Two images of 2 x 2, drawn with 100 x 100 pixels for one: on white, an opaque and a half opaque colour are those of the scale.
        var figure = new ImageOverlayFigure("Faces", "u").Add("white", Image(2, 2), new[,] { { 1, -1 }, { 0.5, -0.5 } }).Add("black", Image(2, 2, 0), new[,] { { 1, double.NaN }, { 0, -1 } });
        figure.Export(path);
        var image = PngImage.Read(File.ReadAllBytes(path));
        Assert.Equal(figure.Size, (image.Width, image.Height));
        int Area(string colour) => Near(image, colour);
        Assert.InRange(Area("#0072B2"), 19_000, 20_500);
        Assert.InRange(Area("#D55E00"), 19_000, 20_500);
        Assert.InRange(Area("#80B8D8"), 9_500, 10_200);
        Assert.InRange(Area("#EAAE80"), 9_500, 10_200);
        // Nothing covers what is undefined or 0: the pale copy of black.
        Assert.InRange(Area("#999999"), 19_000, 20_500);
        Assert.InRange(Area("#000000"), 38_500, 40_500);
    }

    // A browser may round a mixture up or down.
    static int Near(PngImage image, string colour)
    {
        byte[] wanted = Convert.FromHexString(colour.AsSpan(1));
        return image.Colours.Where(c => Convert.FromHexString(c.Key.AsSpan(1)).Zip(wanted).All(p => Math.Abs(p.First - p.Second) <= 1)).Sum(c => c.Value);
    }
}
