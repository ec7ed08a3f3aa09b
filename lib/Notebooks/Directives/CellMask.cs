using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Hides what is not in one language, for questions about a cell that is being typed: no place in it moves.
/// </summary>
internal static class CellMask
{
    /// <summary>The source with every line that is not in a language, or is a directive, made of spaces.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="language">The cell's language.</param>
    /// <param name="wanted">The language to keep.</param>
    /// <param name="position">A place in the source.</param>
    /// <param name="there">The language at that place, null on a directive's line.</param>
    public static string Keep(
        string source, CellLanguage language, CellLanguage wanted, int position, out CellLanguage? there)
    {
        var masked = new StringBuilder(source);
        var start = 0;
        there = null;
        foreach (var line in source.Split('\n'))
        {
            var isDirective = line.StartsWith("#!", StringComparison.Ordinal);
            if (isDirective && CellLanguages.Find(line[2..].Split(' ')[0].Trim()) is { } switched)
                language = switched;
            if (position >= start && position <= start + line.Length)
                there = isDirective ? null : language;
            for (var i = start; (isDirective || language != wanted) && i < start + line.Length; i++)
                masked[i] = ' ';
            start += line.Length + 1;
        }

        return masked.ToString();
    }
}
