using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>
/// Texts whose words are coloured by a signed amount, such as their attribution: vermillion below 0, white at 0, blue above, on one
/// scale for all texts; grey where the amount is undefined. It is as wide as its <see cref="Figure.Size"/> asks for and as high as the
/// words need, or higher where more is asked for.
/// </summary>
public sealed class TokenFigure : Figure
{
    const string Monospace = "DejaVu Sans Mono, Menlo, Courier New, monospace";

    readonly (string Label, string[] Words, double[] Values)[] _rows;
    readonly string _unit;
    readonly double _limit;

    /// <summary>A figure of texts.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="rows">The texts from top to bottom: a label, the words, and an amount for each word; NaN where it is undefined.</param>
    /// <param name="valueTitle">What the amounts are, with their unit.</param>
    /// <exception cref="ArgumentException">There are no rows, a row has no words or another number of amounts, or an amount is infinite.</exception>
    public TokenFigure(string title, IEnumerable<(string Label, IReadOnlyList<string> Words, IReadOnlyList<double> Values)> rows, string valueTitle)
        : base(title, "word", "text")
    {
        _unit = valueTitle;
        _rows = [.. rows.Select((row, i) => Checked(i, row))];
        if (_rows.Length == 0)
            throw new ArgumentException($"'{title}': found no rows, expected at least one", nameof(rows));
        _limit = DivergingScale.Limit(_rows.SelectMany(r => r.Values));
    }

    /// <summary>Whether each word's amount is written beneath it; false by default.</summary>
    public bool ShowValues { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title} ({_unit})\n{string.Join("\n", _rows.Select(r =>
        $"{r.Label.ReplaceLineEndings(" ")}: {string.Join(", ", r.Words.Zip(r.Values, (w, v) => FormattableString.Invariant($"{FigureText.Visible(w)} {v:G4}")))}"))}";

    private protected override (int Width, int Height) Sized() => Plan().Frame.Size;

    private protected override IEnumerable<JsonObject> Traces()
    {
        // A point that is nowhere carries the colour bar.
        yield return new JsonObject
        {
            ["type"] = "scatter", ["mode"] = "markers", ["x"] = new JsonArray([null]), ["y"] = new JsonArray([null]), ["hoverinfo"] = "skip",
            ["marker"] = new JsonObject
            {
                ["color"] = new JsonArray([0]), ["cmin"] = -_limit, ["cmax"] = _limit, ["colorscale"] = DivergingScale.ToPlotly(seeThrough: false),
                ["showscale"] = true, ["colorbar"] = Plan().Frame.ColourBar(),
            },
        };
    }

    private protected override void Arrange(JsonObject layout)
    {
        var (words, frame) = Plan();
        frame.Arrange(layout, [.. words.Labels.Select(l => Label(l.Lines, l.Y, words.BoxHeight)), .. words.Boxes.Select(b => Word(b, words.BoxHeight))]);
        // One unit of the axes is one pixel, y downwards.
        layout["xaxis"] = Pixels(0, frame.PlotWidth);
        layout["yaxis"] = Pixels(frame.PlotHeight, 0);
    }

    static (string, string[], double[]) Checked(int at, (string Label, IReadOnlyList<string> Words, IReadOnlyList<double> Values) row)
    {
        var (label, words, values) = row;
        if (words.Count == 0)
            throw new ArgumentException($"row {at} '{label}': found no words, expected at least one", nameof(row));
        if (values.Count != words.Count)
            throw new ArgumentException($"row {at} '{label}': found {values.Count} values, expected {words.Count}, one for each word", nameof(row));
        int infinite = values.ToList().FindIndex(double.IsInfinity);
        if (infinite >= 0)
            throw new ArgumentException(FormattableString.Invariant($"row {at} '{label}': found the value {values[infinite]} for word {infinite} '{words[infinite]}', expected a finite number, or NaN where it is undefined"), nameof(row));
        return (label, [.. words], [.. values]);
    }

    (TokenLayout Words, PixelFrame Frame) Plan()
    {
        var bar = new ColourBar(_unit, _limit, _rows.Any(r => r.Values.Any(double.IsNaN)));
        var words = new TokenLayout([.. _rows.Select(r => (r.Label, r.Words.Select(FigureText.Visible).ToArray(), r.Values.Select(Written).ToArray()))],
            (Asked?.Width ?? 760) - PixelFrame.Margin - bar.Width, ShowValues);
        return (words, new PixelFrame(Title, bar, words.Width, words.Height, Asked?.Height ?? 0));
    }

    string Written(double value) => !ShowValues ? "" : double.IsNaN(value) ? "n/a" : FigureText.Number(value, FigureText.Format(_limit));

    JsonObject Word((int Row, int Word, string Text, int X, int Y, int Width) box, int height)
    {
        var (word, value) = (_rows[box.Row].Words[box.Word], _rows[box.Row].Values[box.Word]);
        string colour = DivergingScale.Colour(value, _limit), text = FigureText.Literal(box.Text), written = Written(value);
        var shown = At(box.X, box.Y, written.Length == 0 ? text : $"{text}<br><span style=\"font-size:{TokenLayout.ValueSize}px\">{written}</span>");
        (shown["width"], shown["height"], shown["bgcolor"], shown["bordercolor"], shown["borderwidth"]) = (box.Width - 2, height - 2, colour, "#c8c8c8", 1);
        shown["font"] = new JsonObject { ["family"] = Monospace, ["size"] = TokenLayout.WordSize, ["color"] = DivergingScale.TextOn(colour) };
        shown["hovertext"] = $"{FigureText.Literal(word)}<br>{(double.IsNaN(value) ? "undefined" : FigureText.Number(value, "G4"))}";
        return shown;
    }

    // A label of one line stands level with the first line of words, one of several begins at its top.
    static JsonObject Label(IReadOnlyList<string> lines, int top, int height)
    {
        var label = At(0, lines.Count == 1 ? top + height / 2 : top, FigureText.Joined(lines.Select(FigureText.Literal)));
        (label["yanchor"], label["align"], label["font"]) = (lines.Count == 1 ? "middle" : "top", "left", new JsonObject { ["size"] = TokenLayout.LabelSize });
        return label;
    }

    static JsonObject At(int x, int y, string text) => new()
    {
        ["xref"] = "x", ["yref"] = "y", ["x"] = x, ["y"] = y, ["xanchor"] = "left", ["yanchor"] = "top", ["text"] = text, ["showarrow"] = false, ["borderpad"] = 0, ["borderwidth"] = 0,
    };

    static JsonObject Pixels(int from, int to) => new()
    {
        ["range"] = new JsonArray([from, to]), ["visible"] = false, ["fixedrange"] = true,
    };
}
