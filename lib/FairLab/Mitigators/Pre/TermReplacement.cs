using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Mitigators;

/// <summary>
/// Replacement of identity terms in text (Du et al. 2019, section 4.1 [du2019]): every listed word, in any letter case
/// and with or without a possessive 's, becomes one common token, so that sentences that differ only in such words
/// become the same sentence. Names that are also words or common names (Frank, Tia, Justin, Jasmine, Ebony, Lamar) are
/// replaced wherever they stand; leave them out of the list where that costs more than it helps.
/// </summary>
public sealed partial class TermReplacement
{
    /// <summary>The token for names.</summary>
    public const string Identity = "IDENTITY";

    readonly Dictionary<string, string> _terms;

    /// <summary>A replacement.</summary>
    /// <param name="terms">Words and what takes their place.</param>
    public TermReplacement(IEnumerable<KeyValuePair<string, string>> terms) =>
        _terms = new Dictionary<string, string>(terms, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names become <see cref="Identity"/>.</summary>
    public static TermReplacement Names(IEnumerable<string> names) =>
        new(names.Select(n => KeyValuePair.Create(n, Identity)));

    /// <summary>
    /// Gendered pronouns and nouns become neutral ones. "her" stands for both "him" and "his", so all of him, his, her
    /// and hers become one token; grammar suffers, sameness does not.
    /// </summary>
    public static TermReplacement Gender { get; } = new(new Dictionary<string, string>
    {
        ["he"] = "they", ["she"] = "they", ["him"] = "them", ["his"] = "them", ["her"] = "them", ["hers"] = "them",
        ["himself"] = "themself", ["herself"] = "themself", ["man"] = "person", ["woman"] = "person",
        ["men"] = "people", ["women"] = "people", ["boy"] = "child", ["girl"] = "child", ["boys"] = "children",
        ["girls"] = "children", ["brother"] = "sibling", ["sister"] = "sibling", ["son"] = "child",
        ["daughter"] = "child", ["husband"] = "spouse", ["wife"] = "spouse", ["boyfriend"] = "partner",
        ["girlfriend"] = "partner", ["father"] = "parent", ["mother"] = "parent", ["dad"] = "parent",
        ["mom"] = "parent", ["uncle"] = "relative", ["aunt"] = "relative", ["male"] = "person", ["female"] = "person",
        ["mr"] = "mx", ["mrs"] = "mx", ["ms"] = "mx",
    });

    /// <summary>The text with every listed word replaced; all else is left as it is.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        StringBuilder? replaced = null;
        var done = 0;
        foreach (var word in Word().EnumerateMatches(text))
            if (terms.TryGetValue(text.AsSpan(word.Index, word.Length), out var replacement))
            {
                replaced = (replaced ?? new StringBuilder(text.Length + 16)).Append(text, done, word.Index - done)
                    .Append(replacement);
                done = word.Index + word.Length;
            }
        return replaced is null ? text : replaced.Append(text, done, text.Length - done).ToString();
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
