using System.Text;

namespace FairLab.Data;

/// <summary>Text as the cell of a Markdown table that shows just that text.</summary>
public static class MarkdownCell
{
    // What GitHub's Markdown takes for markup in a cell, where it stands so.
    const string Escaped = "\\|`*_[]<&~";

    /// <summary>
    /// The cell's source: markup is escaped, a line break is <c>&lt;br&gt;</c>, an outer blank a character reference.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cell = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            bool isMarkup = c == '|' || (Escaped.Contains(c, StringComparison.Ordinal) && IsMarkup(text, i));
            bool outer = i == 0 || i == text.Length - 1 || text[i - 1] is '\n' or '\r' || text[i + 1] is '\n' or '\r';
            _ = c switch
            {
                '\n' or '\r' => cell.Append("<br>"),
                ' ' or '\t' when outer => cell.Append("&#").Append((int)c).Append(';'),
                _ when isMarkup => cell.Append('\\').Append(c),
                _ => cell.Append(c),
            };
        }
        return cell.ToString();
    }

    // A lone '<' or '&', a '*' between blanks, a '_' inside a word and the brackets of an interval are text already.
    static bool IsMarkup(string text, int at)
    {
        char next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '\\' => !char.IsAsciiLetterOrDigit(next),
            '_' => !char.IsLetterOrDigit(next) || at == 0 || !char.IsLetterOrDigit(text[at - 1]),
            '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
            '&' => char.IsAsciiLetter(next) || next == '#',
            '[' or ']' => text.AsSpan(at).Contains("](", StringComparison.Ordinal),
            '*' => !char.IsWhiteSpace(next) || (at > 0 && !char.IsWhiteSpace(text[at - 1])),
            _ => true,
        };
    }
}
