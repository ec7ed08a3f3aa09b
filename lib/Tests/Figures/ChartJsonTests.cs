using Plotly.NET;
using Plotly.NET.LayoutObjects;
using CSharp = Plotly.NET.CSharp;

namespace FairLab.Figures.Tests;

/// <summary>A user's own chart of Plotly.NET's.</summary>
public sealed class ChartJsonTests
{
    static GenericChart Own => CSharp.Chart.Line<double, double,
        string>([0, 1, 2], [1, double.NaN, double.NegativeInfinity], Name: "mine");

    [Fact]
    public void Own_chart_has_gaps_and_no_default_template()
    {
        string json = Own.ToJson();
        Assert.Contains("\"y\":[1.0,null,null]", json, StringComparison.Ordinal);
        Assert.DoesNotContain("template", json, StringComparison.Ordinal);
        Assert.Equal(json, Own.ToJson());
        Assert.Equal("Figure\nmine: (0, 1), (1, -), (2, -)", Own.ToText());
    }

    [Fact]
    public void Own_template_stays_and_the_house_style_is_for_charts_without_one()
    {
        var template = new Template();
        template.SetProperty("layout", new Layout().With(("paper_bgcolor", "#123456")));
        var chart = Chart.withTemplate(template).Invoke(Own);
        Assert.Contains("#123456", chart.ToJson(), StringComparison.Ordinal);
        Assert.Equal(chart.ToJson(), ChartJson.Styled(chart).ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal(HouseStyle.Palette[0], (string?)ChartJson.Styled(
            Own)["layout"]!["template"]!["layout"]!["colorway"]![0]);
    }

    [Fact]
    public void Chart_without_traces_is_refused() =>
        Assert.Contains("found a chart without traces",
            Assert.Throws<ArgumentException>(() => GenericChart.ofTraceObjects(true, (Trace[])[]).ToJson()).Message);
}
