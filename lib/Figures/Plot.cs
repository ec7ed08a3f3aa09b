using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static FairLab.Figures.PlotlyObjects;

namespace FairLab.Figures;

/// <summary>
/// Figures in the house style, each a chart of Plotly.NET's, to be styled on with its functions. The style itself
/// is added where they are drawn. What is not finite is a gap; a figure without anything to draw is refused.
/// </summary>
public static partial class Plot
{
    /// <summary>Adds a dashed line across at a height, such as the four-fifths rule.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="y">The height.</param>
    /// <param name="label">What it is; "" for nothing.</param>
    public static GenericChart MarkY(this GenericChart chart, double y, string label = "") =>
        chart.Mark("x", "y", y, label);

    /// <summary>Adds a dashed upright line, such as the rate over everybody.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="x">Where.</param>
    /// <param name="label">What it is; "" for nothing.</param>
    public static GenericChart MarkX(this GenericChart chart, double x, string label = "") =>
        chart.Mark("y", "x", x, label);

    static GenericChart Mark(this GenericChart chart, string along, string across, double at, string label)
    {
        chart = Chart.withShape(new Shape().With(
            ("type", "line"), ($"{along}ref", "paper"), ($"{along}0", 0), ($"{along}1", 1), ($"{across}0", at),
            ($"{across}1", at)), true).Invoke(chart);
        if (label.Length == 0)
            return chart;
        var layout = GenericChart.getLayout(chart);
        // On a logarithmic axis shapes stand at numbers, but annotations at their logarithms.
        if (layout.Find<LinearAxis>(across + "axis")?.Find<string>("type") == "log")
            at = Math.Log10(at);
        // A line across has its label in the right margin; an upright one above the plot, or in it where a legend
        // stands there.
        bool above = layout.Find<object>("showlegend") is false;
        if (along == "x")
            layout.With(("margin", (layout.Find<Margin>("margin") ?? new Margin())
                .With(("r", Math.Max(30, 16 + 7 * label.Length)))));
        return Chart.withAnnotation(new Annotation().With(
            ("text", label), ($"{along}ref", "paper"), (along, 1), (across, at),
            ("xanchor", along == "y" && above ? "center" : "left"),
            ("yanchor", along == "x" ? "middle" : above ? "bottom" : "top"), ("xshift", along == "x" ? 4 : null)), true)
            .Invoke(chart);
    }

    static Layout Layout(string title, int width, int height, bool legend)
    {
        var heading = NewTitle(title, (width - 60) / 8);
        int lines = heading.Find<string>("text")!.Split("<br>").Length;
        return new Layout().With(
            ("title", heading), ("width", width), ("height", height), ("showlegend", legend),
            ("margin", new Margin().With(("t", (legend ? 92 : 56) + 20 * (lines - 1)))));
    }

    static Layout Layout(string title, string x, string y, int width, int height, bool legend) =>
        Layout(title, width, height, legend).With(("xaxis", NewAxis(x)), ("yaxis", NewAxis(y)));

    static LinearAxis AxisOf(this Layout layout, string name) => layout.Find<LinearAxis>(name)!;
}
