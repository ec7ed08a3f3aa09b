using System.Globalization;

namespace FairLab.Figures.Tests;

public sealed class SeriesStyleTests
{
    [Fact]
    public void A_group_has_one_colour_whatever_stands_beside_it()
    {
        string Colour(params string[] names) => SeriesStyle.Of(names)[^1].Colour;
        Assert.Equal(Colour("black"), Colour("Asian", "white, employers", "Black, employers"));
        Assert.Equal(Colour("gru"), Colour("something", "GRU: padding"));
        Assert.NotEqual(Colour("black"), Colour("white"));
    }

    [Fact]
    public void No_two_series_look_alike()
    {
        string[] methods =
        [
            "none", "removal", "reweighing", "optimized-preprocessing", "disparate-impact-repair", "prejudice-remover",
                "gap-penalty", "reduction",
            "reduction-odds", "equalized-odds", "calibrated-odds", "calibrated-odds-fpr", "reject-option",
                "group-thresholds",
        ];
        string[] others = [.. Enumerable.Range(0, 20).Select(i => $"other-{i}")];
        foreach (string[] names in (string[][])[methods, others, [.. methods, .. others]])
            Assert.Equal(names.Length, SeriesStyle.Of(names).Select(s => (s.Colour, s.Symbol)).Distinct().Count());
        Assert.Equal(2, SeriesStyle.Of(["gru: padding", "gru: without name"]).Select(s => s.Dash).Distinct().Count());
    }

    // Viénot, Brettel and Mollon 1999: what remains of linear red, green and blue without the long or the middle cones.
    [Theory]
    [InlineData(0.11238, 0.88762, 0.00401)]
    [InlineData(0.29275, 0.70725, -0.02234)]
    public void Colours_of_the_palette_differ_for_the_colour_blind(double red, double green, double blue)
    {
        var seen = HouseStyle.Palette.Take(6).Select(c => Seen(c, red, green, blue)).ToArray();
        for (int i = 0; i < seen.Length; i++)
            for (int j = 0; j < i; j++)
                Assert.True(Math.Abs(seen[i].Yellow - seen[j].Yellow) + Math.Abs(seen[i].Blue - seen[j].Blue) > 0.1,
                    $"{HouseStyle.Palette[i]} {HouseStyle.Palette[j]}");
    }

    static (double Yellow, double Blue) Seen(string colour, double red, double green, double blue)
    {
        double r = Linear(colour, 1), g = Linear(colour, 3), b = Linear(colour, 5), yellow = red * r + green * g;
        return (Math.Cbrt(yellow), Math.Cbrt(Math.Max(0, b + blue * (r - g))));
    }

    static double Linear(string colour, int at) =>
        Math.Pow(int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0, 2.2);
}
