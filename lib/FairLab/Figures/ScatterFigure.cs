using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>Points or lines in a plane, such as accuracy against parity.</summary>
public sealed class ScatterFigure : Figure
{
    // A curve through so few points shows them.
    const int FewPoints = 25;

    static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star", "pentagon"];

    readonly List<(Series Series, double[] X, string[]? Labels, bool Line)> _series = [];

    /// <summary>Whether the horizontal axis is logarithmic; positions then are above 0.</summary>
    public bool IsLogX { get; init; }

    /// <summary>Where the horizontal axis has ticks, and what they say; null to let Plotly choose. On a logarithmic axis a tick may so say 0.</summary>
    public IReadOnlyList<(double At, string Text)>? XTicks { get; init; }

    /// <summary>A figure without points yet.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="xTitle">The horizontal quantity, with its unit.</param>
    /// <param name="yTitle">The vertical quantity, with its unit.</param>
    public ScatterFigure(string title, string xTitle, string yTitle)
        : base(title, xTitle, yTitle)
    {
    }

    /// <summary>Adds points.</summary>
    /// <param name="name">Their name in the legend.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="labels">A text for each point; null for none.</param>
    public ScatterFigure Add(string name, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<string>? labels = null) =>
        Add(name, x, y, null, null, labels, line: false);

    /// <summary>Adds points with vertical intervals.</summary>
    /// <param name="name">Their name in the legend.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="lower">Lower ends of the intervals.</param>
    /// <param name="upper">Upper ends of the intervals.</param>
    public ScatterFigure AddWithIntervals(string name, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double> lower, IEnumerable<double> upper) =>
        Add(name, x, y, lower, upper, null, line: false);

    /// <summary>Adds a line through points, in the given order.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="lower">Lower ends of vertical intervals; null for none.</param>
    /// <param name="upper">Upper ends of the intervals.</param>
    public ScatterFigure AddLine(string name, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double>? lower = null, IEnumerable<double>? upper = null) =>
        Add(name, x, y, lower, upper, null, line: true);

    /// <summary>Adds a dashed line across at a height.</summary>
    public ScatterFigure WithHorizontal(double at, string label)
    {
        AddLine(horizontal: true, at, label);
        return this;
    }

    /// <summary>Adds a dashed upright line.</summary>
    public ScatterFigure WithVertical(double at, string label)
    {
        AddLine(horizontal: false, at, label);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({YTitle} against {XTitle})\n{string.Join("\n", _series.Select(s =>
        $"{s.Series.Name}: {string.Join(", ", s.X.Zip(s.Series.Values, (x, y) => FormattableString.Invariant($"({x:0.####}, {y:0.####})")))}"))}";

    private protected override IEnumerable<JsonObject> Traces() => _series.Select((s, i) =>
    {
        var colour = Palette[i % Palette.Count];
        var trace = new JsonObject
        {
            ["type"] = "scatter", ["name"] = s.Series.Name, ["x"] = Numbers(s.X), ["y"] = Numbers(s.Series.Values),
            ["mode"] = s.Line ? s.X.Length <= FewPoints ? "lines+markers" : "lines" : s.Labels is null ? "markers" : "markers+text",
        };
        if (s.Line)
            trace["line"] = new JsonObject { ["color"] = colour, ["width"] = 2 };
        trace["marker"] = new JsonObject { ["color"] = colour, ["size"] = s.Line ? 7 : 9, ["symbol"] = Symbol(i) };
        if (s.Labels is not null)
            (trace["text"], trace["textposition"]) = (Texts(s.Labels), "top center");
        if (s.Series.Lower is not null)
            trace["error_y"] = BarFigure.ErrorBars(s.Series);
        return trace;
    });

    /// <summary>The symbol of a series. Each round through the colours moves the symbols on by one, so that no two series look alike.</summary>
    internal static string Symbol(int series) => Symbols[(series + series / Palette.Count) % Symbols.Length];

    private protected override void Arrange(JsonObject layout)
    {
        layout["showlegend"] = _series.Count > 1;
        var axis = layout["xaxis"]!;
        if (IsLogX)
            axis["type"] = "log";
        if (XTicks is not null)
            (axis["tickmode"], axis["tickvals"], axis["ticktext"]) = ("array", Numbers(XTicks.Select(t => t.At)), Texts(XTicks.Select(t => t.Text)));
        if (_series.Count > Symbols.Length)
            layout["legend"] = new JsonObject { ["orientation"] = "v", ["x"] = 1.02, ["y"] = 1 };
    }

    ScatterFigure Add(string name, IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double>? lower, IEnumerable<double>? upper, IEnumerable<string>? labels, bool line)
    {
        double[] xs = [.. x];
        if (IsLogX && Array.FindIndex(xs, at => at <= 0) is >= 0 and var wrong)
            throw new ArgumentException(FormattableString.Invariant($"series '{name}': found the position {xs[wrong]}, expected numbers above 0 on a logarithmic axis"), nameof(x));
        var texts = labels?.ToArray();
        if (texts is not null && texts.Length != xs.Length)
            throw new ArgumentException($"series '{name}': found {texts.Length} labels, expected {xs.Length}", nameof(labels));
        _series.Add((Series.Checked(name, xs.Length, y, lower, upper), xs, texts, line));
        return this;
    }
}
