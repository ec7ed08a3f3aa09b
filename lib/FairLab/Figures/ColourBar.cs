using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>The colour bar of a diverging scale at the right of a figure: its unit above it, and the grey of what is undefined beneath it.</summary>
sealed class ColourBar
{
    const int Left = 18, Thickness = 14, TitleSize = 12, TitleLine = 16, TitleGap = 12, TickSize = 11, Shortest = 104, Longest = 220, UndefinedHeight = 32;

    readonly double _limit;
    readonly IReadOnlyList<string> _title;
    readonly bool _anyUndefined;

    /// <summary>A bar from -limit to limit.</summary>
    /// <param name="unit">What the colours are, with its unit.</param>
    /// <param name="limit">The amount at which colours are full, above 0.</param>
    /// <param name="anyUndefined">Whether the figure has undefined amounts, drawn grey.</param>
    public ColourBar(string unit, double limit, bool anyUndefined)
    {
        (_limit, _anyUndefined) = (limit, anyUndefined);
        _title = FigureText.WrapTitle(unit, 110, TitleSize);
        // A unit in brackets goes to a line of its own rather than being broken.
        if (_title.Count > 1)
            _title = FigureText.WrapTitle(unit.Replace(" (", "\n(", StringComparison.Ordinal), 110, TitleSize);
        double widest = Math.Max(_title.Max(line => FigureText.Width(line, TitleSize)), Thickness + 8 + Ticks(limit).Max(t => FigureText.Width(Label(t), TickSize)));
        Width = Left + (int)Math.Ceiling(Math.Clamp(widest, 76, 160)) + 10;
    }

    /// <summary>The margin it needs at the figure's right, in pixels.</summary>
    public int Width { get; }

    /// <summary>The least height of the plot beside it, in pixels.</summary>
    public int Height => Top + Shortest + Below;

    int Top => _title.Count * TitleLine + TitleGap;

    int Below => _anyUndefined ? UndefinedHeight : 0;

    /// <summary>The bar in Plotly's terms, without the title, which Plotly would put too near to the uppermost number.</summary>
    /// <param name="plotHeight">The height of the plot in pixels, at least <see cref="Height"/>.</param>
    public JsonObject ToPlotly(int plotHeight) => new()
    {
        ["x"] = 1, ["xanchor"] = "left", ["xpad"] = Left, ["y"] = 1 - (double)Top / plotHeight, ["yanchor"] = "top", ["ypad"] = 0,
        ["lenmode"] = "pixels", ["len"] = Length(plotHeight), ["thickness"] = Thickness, ["outlinecolor"] = "#b0b0b0", ["outlinewidth"] = 1,
        ["tickmode"] = "array", ["tickvals"] = new JsonArray([.. Ticks(_limit).Select(t => (JsonNode)t)]),
        ["ticktext"] = new JsonArray([.. Ticks(_limit).Select(t => (JsonNode)Label(t))]),
        ["ticks"] = "outside", ["ticklen"] = 4, ["tickcolor"] = "#b0b0b0", ["tickfont"] = new JsonObject { ["size"] = TickSize },
    };

    /// <summary>The title, and beneath the bar what grey means, where there is any.</summary>
    /// <param name="plotHeight">The height of the plot in pixels, at least <see cref="Height"/>.</param>
    public IEnumerable<JsonObject> Annotations(int plotHeight)
    {
        yield return Note(1, Left, new JsonObject { ["text"] = FigureText.Joined(_title), ["align"] = "left", ["borderwidth"] = 0, ["font"] = new JsonObject { ["size"] = TitleSize } });
        if (!_anyUndefined)
            yield break;
        double y = 1 - (Top + Length(plotHeight) + 16.0) / plotHeight;
        yield return Note(y, Left, new JsonObject { ["text"] = " ", ["width"] = Thickness - 2, ["height"] = Thickness - 2, ["borderwidth"] = 1, ["bgcolor"] = DivergingScale.Undefined, ["bordercolor"] = "#b0b0b0" });
        yield return Note(y, Left + Thickness + 6, new JsonObject { ["text"] = "undefined", ["borderwidth"] = 0, ["font"] = new JsonObject { ["size"] = TickSize } });
    }

    /// <summary>The two ends, 0, and round numbers between them that are far enough from the ends to be read.</summary>
    internal static IEnumerable<double> Ticks(double limit)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(0.6 * limit))), most = 0.6 * limit / power;
        double step = power * (most >= 5 ? 5 : most >= 2 ? 2 : 1);
        double[] above = [.. Enumerable.Range(1, 9).Select(i => i * step).Where(t => t <= 0.7 * limit), limit];
        return [.. above.Reverse().Select(t => -t), 0, .. above];
    }

    static JsonObject Note(double y, int shift, JsonObject note)
    {
        (note["xref"], note["x"], note["xanchor"], note["xshift"]) = ("paper", 1, "left", shift);
        (note["yref"], note["y"], note["yanchor"], note["showarrow"], note["borderpad"]) = ("paper", y, "top", false, 0);
        return note;
    }

    int Length(int plotHeight) => Math.Min(plotHeight - Top - Below, Longest);

    static string Label(double tick) => FigureText.Number(tick, "G3");
}
