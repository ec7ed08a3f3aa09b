using System.Globalization;
using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace FairLab.Notebooks;

/// <summary>Reads the one document of a YAML text; everything that is wrong with it is said with its line.</summary>
internal static class YamlText
{
    /// <summary>How deeply lists and mappings may nest.</summary>
    public const int Depth = 64;

    static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except("\t\n\r")]);

    /// <summary>The root node; null for a text without a document.</summary>
    /// <exception cref="YamlTextException">The text is not YAML, or more than one document.</exception>
    public static YamlNode? Load(string text)
    {
        string[] lines = text.Split('\n');
        try
        {
            Scan(text, lines);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count switch
            {
                0 => null,
                1 => stream.Documents[0].RootNode,
                var n => throw new YamlTextException(
                    stream.Documents[1].RootNode.Start.Line,
                    FormattableString.Invariant($"expected one YAML document, found {n}")),
            };
        }
        catch (YamlException error)
        {
            throw Tabbed(error, lines) is { } line
                ? Tab(line)
                : new YamlTextException(
                    Math.Clamp(error.Start.Line, 1, Last(lines)),
                    "not valid YAML: " + (error.InnerException?.Message ?? error.Message));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // What the parser throws, without a position, on a text that ends inside a bracket.
            throw new YamlTextException(Last(lines), "not valid YAML: it ends inside an open bracket or brace");
        }
    }

    /// <summary>
    /// Refuses what the loader would take, die of, or name at another line: tabs that indent, nesting without end,
    /// unknown aliases.
    /// </summary>
    static void Scan(string text, string[] lines)
    {
        // YAML has none of these, and the loader leaves out whatever stands behind a NUL without a word.
        for (int line = 0; line < lines.Length; line++)
        {
            int at = lines[line].AsSpan().IndexOfAny(Controls);
            if (at >= 0)
            {
                throw new YamlTextException(line + 1, string.Create(
                    CultureInfo.InvariantCulture,
                    $"not valid YAML: it has the control character U+{(int)lines[line][at]:X4}; ")
                    + $"save it as UTF-8 text");
            }
        }
        var parser = new Parser(new StringReader(text));
        int depth = 0, flow = 0;
        var anchors = new HashSet<AnchorName>();
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            if (flow == 0 && at is Scalar or MappingStart or SequenceStart && IsIndentedByTab(lines, at.Start))
                throw Tab(at.Start.Line);
            if (at is AnchorAlias alias && !anchors.Contains(alias.Value))
                throw new YamlTextException(
                    at.Start.Line,
                    $"not valid YAML: there is no anchor '{alias.Value}' before this alias");
            if (at is NodeEvent { Anchor.IsEmpty: false } named)
                anchors.Add(named.Anchor);
            if (at is MappingStart or SequenceStart)
            {
                if (++depth > Depth)
                    throw new YamlTextException(
                        at.Start.Line,
                        FormattableString.Invariant($"the YAML nests deeper than {Depth} levels"));
                flow +=
                    flow > 0
                    || at is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow }
                        ? 1
                        : 0;
            }
            else if (at is MappingEnd or SequenceEnd)
            {
                depth--;
                flow = Math.Max(0, flow - 1);
            }
        }
    }

    static bool IsIndentedByTab(string[] lines, Mark start)
    {
        if (start.Line < 1 || start.Line > lines.Length)
            return false;
        var before = lines[start.Line - 1].AsSpan(0, (int)Math.Min(start.Column - 1, lines[start.Line - 1].Length));
        int dash = before.IndexOf('-');
        return before.Trim(" \t-").IsEmpty && before[..(dash >= 0 ? dash : before.Length)].Contains('\t');
    }

    /// <summary>
    /// The line whose indentation has the tab that the parser stumbled over; it names the place before it.
    /// </summary>
    static long? Tabbed(YamlException error, string[] lines)
    {
        bool said = error.Message.Contains("tab", StringComparison.Ordinal);
        long last = said ? lines.Length : Math.Min(lines.Length, error.Start.Line);
        for (long line = Math.Max(1, error.Start.Line); line <= last; line++)
        {
            string text = lines[line - 1];
            if (text.AsSpan(0, text.Length - text.AsSpan().TrimStart(" \t").Length).Contains('\t'))
                return line;
        }
        return null;
    }

    /// <summary>The last line with something in it: what is missing at the end is missing there.</summary>
    static long Last(string[] lines) =>
        Math.Max(1, Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1);

    static YamlTextException Tab(long line) => new(line, "a tab indents it; YAML is indented with spaces alone");
}
