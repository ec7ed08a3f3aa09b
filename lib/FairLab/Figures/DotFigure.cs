using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>
/// A row for each category, from the top down, with a point for each series on a common scale and a horizontal interval where
/// one is given: for more categories than bars can carry, and for names that must be readable.
/// </summary>
public sealed class DotFigure : Figure
{
    readonly string[] _categories;
    readonly List<Series> _series = [];

    /// <summary>A figure without points yet.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="categories">The rows, from the top down, each once.</param>
    /// <param name="xTitle">What is measured, with its unit.</param>
    /// <param name="yTitle">What the categories are.</param>
    public DotFigure(string title, IEnumerable<string> categories, string xTitle, string yTitle)
        : base(title, xTitle, yTitle)
    {
        _categories = [.. categories];
        if (_categories.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"found the category '{twice.Key}' twice, expected every category once", nameof(categories));
    }

    /// <summary>Adds a series: a point in each row.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="values">Positions, one for each category; NaN leaves its row empty, as where each row belongs to one series.</param>
    /// <param name="lower">Left ends of the intervals; null for none.</param>
    /// <param name="upper">Right ends of the intervals.</param>
    public DotFigure Add(string name, IEnumerable<double> values, IEnumerable<double>? lower = null, IEnumerable<double>? upper = null)
    {
        _series.Add(Series.Checked(name, _categories.Length, values, lower, upper));
        return this;
    }

    /// <summary>Adds a dashed upright line, such as the rate over everybody.</summary>
    public DotFigure WithLine(double at, string label)
    {
        AddLine(horizontal: false, at, label);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({XTitle} by {YTitle}: {string.Join(", ", _categories)})\n{string.Join("\n", _series)}";

    private protected override IEnumerable<JsonObject> Traces() => _series.Select((series, i) =>
    {
        var colour = Palette[i % Palette.Count];
        var trace = new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "markers", ["name"] = series.Name, ["x"] = Numbers(series.Values), ["y"] = Texts(_categories),
            ["marker"] = new JsonObject { ["color"] = colour, ["size"] = 8, ["symbol"] = ScatterFigure.Symbol(i) },
        };
        if (series.Lower is not null)
        {
            trace["error_x"] = BarFigure.ErrorBars(series);
            trace["error_x"]!["color"] = colour;
        }
        return trace;
    });

    private protected override void Arrange(JsonObject layout)
    {
        layout["showlegend"] = _series.Count > 1;
        var rows = layout["yaxis"]!.AsObject();
        (rows["type"], rows["categoryorder"], rows["categoryarray"]) = ("category", "array", Texts(_categories));
        // Every row has its label and the first is on top, below room for the labels of lines.
        (rows["dtick"], rows["range"]) = (1, Numbers([_categories.Length - 0.5, -1.5]));
        rows["title"]!["standoff"] = 14;
    }
}
