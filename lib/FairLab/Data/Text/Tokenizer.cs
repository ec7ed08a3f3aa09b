using System.Text.RegularExpressions;

namespace FairLab.Data;

/// <summary>
/// Splits English text into lower-case words. Contractions of "not" become two words (don't: do, not; can't: can, not;
/// won't: will, not), a possessive 's and other clitics are dropped, hyphens part words, and of all punctuation only
/// "!" and "?" are kept: GloVe's vocabulary has no contractions.
/// </summary>
public static partial class Tokenizer
{
    /// <summary>The words of a text, in order.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        text = text.Replace('’', '\'').ToLowerInvariant();
        foreach (var match in Token().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            var apostrophe = word.IndexOf('\'');
            if (apostrophe < 0)
                words.Add(word.ToString());
            else if (word.EndsWith("n't", StringComparison.Ordinal))
                words.AddRange([
                    word switch
                    {
                        "can't" => "can",
                        "won't" => "will",
                        "shan't" => "shall",
                        _ => word[..^3].ToString(),
                    },
                    "not",
                ]);
            else
                words.Add(word[..apostrophe].ToString());
        }
        return words;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:'\p{L}+)?|[!?]")]
    private static partial Regex Token();
}
