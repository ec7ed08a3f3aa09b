using System.Text.RegularExpressions;

namespace FairLab.Data;

/// <summary>
/// A way of writing English, as rules that are applied one after the other. Such rules are no dialect: a dialect has
/// sounds, words and a grammar of its own, and its speakers spell in many ways. They say what a system makes of letters
/// that it does not expect, and of nobody's writing.
/// </summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Rules">Regular expressions, in lower case, and what takes the place of what they match.</param>
public sealed record SpellingRules(string Name, IReadOnlyList<(string Pattern, string By)> Rules)
{
    /// <summary>No rule: the spelling of dictionaries.</summary>
    public static SpellingRules Standard { get; } = new("standard", []);

    /// <summary>reading: readin. Common in informal English everywhere.</summary>
    public static SpellingRules Endings { get; } = new("endings", [(@"(?<=[aeiouy]\w*)ing\b", "in")]);

    /// <summary>
    /// the: da, that: dat, brother: brotha. Sounds that the linguistics of African American English describes, and of
    /// other varieties of English too (Blodgett, Green and O'Connor 2016 [blodgett2016]), as some spell them.
    /// </summary>
    public static SpellingRules Sounds { get; } = new("sounds",
    [
        (@"\bthe\b", "da"), (@"\bth(?=(?:is|at|eir|em|ese|ose|ere|en|ey)\b)", "d"), (@"\bwith\b", "wif"),
        (@"(?<=\w{2})[eo]r\b", "a"),
    ]);

    /// <summary>Both of these.</summary>
    public static SpellingRules Both { get; } = new("endings and sounds", [.. Endings.Rules, .. Sounds.Rules]);

    /// <summary>house: hoose, night: nicht, old: auld. A few spellings of Scots, put into English sentences.</summary>
    public static SpellingRules Scots { get; } = new("Scots-like",
    [
        .. Endings.Rules, ("ight", "icht"), (@"\bold\b", "auld"), (@"\bto\b", "tae"), (@"\bof\b", "o"),
        (@"\bfrom\b", "frae"), (@"\bwith\b", "wi"), (@"ou(?=se\b|t\b|nd)", "oo"), (@"(?<=\w)own\b", "oon"),
        (@"\bhome\b", "hame"), (@"\bmy\b", "ma"), (@"all\b", "aw"), (@"ood\b", "uid"),
    ]);

    /// <summary>All of them, the standard first.</summary>
    public static IReadOnlyList<SpellingRules> All { get; } = [Standard, Endings, Sounds, Both, Scots];

    /// <summary>The text in this spelling, in lower case but for its first letter.</summary>
    /// <param name="text">A text in the spelling of dictionaries.</param>
    public string Rewrite(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var written = Rules.Aggregate(text.ToLowerInvariant(), (t, rule) =>
            Regex.Replace(t, rule.Pattern, rule.By, RegexOptions.CultureInvariant));
        return char.ToUpperInvariant(written[0]) + written[1..];
    }
}
