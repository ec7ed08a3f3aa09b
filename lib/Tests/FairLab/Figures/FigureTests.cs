using System.Reflection;
using System.Text.Json;
using FairLab.Figures;

namespace FairLab.Tests.Figures;

public sealed class FigureTests
{
    static readonly BarFigure Bars = new BarFigure("Parity by method", ["none", "reweighing"], "method", "parity (ratio)")
        .Add("Adult", [0.35, double.NaN], [0.3, 0.5], [0.42, 0.7]).Add("COMPAS", [0.7, 0.8]).WithLine(0.8, "four-fifths rule");

    [Fact]
    public void ToJson_of_bars_is_what_Plotly_reads()
    {
        var root = JsonDocument.Parse(Bars.ToJson()).RootElement;
        var adult = root.GetProperty("data")[0];
        Assert.Equal("bar", adult.GetProperty("type").GetString());
        Assert.Equal("reweighing", adult.GetProperty("x")[1].GetString());
        Assert.Equal(0.35, adult.GetProperty("y")[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, adult.GetProperty("y")[1].ValueKind);
        Assert.Equal(0.07, adult.GetProperty("error_y").GetProperty("array")[0].GetDouble(), 12);
        Assert.Equal(0.05, adult.GetProperty("error_y").GetProperty("arrayminus")[0].GetDouble(), 12);
        var layout = root.GetProperty("layout");
        Assert.Equal("group", layout.GetProperty("barmode").GetString());
        Assert.Equal("parity (ratio)", layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(0.8, layout.GetProperty("shapes")[0].GetProperty("y0").GetDouble());
        Assert.False(root.GetProperty("config").GetProperty("displaylogo").GetBoolean());
    }

    [Fact]
    public void ToJson_twice_is_the_same_text() => Assert.Equal(Bars.ToJson(), Bars.ToJson());

    [Fact]
    public void ToJson_of_bars_keeps_categories_that_look_like_numbers_side_by_side() =>
        Assert.Equal("category", JsonDocument.Parse(new BarFigure("Dose", ["1", "1.5", "3"], "odds ratio", "difference").Add("x", [1, 2, 3]).ToJson()).RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("type").GetString());

    [Fact]
    public void Scatter_on_a_logarithmic_axis_has_its_own_ticks_and_refuses_zero()
    {
        var axis = JsonDocument.Parse(new ScatterFigure("Dose", "λ", "share") { IsLogX = true, XTicks = [(0.1, "0"), (1, "1")] }.AddLine("a", [0.1, 1], [0, 1], [0, 0.9], [0.1, 1]).ToJson()).RootElement.GetProperty("layout").GetProperty("xaxis");
        Assert.Equal(("log", "0"), (axis.GetProperty("type").GetString(), axis.GetProperty("ticktext")[0].GetString()));
        Assert.Contains("found the position 0, expected numbers above 0", Assert.Throws<ArgumentException>(() => new ScatterFigure("Dose", "λ", "share") { IsLogX = true }.AddLine("a", [0, 1], [0, 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_of_points_and_cells_keeps_every_number()
    {
        var scatter = JsonDocument.Parse(new ScatterFigure("Trade-off", "parity (ratio)", "accuracy (share)")
            .Add("Adult", [0.1, 0.2], [0.8, 0.9], ["a", "b"]).AddLine("front", [0, 1], [1, 0]).WithVertical(0.8, "rule").ToJson()).RootElement;
        Assert.Equal("markers+text", scatter.GetProperty("data")[0].GetProperty("mode").GetString());
        Assert.Equal("lines+markers", scatter.GetProperty("data")[1].GetProperty("mode").GetString());
        var heat = JsonDocument.Parse(new HeatmapFigure("Gaps", ["x", "y"], ["r"], [[0.1, -0.2]], "column", "row", "gap (share)") { IsDiverging = true }.ToJson()).RootElement;
        Assert.Equal(-0.2, heat.GetProperty("data")[0].GetProperty("z")[0][1].GetDouble());
        Assert.Equal([DivergingScale.Colour(-1, 1), "#FFFFFF", DivergingScale.Colour(1, 1)], heat.GetProperty("data")[0].GetProperty("colorscale").EnumerateArray().Select(stop => stop[1].GetString()));
    }

    [Fact]
    public void ToJson_of_dots_has_a_row_for_each_category_from_the_top_down()
    {
        var root = JsonDocument.Parse(new DotFigure("Call-backs", ["Brad", "Aisha"], "share", "first name")
            .Add("white", [0.16, double.NaN], [0.09, double.NaN], [0.27, double.NaN]).Add("black", [double.NaN, 0.02]).WithLine(0.08, "all").ToJson()).RootElement;
        var white = root.GetProperty("data")[0];
        Assert.Equal("Aisha", white.GetProperty("y")[1].GetString());
        Assert.Equal(JsonValueKind.Null, white.GetProperty("x")[1].ValueKind);
        Assert.Equal(0.11, white.GetProperty("error_x").GetProperty("array")[0].GetDouble(), 12);
        Assert.Equal(white.GetProperty("marker").GetProperty("color").GetString(), white.GetProperty("error_x").GetProperty("color").GetString());
        Assert.False(root.GetProperty("data")[1].TryGetProperty("error_x", out _));
        var rows = root.GetProperty("layout").GetProperty("yaxis");
        Assert.Equal("Brad", rows.GetProperty("categoryarray")[0].GetString());
        Assert.Equal([1.5, -1.5], rows.GetProperty("range").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal(0.08, root.GetProperty("layout").GetProperty("shapes")[0].GetProperty("x0").GetDouble());
        Assert.Contains("found the category 'Brad' twice", Assert.Throws<ArgumentException>(() => new DotFigure("t", ["Brad", "Brad"], "x", "y")).Message);
    }

    [Fact]
    public void Add_with_the_wrong_number_of_values_says_how_many()
    {
        var figure = new BarFigure("t", ["a", "b"], "x", "y");
        Assert.Contains("series 's': found 1 values, expected 2", Assert.Throws<ArgumentException>(() => figure.Add("s", [1])).Message);
        Assert.Contains("found 2 lower and 0 upper", Assert.Throws<ArgumentException>(() => figure.Add("s", [1, 2], [0, 0])).Message);
    }

    [Theory]
    [InlineData("application/vnd.plotly.v1+json", "{\"data\"")]
    [InlineData("text/plain", "Parity by method (parity (ratio) by method")]
    public void Notebook_convention_by_name_renders(string mimeType, string start)
    {
        // As a kernel does it: by the names of the attribute and its members, without a reference to FairLab's types.
        var attribute = Bars.GetType().GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!;
        var formatter = formatters.Single(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == mimeType);
        var writer = new StringWriter();
        var format = formatter.GetType().GetMethod("Format", BindingFlags.Public | BindingFlags.Instance)!;
        Assert.True((bool)format.Invoke(formatter, [Bars, writer])!);
        Assert.StartsWith(start, writer.ToString());
        Assert.False((bool)format.Invoke(formatter, ["not a figure", new StringWriter()])!);
    }
}
