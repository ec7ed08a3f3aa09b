using FairLab.Figures;
using static System.FormattableString;

namespace FairLab.Audit;

/// <summary>Lines in a square of two shares or scores, as one SVG element in the house style's colours.</summary>
sealed record SvgLines(string Title, string X, string Y)
{
    const int Width = 360, Height = 250, Left = 58, Right = 18, Top = 10, Bottom = 40;

    /// <summary>The ends of the axes.</summary>
    public (double Low, double High) RangeX { get; init; } = (0, 1);

    /// <summary>The ends of the upright axis.</summary>
    public (double Low, double High) RangeY { get; init; } = (0, 1);

    /// <summary>Whether the diagonal is drawn, on which x and y are equal.</summary>
    public bool HasDiagonal { get; init; }

    /// <summary>Whether the axes are shares, shown in a hundred.</summary>
    public (bool X, bool Y) Percent { get; init; }

    /// <summary>The figure with its legend, and in words for readers by ear.</summary>
    /// <param name="series">Lines with their points; NaN is a gap.</param>
    /// <param name="words">What it shows, in a sentence.</param>
    public string Draw(IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series, string words)
    {
        var styles = SeriesStyle.Of([.. series.Select(s => s.Name)]);
        var svg = new HtmlText($"<figure><figcaption>{AuditHtml.Text(Title)}</figcaption><svg class=\"lines\" "
            + $"viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{AuditHtml.Text($"{Title}. {words}")}\">");
        Axes(svg);
        for (int s = 0; s < series.Count; s++)
        {
            // Dashes tell lines apart where colours do not.
            string dash = s switch { 0 => "", 1 => "6 3", 2 => "2 3", 3 => "8 3 2 3", _ => $"{3 + s} 2" };
            svg.Append(Line(series[s].Points, $"style=\"--c:{Colour(styles[s])}\" stroke-dasharray=\"{dash}\""));
        }
        svg.Append("</svg><ul class=\"legend\">");
        for (int s = 0; s < series.Count; s++)
        {
            string dash = s switch { 0 => "", 1 => "6 3", 2 => "2 3", 3 => "8 3 2 3", _ => $"{3 + s} 2" };
            svg.Append($"<li><svg width=\"28\" height=\"8\" aria-hidden=\"true\"><line class=\"series\" x1=\"0\" "
                + "x2=\"28\" "
                + $"y1=\"4\" y2=\"4\" style=\"--c:{Colour(styles[s])}\" stroke-dasharray=\"{dash}\"/></svg> "
                + $"{AuditHtml.Text(series[s].Name)}</li>");
        }
        return svg.Append("</ul></figure>\n").ToString();
    }

    // Black is what a group that is compared with has; in the dark it is white.
    static string Colour(SeriesStyle style) => style.Colour == "#000000" ? "currentColor" : style.Colour;

    void Axes(HtmlText svg)
    {
        for (int i = 0; i <= 4; i++)
        {
            double share = i / 4.0;
            var (x, y) = (Left + share * (Width - Left - Right), Height - Bottom - share * (Height - Top - Bottom));
            svg.Append(Invariant(
                $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>"));
            svg.Append(Label(Left - 5, y + 4, "end", Tick(RangeY, share, Percent.Y)));
            svg.Append(Label(x, Height - Bottom + 16, "middle", Tick(RangeX, share, Percent.X)));
        }
        svg.Append(Label((Left + Width - Right) / 2, Height - 6, "middle", X));
        svg.Append(Invariant($"<g transform=\"translate(11 {(Height - Bottom + Top) / 2}) rotate(-90)\">"));
        svg.Append(Label(0, 0, "middle", Y)).Append("</g>");
        if (HasDiagonal)
            svg.Append(Line([(RangeX.Low, RangeX.Low), (RangeX.High, RangeX.High)], "", "diagonal"));
    }

    static string Label(double x, double y, string anchor, string text) => Invariant(
        $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{AuditHtml.Text(text)}</text>");

    static string Tick((double Low, double High) range, double share, bool percent)
    {
        double value = range.Low + share * (range.High - range.Low);
        return percent ? Invariant($"{100 * value:0.#}%") : Invariant($"{value:0.###}");
    }

    string Line(IReadOnlyList<(double X, double Y)> points, string attributes, string name = "series")
    {
        var path = new HtmlText();
        bool isDown = false;
        foreach (var (x, y) in points)
        {
            if (double.IsNaN(y))
            {
                isDown = false;
                continue;
            }
            var (shareX, shareY) = ((x - RangeX.Low) / (RangeX.High - RangeX.Low),
                (y - RangeY.Low) / (RangeY.High - RangeY.Low));
            double right = Left + shareX * (Width - Left - Right);
            double down = Height - Bottom - shareY * (Height - Top - Bottom);
            path.Append(Invariant($"{(isDown ? 'L' : 'M')}{right:0.#} {down:0.#}"));
            isDown = true;
        }
        return $"<path class=\"{name}\" d=\"{path}\" {attributes}/>";
    }
}
