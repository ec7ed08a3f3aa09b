using System.Globalization;
using System.Net;
using System.Text;

namespace FairLab.Figures;

/// <summary>
/// Texts whose words are coloured by a signed amount, such as their attribution, as HTML: vermillion below 0,
/// white at 0, blue above, on one scale for all texts; grey where an amount is not finite.
/// </summary>
[TypeFormatterSource(typeof(WordFormatters), PreferredMimeTypes = ["text/html"])]
public sealed class ColouredWords
{
    readonly (string Label, IReadOnlyList<string> Words, IReadOnlyList<double> Amounts)[] _rows;
    readonly string _unit;
    readonly double _limit;

    /// <summary>Coloured words.</summary>
    /// <param name="title">What they show.</param>
    /// <param name="rows">The texts from top to bottom: a label, the words, and an amount for each word.</param>
    /// <param name="unit">What the amounts are, with their unit.</param>
    /// <exception cref="ArgumentException">There are no rows, or a row has no words or another number of
    /// amounts.</exception>
    public ColouredWords(string title, IEnumerable<(string Label, IReadOnlyList<string> Words,
        IReadOnlyList<double> Amounts)> rows, string unit)
    {
        (Title, _unit, _rows) = (title, unit, [.. rows]);
        if (_rows.Length == 0)
            throw new ArgumentException($"'{title}': found nothing to show, expected at least one text", nameof(rows));
        foreach (var (label, words, amounts) in _rows)
            if (words.Count == 0 || words.Count != amounts.Count)
                throw new ArgumentException(
                    $"text '{label}': found {words.Count} words and {amounts.Count} amounts, expected at least one "
                        + "word and as many amounts",
                    nameof(rows));
        double largest = _rows.SelectMany(r => r.Amounts)
            .Where(double.IsFinite)
            .Select(Math.Abs)
            .DefaultIfEmpty()
            .Max();
        _limit = largest > 0 ? largest : 1;
    }

    /// <summary>What they show.</summary>
    public string Title { get; }

    /// <summary>The words as HTML; each says its amount under the pointer.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder(
            "<div style=\"font-family:Helvetica,Arial,sans-serif;color:#222222;max-width:54rem\">");
        html.Append("<p><b>").Append(Encode(Title)).Append("</b></p>\n<table style=\"border-collapse:collapse\">\n");
        foreach (var (label, words, amounts) in _rows)
        {
            html.Append(
                    "<tr><td style=\"text-align:left;vertical-align:top;padding:.3rem 1rem .3rem "
                        + "0;white-space:nowrap\">")
                .Append(Encode(label))
                .Append("</td><td style=\"text-align:left;padding:.3rem 0;font-family:monospace;line-height:1.9\">");
            foreach (var (word, amount) in words.Zip(amounts))
                html.Append(Box(word, double.IsFinite(amount) ? Number(amount) : "undefined", Colour(amount)))
                    .Append(' ');
            html.Append("</td></tr>\n");
        }
        html.Append("</table>\n<p style=\"font-size:.85em\">").Append(Encode(_unit)).Append(": ");
        foreach (double share in (double[])[-1, -0.5, 0, 0.5, 1])
            html.Append(Box(Number(share * _limit), "", Colour(share * _limit)));
        if (_rows.Any(r => r.Amounts.Any(a => !double.IsFinite(a))))
            html.Append(' ').Append(Box("undefined", "", HouseStyle.Undefined));
        return html.Append("</p></div>\n").ToString();
    }

    /// <summary>The words and their amounts as text.</summary>
    public override string ToString()
    {
        var lines = _rows.Select(r =>
        {
            var words = r.Words.Zip(r.Amounts, (word, amount) => FormattableString.Invariant($"{word} {amount:G4}"));
            return $"{r.Label}: {string.Join(", ", words)}";
        });
        return $"{Title} ({_unit})\n{string.Join("\n", lines)}";
    }

    string Colour(double amount)
    {
        if (!double.IsFinite(amount))
            return HouseStyle.Undefined;
        string full = HouseStyle.Diverging[amount < 0 ? 0 : ^1].Colour;
        double share = Math.Min(1, Math.Abs(amount) / _limit);
        return $"#{Mixed(1):X2}{Mixed(3):X2}{Mixed(5):X2}";

        int Mixed(int at) => (int)Math.Round(255 + share * (Channel(full, at) - 255));
    }

    static string Box(string word, string says, string ground) =>
        $"<span title=\"{says}\" style=\"background:{ground};color:{TextOn(ground)};padding:.1rem .35rem;border:1px "
            + $"solid #c8c8c8\">{Encode(word)}</span>";

    /// <summary>
    /// Black or white, whichever stands out more; either way by 4.5 to 1 or more, as WCAG 2.1 (1.4.3) asks.
    /// </summary>
    internal static string TextOn(string ground)
    {
        double luminance = 0.2126 * Linear(1) + 0.7152 * Linear(3) + 0.0722 * Linear(5);
        return (luminance + 0.05) * (luminance + 0.05) > 1.05 * 0.05 ? "#000000" : "#FFFFFF";

        double Linear(int at)
        {
            double coded = Channel(ground, at) / 255.0;
            return coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);
        }
    }

    static int Channel(string colour, int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−');

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
