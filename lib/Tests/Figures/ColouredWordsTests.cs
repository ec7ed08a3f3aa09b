using System.Globalization;
using FsCheck.Xunit;

namespace FairLab.Figures.Tests;

public sealed class ColouredWordsTests
{
    static readonly ColouredWords Words = new("Words & <more>",
        [("Malik", ["The", "<b>", "infuriating", "."], [0.4, double.NaN, -0.8, 0])], "attribution (score)");

    [Fact]
    public void Words_have_the_colours_of_their_amounts_and_are_shown_as_they_are()
    {
        string html = Words.ToHtml();
        foreach (string box in (string[])["#80B8D8;color:#000000;padding:.1rem .35rem;border:1px solid #c8c8c8\">The<",
            "title=\"undefined\" style=\"background:#D9D9D9", "background:#D55E00", ">&lt;b&gt;<",
            "Words &amp; &lt;more&gt;", ">undefined<", ">−0.8<"])
            Assert.Contains(box, html, StringComparison.Ordinal);
        Assert.DoesNotContain("undefined", new ColouredWords("t", [("a", ["x"], [1])], "u").ToHtml(),
            StringComparison.Ordinal);
        Assert.Equal("Words & <more> (attribution (score))\nMalik: The 0.4, <b> NaN, infuriating -0.8, . 0",
            Words.ToString());
    }

    [Fact]
    public void Bad_input_says_what_was_found_and_expected()
    {
        Assert.Contains("'t': found nothing to show",
            Assert.Throws<ArgumentException>(() => new ColouredWords("t", [], "u")).Message);
        Assert.Contains("text 'a': found 2 words and 1 amounts",
            Assert.Throws<ArgumentException>(() => new ColouredWords("t", [("a", ["x", "y"], [1])], "u")).Message);
    }

    [Property]
    public void Text_on_any_ground_can_be_read(byte red, byte green, byte blue)
    {
        string ground = $"#{red:X2}{green:X2}{blue:X2}", text = ColouredWords.TextOn(ground);
        double a = Luminance(ground), b = Luminance(text);
        Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"{text} on {ground}");
    }

    // WCAG 2.1's relative luminance.
    static double Luminance(string colour)
    {
        double[] linear = [.. ((int[])[1, 3, 5]).Select(at =>
            int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
