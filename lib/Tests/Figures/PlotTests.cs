using System.Text.Json;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Runs;
using Plotly.NET;

namespace FairLab.Figures.Tests;

public sealed class PlotTests
{
    static readonly double[,,] Pixels = new double[1, 2, 3] { { { 1, 0, 0 }, { 0, 0.5, 1 } } };

    static readonly PlotSeries Women = new("women", [0.35, double.NaN], [0.3, 0.5], [0.42, double.PositiveInfinity]),
        Men = new("men", [0.7, 0.8]);

    static GenericChart Drawn(string name) => name switch
    {
        "bars" => Plot.Bars("Parity", ["1", "1.5"], "dose", "parity (ratio)", [Women, Men])
            .MarkY(0.8, "four-fifths rule"),
        "dots" => Plot.Dots("Call-backs", ["Brad", "Aisha"], "share", "first name", [Women, Men]).MarkX(0.08, "all"),
        "dots-apart" => Plot.Dots("Call-backs", ["Brad", "Aisha"], "share", "first name", [Women, Men], apart: true),
        "lines" => Plot.Lines("Dose", "λ", "share", [
            new("accuracy", [0, 1], [0, 0.9], [0.1, 1]) { X = [0.1, 1] },
                new("points", [0.5, 0.6], [0.4, 0.5], [0.6, 0.7]) { X = [0.1, 1], IsLine = false },
        ], logX: true, ticks: [(0.1, "0"), (1, "1")]).MarkX(0.1, "none"),
        "tradeoff" => Plot.TradeOff("Cost", "gap", "accuracy", [
            PlotSeries.OfMeans("none", [new RunMean(0.84, 0.83, 0.85, 10, 0)]) with { X = [0.3] },
                new("reweighing", [0.8, 0.82, double.NaN]) { X = [0.1, 0.2, 0] },
            new("removal", [0.7]) { X = [0.3] },
        ], Better.Lower),
        "heatmap" => Plot.Heatmap("Gaps", ["x", "y"], ["r"], [[0.1, double.NaN]], "column", "row", "gap (share)",
            isDiverging: true),
        "confusion" => Plot.Confusion("Who for whom", MulticlassCounts.From([0, 0, 1, 0], [0, 1, 1, 1], ["x", "y"],
            new Grouping("tone", ["darker", "lighter"], [0, 0, 0, 1]))),
        "histogram" => Plot.Histogram("Scores", "score", [new("women", [0, 0.1, 1, double.NaN]), new("men", [0.9, 1])],
            bins: 2),
        "images" => Plot.Images("Faces", [("one", Pixels), ("two", Pixels), ("three", Pixels)], columns: 2, width: 400),
        "overlay" => Plot.Overlay("Looks", "attribution (logit)", [("one", Pixels, new[,] { { -0.5, double.NaN } })],
            width: 400),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    // The files were written by this very function in another process, so that equal bytes also are repeatable ones.
    [Theory]
    [InlineData("bars")]
    [InlineData("dots")]
    [InlineData("dots-apart")]
    [InlineData("lines")]
    [InlineData("tradeoff")]
    [InlineData("heatmap")]
    [InlineData("confusion")]
    [InlineData("histogram")]
    [InlineData("images")]
    [InlineData("overlay")]
    public void Figure_is_what_it_was(string name)
    {
        string json = Drawn(name).ToJson(), path = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).TrimEnd() : "", json);
        Assert.Equal(json, Drawn(name).ToJson());
    }

    [Fact]
    public void Intervals_without_an_end_and_values_that_are_not_finite_are_gaps()
    {
        var women = JsonDocument.Parse(Drawn("bars").ToJson()).RootElement.GetProperty("data")[0];
        Assert.Equal("[0.35,null]", women.GetProperty("y").GetRawText());
        Assert.Equal(JsonValueKind.Null, women.GetProperty("error_y").GetProperty("array")[1].ValueKind);
        var infinite = Plot.Bars("t", ["a"], "x", "y", [new("s", [1], [0], [double.PositiveInfinity])]).ToJson();
        Assert.Contains("\"array\":[null],\"arrayminus\":[1.0]", infinite, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_draw_is_refused_in_one_sentence()
    {
        foreach (Func<GenericChart> draw in (Func<GenericChart>[])
        [
            () => Plot.Bars("Empty", [], "x", "y", []), () => Plot.Bars("Empty", [], "x", "y", [new("a", [])]), () =>
                Plot.Dots("Empty", ["a"], "x", "y", []),
            () => Plot.Lines("Empty", "x", "y", []), () => Plot.TradeOff("Empty", "x", "y", [], Better.Lower), () =>
                Plot.Heatmap("Empty", [], [], [], "x", "y", "u"),
            () => Plot.Histogram("Empty", "x", [new("a", [double.NaN])]), () => Plot.Images("Empty", []), () =>
                Plot.Overlay("Empty", "u", []),
        ])
            Assert.StartsWith("'Empty': found nothing to draw, expected at least one ",
                Assert.Throws<ArgumentException>(draw).Message);
    }

    [Fact]
    public void Bad_input_says_what_was_found_and_expected()
    {
        Expect("series 's': found 1 values, expected 2", () => Plot.Bars("t", ["a", "b"], "x", "y", [new("s", [1])]));
        Expect("series 's': found 2 lower and 0 upper ends, expected none or 2", () =>
            Plot.Bars("t", ["a", "b"], "x", "y", [new("s", [1, 2], [0, 0])]));
        Expect("found the category 'Brad' twice", () => Plot.Dots("t", ["Brad", "Brad"], "x", "y", [new("s", [1, 2])]));
        Expect("series 's': found no positions", () => Plot.Lines("t", "x", "y", [new("s", [1])]));
        Expect("found the position 0, expected numbers above 0", () =>
            Plot.Lines("t", "x", "y", [new("s", [1]) { X = [0] }], logX: true));
        Expect("found 1 rows of 1 numbers, expected 1 of 2", () =>
            Plot.Heatmap("t", ["a", "b"], ["r"], [[1]], "x", "y", "u"));
        Expect("found amounts of shape [1, 1], expected [1, 2]", () =>
            Plot.Overlay("t", "u", [("i", Pixels, new double[1, 1])]));
        Expect("found NaN in row 0, column 0, channel 1, expected a number in [0, 1]", () =>
            Plot.Images("t", [("i", new double[1, 1, 3] { { { 0, double.NaN, 0 } } })]));
        Expect("expected [height, width, 3]", () => Plot.Images("t", [("i", new double[1, 1, 2])]));

        static void Expect(string message, Func<GenericChart> draw) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(draw).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_are_styled_on_with_the_functions_of_Plotly_NET()
    {
        var chart = Plotly.NET.CSharp.GenericChartExtensions.WithXAxisStyle<double, double,
            string>(Drawn("tradeoff"), TitleText: "another");
        var axis = JsonDocument.Parse(chart.ToJson()).RootElement.GetProperty("layout").GetProperty("xaxis");
        Assert.Equal("another", axis.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(2, axis.GetProperty("range").GetArrayLength());
    }

    [Fact]
    public void Shares_of_a_histogram_add_up_to_one() =>
        Assert.Equal([1, 1], JsonDocument.Parse(Drawn("histogram").ToJson()).RootElement.GetProperty("data")
            .EnumerateArray()
            .Select(t => t.GetProperty("y").EnumerateArray().Sum(v => v.GetDouble())), new Close());

    sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double obj) => 0;
    }
}
