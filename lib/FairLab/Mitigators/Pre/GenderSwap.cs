using System.Text.RegularExpressions;

namespace FairLab.Mitigators;

/// <summary>
/// Gender swap (Zhao et al. 2018, section 3 [zhao2018]): every gendered word becomes its counterpart, letter case kept;
/// training on a text and its swap together makes the two equally frequent. Swapping twice gives the text back, except
/// for "her", which stands for both "him" and "his": here her becomes his and his becomes her, while him becomes her
/// and comes back as his. <see cref="IsAmbiguous"/> tells.
/// </summary>
public static partial class GenderSwap
{
    static readonly Dictionary<string, string> Pairs = Both(
        ("he", "she"), ("his", "her"), ("himself", "herself"), ("man", "woman"), ("men", "women"), ("boy", "girl"),
        ("boys", "girls"), ("brother", "sister"), ("son", "daughter"), ("husband", "wife"),
        ("boyfriend", "girlfriend"), ("father", "mother"), ("dad", "mom"), ("uncle", "aunt"), ("male", "female"),
        ("actor", "actress"), ("king", "queen"), ("prince", "princess"), ("mr", "ms"), ("gentleman", "lady"),
        ("grandfather", "grandmother"));

    /// <summary>The text with every gendered word swapped.</summary>
    public static string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Word().Replace(text,
            match => Pairs.TryGetValue(match.Value, out var other) ? Like(match.Value, other) : match.Value);
    }

    /// <summary>
    /// Whether a text has a word whose counterpart depends on grammar (her, him, hers, mrs), so that swapping twice may
    /// not give it back.
    /// </summary>
    public static bool IsAmbiguous(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Word().Matches(text).Any(m => m.Value.ToUpperInvariant() is "HER" or "HIM" or "HERS" or "MRS");
    }

    static string Like(string pattern, string word) =>
        pattern.Length > 1 && pattern.All(char.IsUpper) ? word.ToUpperInvariant()
        : char.IsUpper(pattern[0]) ? char.ToUpperInvariant(word[0]) + word[1..]
        : word;

    static Dictionary<string, string> Both(params ReadOnlySpan<(string Male, string Female)> pairs)
    {
        var both = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["him"] = "her", ["hers"] = "his", ["mrs"] = "mr",
        };
        foreach (var (male, female) in pairs)
        {
            both.TryAdd(male, female);
            both.TryAdd(female, male);
        }
        return both;
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
