using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>Splits a cell at lines that begin with <c>#!</c>: those that name a language switch to it, the others are directives.</summary>
internal static partial class CellSplitter
{
    /// <summary>The parts of a cell, in order; code without anything but white space is left out.</summary>
    public static IReadOnlyList<CellPart> Split(string source, CellLanguage language)
    {
        if (!source.Contains("#!", StringComparison.Ordinal))
            return [new CellPart(language, source, null, 1)];
        List<CellPart> parts = [];
        var lines = source.Split('\n');
        var code = new StringBuilder();
        var begin = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (DirectiveLine().Match(lines[i]) is not { Success: true } match)
            {
                code.Append(lines[i]).Append(i + 1 < lines.Length ? "\n" : "");
                continue;
            }

            Flush(i);
            var name = match.Groups[1].Value;
            if (CellLanguages.Find(name) is { } switched)
            {
                language = switched;
                // A value's options stand on the line that opens it.
                if (switched == CellLanguage.Value)
                    parts.Add(new CellPart(language, lines[i].Trim(), "value", i + 1));
            }
            else
            {
                parts.Add(new CellPart(language, lines[i].Trim(), name, i + 1));
            }

            begin = i + 1;
        }

        Flush(lines.Length);
        return parts;

        void Flush(int end)
        {
            var text = code.ToString();
            code.Clear();
            if (!string.IsNullOrWhiteSpace(text))
                parts.Add(new CellPart(language, new string('\n', begin) + text, null, begin + 1));
            begin = end;
        }
    }

    /// <summary>The source with every line that is not in a language, or is a directive, made of spaces: no place in it moves.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="language">The cell's language.</param>
    /// <param name="wanted">The language to keep.</param>
    /// <param name="position">A place in the source.</param>
    /// <param name="there">The language at that place, null on a directive's line.</param>
    public static string Mask(string source, CellLanguage language, CellLanguage wanted, int position, out CellLanguage? there)
    {
        var masked = new StringBuilder(source);
        var start = 0;
        there = null;
        foreach (var line in source.Split('\n'))
        {
            var isDirective = DirectiveLine().IsMatch(line);
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

    [GeneratedRegex(@"^#!([^\s]+)(\s.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DirectiveLine();
}
