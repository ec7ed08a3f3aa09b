using System.Text.RegularExpressions;

namespace FairLab.Report.Site;

/// <summary>The entries of <c>docs/refs.bib</c>, as they are written.</summary>
public sealed partial class Bibliography
{
    readonly Dictionary<string, string> _entries;

    Bibliography(Dictionary<string, string> entries) => _entries = entries;

    /// <summary>Reads a file; without one there are no entries.</summary>
    /// <param name="path">The file.</param>
    public static Bibliography Load(string path) => new(!File.Exists(path) ? []
        : Entry().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
            .GroupBy(m => m.Groups["key"].Value)
            .ToDictionary(g => g.Key, g => g.First().Value.TrimEnd() + "\n"));

    /// <summary>An entry's source; null where there is none.</summary>
    /// <param name="key">Its key.</param>
    public string? Source(string key) => _entries.GetValueOrDefault(key);

    /// <summary>An entry as a line: who, what, where, when.</summary>
    /// <param name="key">Its key.</param>
    public string Line(string key)
    {
        if (Source(key) is not { } source)
            return key;
        var fields = Field().Matches(source)
            .DistinctBy(m => m.Groups["name"].Value.ToLowerInvariant())
            .ToDictionary(m => m.Groups["name"].Value.ToLowerInvariant(), m => Plain(m.Groups["value"].Value));
        string[] parts =
        [
            fields.GetValueOrDefault("author", "").Replace(" and ", ", ", StringComparison.Ordinal),
            fields.GetValueOrDefault("title", ""),
            fields.GetValueOrDefault("journal") ?? fields.GetValueOrDefault("booktitle")
                ?? fields.GetValueOrDefault("publisher") ?? fields.GetValueOrDefault("howpublished", ""),
            fields.GetValueOrDefault("year", ""),
        ];
        return string.Join(". ", parts.Where(p => p.Length > 0)) + ".";
    }

    static string Plain(string value) => Markup().Replace(value, "").Trim();

    // An entry ends where the next one, a comment or the file does.
    [GeneratedRegex(@"^@\w+\{(?<key>[^,\s]+),.*?(?=^@|^%|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*=\s*\{(?<value>.*?)\},?\s*$", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"[{}]|\\(?=[&%])")]
    private static partial Regex Markup();
}
