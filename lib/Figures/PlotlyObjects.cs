using Plotly.NET;
using Plotly.NET.TraceObjects;
using Plotly.NET.LayoutObjects;

namespace FairLab.Figures;

/// <summary>
/// Plotly.NET's own objects, filled under plotly.js's names: what users style on with Plotly.NET's functions.
/// </summary>
static class PlotlyObjects
{
    /// <summary>The object with more properties; null leaves one out.</summary>
    public static T With<T>(this T target, params ReadOnlySpan<(string Name, object? Value)> properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
            if (value is not null)
                target.SetProperty(name, value);
        return target;
    }

    /// <summary>A property; null where it is missing or of another type.</summary>
    public static T? Find<T>(this DynamicObj.DynamicObj source, string name)
        where T : class => source.TryGetPropertyValue(name)?.Value as T;

    /// <summary>A trace of plotly.js's type.</summary>
    public static Trace NewTrace(string type) => new Trace2D(type);

    /// <summary>A title; of one line or, at so many letters, of more.</summary>
    public static Title NewTitle(string text, int letters = int.MaxValue) =>
        new Title().With(("text", Wrapped(text, letters)));

    /// <summary>An axis with its title.</summary>
    public static LinearAxis NewAxis(string title) => new LinearAxis().With(("title", NewTitle(title)));

    /// <summary>A text broken at its spaces into lines of about so many letters.</summary>
    public static string Wrapped(string text, int letters) =>
        text.Split(' ').Aggregate((Text: "", Line: 0), (sum, word) =>
        sum.Text.Length == 0 ? (word, word.Length)
        : sum.Line + 1 + word.Length > letters ? ($"{sum.Text}<br>{word}", word.Length)
        : ($"{sum.Text} {word}", sum.Line + 1 + word.Length)).Text;

    /// <summary>A chart of these traces, without Plotly.NET's default template.</summary>
    public static GenericChart NewChart(IEnumerable<Trace> traces, Layout layout) =>
        GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, traces));

    /// <summary>The error bars of a series; null when it has no intervals.</summary>
    public static Error? ErrorBars(PlotSeries series, string? colour) => series.Low is null ? null : new Error().With(
        ("type", "data"), ("symmetric", false), ("color", colour ?? "#222222"),
        ("array", series.High!.Zip(series.Values, (h, v) => Math.Max(0, h - v)).ToArray()),
        ("arrayminus", series.Values.Zip(series.Low, (v, l) => Math.Max(0, v - l)).ToArray()));
}
