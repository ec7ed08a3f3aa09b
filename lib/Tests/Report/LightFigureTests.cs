using FairLab.Report.Site;
using Newtonsoft.Json.Linq;
using SkiaSharp;

namespace FairLab.Report.Tests;

/// <summary>A figure in a page is lighter, and the same to who looks at it.</summary>
public sealed class LightFigureTests
{
    [Fact]
    public void Pixels_become_a_picture_of_the_same_pixels()
    {
        var drawn = JObject.Parse(LightFigure.Of("""
            {"data": [{"type": "image", "z": [[[0, 128, 255], [1, 2, 3]], [[9, 8, 7], [255, 255, 255]]]}], "layout": {}}
            """));

        Assert.Null(drawn["data"]![0]!["z"]);
        string source = (string)drawn["data"]![0]!["source"]!;
        using var picture = SKBitmap.Decode(Convert.FromBase64String(source["data:image/png;base64,".Length..]));
        Assert.Equal((2, 2), (picture.Width, picture.Height));
        Assert.Equal(new SKColor(0, 128, 255), picture.GetPixel(0, 0));
        Assert.Equal(new SKColor(1, 2, 3), picture.GetPixel(1, 0));
        Assert.Equal(new SKColor(9, 8, 7), picture.GetPixel(0, 1));
    }

    [Theory]
    [InlineData("[[[0, 1], [2, 3]]]")]
    [InlineData("[[[0, 1, 256]]]")]
    [InlineData("[[[0, 1, 2]], []]")]
    [InlineData("[[null]]")]
    [InlineData("[]")]
    public void What_is_no_picture_of_three_colours_stays(string pixels)
    {
        var drawn = JObject.Parse(LightFigure.Of(
            """{"data": [{"type": "image", "z": PIXELS}], "layout": {}}"""
                .Replace("PIXELS", pixels, StringComparison.Ordinal)));
        Assert.True(JToken.DeepEquals(JToken.Parse(pixels), drawn["data"]![0]!["z"]));
    }

    [Fact]
    public void Numbers_keep_six_digits_and_the_title_gives_its_room_back()
    {
        var drawn = JObject.Parse(LightFigure.Of("""
            {"data": [{"y": [0.123456789, 1234567, -1.23456789e-9]}],
             "layout": {"title": {"text": "A"}, "height": 400, "margin": {"t": 92}}}
            """));

        Assert.Equal([0.123457, 1234567, -1.23457e-9], drawn["data"]![0]!["y"]!.Select(y => (double)y));
        Assert.Null(drawn["layout"]!["title"]);
        Assert.Equal((364, 56), ((int)drawn["layout"]!["height"]!, (int)drawn["layout"]!["margin"]!["t"]!));
    }
}
