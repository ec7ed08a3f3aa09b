using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>Bars in groups: one group for each category, one bar in it for each series, with error bars where intervals are given.</summary>
public sealed class BarFigure : Figure
{
    readonly string[] _categories;
    readonly List<Series> _series = [];

    /// <summary>A figure without bars yet.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="categories">The groups of bars, from left to right.</param>
    /// <param name="xTitle">What the categories are.</param>
    /// <param name="yTitle">What is measured, with its unit.</param>
    public BarFigure(string title, IEnumerable<string> categories, string xTitle, string yTitle)
        : base(title, xTitle, yTitle) => _categories = [.. categories];

    /// <summary>Adds a series: one bar for each category.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="values">Heights; NaN leaves a gap.</param>
    /// <param name="lower">Lower ends of the intervals; null for none.</param>
    /// <param name="upper">Upper ends of the intervals.</param>
    public BarFigure Add(string name, IEnumerable<double> values, IEnumerable<double>? lower = null, IEnumerable<double>? upper = null)
    {
        _series.Add(Series.Checked(name, _categories.Length, values, lower, upper));
        return this;
    }

    /// <summary>Adds a dashed line across, such as the four-fifths rule.</summary>
    public BarFigure WithLine(double at, string label)
    {
        AddLine(horizontal: true, at, label);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({YTitle} by {XTitle}: {string.Join(", ", _categories)})\n{string.Join("\n", _series)}";

    private protected override IEnumerable<JsonObject> Traces() => _series.Select((series, i) =>
    {
        var trace = new JsonObject
        {
            ["type"] = "bar", ["name"] = series.Name, ["x"] = Texts(_categories), ["y"] = Numbers(series.Values),
            ["marker"] = new JsonObject { ["color"] = Palette[i % Palette.Count] },
        };
        if (series.Lower is not null)
            trace["error_y"] = ErrorBars(series);
        return trace;
    });

    private protected override void Arrange(JsonObject layout)
    {
        layout["barmode"] = "group";
        // Categories that look like numbers would otherwise be put on a scale.
        layout["xaxis"]!["type"] = "category";
        layout["showlegend"] = _series.Count > 1;
    }

    internal static JsonObject ErrorBars(Series series) => new()
    {
        ["type"] = "data", ["symmetric"] = false, ["thickness"] = 1.2, ["width"] = 3, ["color"] = "#222222",
        ["array"] = Numbers(series.Upper!.Zip(series.Values, (u, v) => Math.Max(0, u - v))),
        ["arrayminus"] = Numbers(series.Values.Zip(series.Lower!, (v, l) => Math.Max(0, v - l))),
    };
}
