using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>A table of numbers as colours, each cell with its number written in it.</summary>
public sealed class HeatmapFigure : Figure
{
    readonly string[] _columns, _rows;
    readonly double[][] _values;
    readonly string _unit;

    /// <summary>A heatmap.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Names from left to right.</param>
    /// <param name="rows">Names from top to bottom.</param>
    /// <param name="values">One array for each row, one number for each column; NaN leaves the cell empty.</param>
    /// <param name="xTitle">What the columns are.</param>
    /// <param name="yTitle">What the rows are.</param>
    /// <param name="valueTitle">What the numbers are, with their unit.</param>
    public HeatmapFigure(string title, IEnumerable<string> columns, IEnumerable<string> rows, IEnumerable<IEnumerable<double>> values,
        string xTitle, string yTitle, string valueTitle)
        : base(title, xTitle, yTitle)
    {
        (_columns, _rows, _unit) = ([.. columns], [.. rows], valueTitle);
        _values = [.. values.Select(v => v.ToArray())];
        if (_values.Length != _rows.Length || _values.FirstOrDefault(v => v.Length != _columns.Length) is not null)
            throw new ArgumentException($"found {_values.Length} rows of {string.Join(", ", _values.Select(v => v.Length).Distinct())} numbers, expected {_rows.Length} of {_columns.Length}", nameof(values));
    }

    /// <summary>Whether 0 is the neutral middle of the colours (differences) rather than one end (amounts).</summary>
    public bool IsDiverging { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({_unit}; columns {string.Join(", ", _columns)})\n{string.Join("\n", _rows.Zip(_values, (r, v) => new Series(r, v, null, null)))}";

    private protected override IEnumerable<JsonObject> Traces()
    {
        var trace = new JsonObject
        {
            ["type"] = "heatmap", ["x"] = Texts(_columns), ["y"] = Texts(_rows),
            ["z"] = new JsonArray([.. _values.Select(v => (JsonNode)Numbers(v))]),
            ["texttemplate"] = "%{z:.3f}",
            ["colorscale"] = IsDiverging ? DivergingScale.ToPlotly(seeThrough: false) : "Cividis",
            ["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = _unit } },
        };
        if (IsDiverging)
            trace["zmid"] = 0;
        yield return trace;
    }

    private protected override void Arrange(JsonObject layout) => layout["yaxis"]!["autorange"] = "reversed";
}
