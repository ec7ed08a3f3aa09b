using System.Globalization;
using System.Text;

namespace FairLab.Figures;

/// <summary>Text as Plotly draws it, and the room that it takes, which Plotly does not say before it draws.</summary>
static class FigureText
{
    /// <summary>Text that Plotly shows as it is: no markup, no entities, no TeX between dollars.</summary>
    public static string Literal(string text) => Visible(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("$", "&#36;", StringComparison.Ordinal);

    /// <summary>Text with its control characters as a programmer writes them: line breaks would be lost, and others are no XML, so no SVG either.</summary>
    public static string Visible(string text) => string.Concat(text.Select(c => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    }));

    /// <summary>Text broken at its spaces into lines of at most a width, and within a word where the word alone is wider.</summary>
    /// <param name="text">Plain text; its line breaks are kept.</param>
    /// <param name="width">The room in pixels.</param>
    /// <param name="size">The size of the sans-serif font in pixels.</param>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        List<string> lines = [];
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Parts(w, width, size)))
            {
                if (line.Length == 0)
                    line = word;
                else if (Width($"{line} {word}", size) <= width)
                    line = $"{line} {word}";
                else
                {
                    lines.Add(line);
                    line = word;
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>A title's lines for Plotly; one with markup stays as it is, for a line break must not part a tag.</summary>
    public static IReadOnlyList<string> WrapTitle(string title, double width, double size) => title.Contains('<') ? [title] : Wrap(title, width, size);

    /// <summary>Lines as one text of Plotly's.</summary>
    public static string Joined(IEnumerable<string> lines) => string.Join("<br>", lines);

    /// <summary>The width of a line in pixels, a little more than DejaVu Sans needs, the widest of the fonts that stand in for Helvetica.</summary>
    public static double Width(string line, double size) => size * line.Sum(c => c switch
    {
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1.0,
        'i' or 'j' or 'l' or 'I' or ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.36,
        'f' or 't' or 'r' or '-' or '(' or ')' or '/' => 0.42,
        >= 'A' and <= 'Z' => 0.74,
        < '\u0100' => 0.64,
        _ => 1.0,
    });

    /// <summary>How many columns of a monospace font text takes: none for marks that join a letter, two for East Asian letters and emoji.</summary>
    public static int Columns(string text) => text.EnumerateRunes().Sum(Columns);

    /// <summary>The text, or as much of its start as fits into the columns, with an ellipsis.</summary>
    public static string Shortened(string text, int columns)
    {
        if (Columns(text) <= columns)
            return text;
        var start = new StringBuilder();
        int left = columns - 1;
        foreach (var rune in text.EnumerateRunes().TakeWhile(r => (left -= Columns(r)) >= 0))
            start.Append(rune);
        return start.Append('…').ToString();
    }

    /// <summary>A number with a true minus sign, as Plotly writes those of its axes; none before what rounds to 0.</summary>
    public static string Number(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : text.Replace('-', '−');
    }

    /// <summary>The format in which amounts up to a limit have all the same decimals, and the largest two or three digits.</summary>
    public static string Format(double limit)
    {
        int power = (int)Math.Floor(Math.Log10(limit));
        return power is < -4 or > 5 ? "0.0e0" : $"F{(power < 0 ? 1 - power : Math.Max(0, 2 - power))}";
    }

    static IEnumerable<string> Parts(string word, double width, double size)
    {
        int start = 0;
        for (int end = 1; end < word.Length; end++)
        {
            if (Width(word[start..(end + 1)], size) <= width || char.IsLowSurrogate(word[end]))
                continue;
            yield return word[start..end];
            start = end;
        }
        yield return word[start..];
    }

    static int Columns(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2600 and <= 0x27BF or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
            or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F000 ? 2 : 1,
    };
}
