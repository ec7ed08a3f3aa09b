using System.Globalization;
using FairLab.Figures;
using FsCheck.Xunit;

namespace FairLab.Tests.Figures;

public sealed class DivergingScaleTests
{
    [Theory]
    [InlineData(-2, "#D55E00")]
    [InlineData(-1, "#EAAE80")]
    [InlineData(0, "#FFFFFF")]
    [InlineData(1, "#80B8D8")]
    [InlineData(2, "#0072B2")]
    [InlineData(3, "#0072B2")]
    [InlineData(double.NaN, "#D9D9D9")]
    public void Colour_is_mixed_from_white(double value, string colour) => Assert.Equal(colour, DivergingScale.Colour(value, 2));

    [Fact]
    public void ToPlotly_begins_and_ends_with_the_colours_of_the_limits()
    {
        Assert.Equal("""[[0,"#D55E00"],[0.5,"#FFFFFF"],[1,"#0072B2"]]""", DivergingScale.ToPlotly(seeThrough: false).ToJsonString());
        Assert.Equal("""[[0,"rgba(213,94,0,1)"],[0.5,"rgba(213,94,0,0)"],[0.5,"rgba(0,114,178,0)"],[1,"rgba(0,114,178,1)"]]""", DivergingScale.ToPlotly(seeThrough: true).ToJsonString());
    }

    [Fact]
    public void Limit_is_the_largest_amount_that_is_defined()
    {
        Assert.Equal(0.5, DivergingScale.Limit([0.2, -0.5, double.NaN]));
        Assert.Equal(1, DivergingScale.Limit([0, -0.0]));
        Assert.Equal(1, DivergingScale.Limit([double.NaN]));
        Assert.Equal(1, DivergingScale.Limit([]));
    }

    [Property]
    public void TextOn_any_colour_of_the_scale_can_be_read(short amount)
    {
        string ground = DivergingScale.Colour(amount, short.MaxValue), text = DivergingScale.TextOn(ground);
        double a = Luminance(ground), b = Luminance(text);
        Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"{text} on {ground}");
    }

    [Property]
    public void Ticks_are_symmetric_and_far_enough_apart(double x)
    {
        double limit = Math.Pow(10, 30 * Math.Sin(double.IsFinite(x) ? x : 1));
        double[] ticks = [.. ColourBar.Ticks(limit)];
        Assert.Equal((-limit, limit), (ticks[0], ticks[^1]));
        Assert.Equal(ticks.Select(t => -t), ticks.Reverse());
        Assert.InRange(ticks.Length, 5, 11);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.Second - pair.First > 0.2 * limit * 0.8, string.Join(", ", ticks)));
    }

    // WCAG 2.1's relative luminance.
    static double Luminance(string colour)
    {
        double[] linear = [.. new[] { 1, 3, 5 }.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
