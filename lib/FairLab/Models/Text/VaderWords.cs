namespace FairLab.Models;

/// <summary>The words and signs that VADER's rules know.</summary>
static class VaderWords
{
    const double Increase = 0.293;

    static readonly char[] Punctuation = [.. "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"];

    static readonly string[] Adjacent =
        [".", "!", "?", ",", ";", ":", "-", "'", "\"", "!!", "!!!", "??", "???", "?!?", "!?!", "?!?!", "!?!?"];

    static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "aint", "arent", "cannot", "cant", "couldnt", "darent", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent",
        "isnt", "mightnt", "mustnt", "neither", "neednt", "never", "none", "nope", "nor", "not", "nothing", "nowhere",
        "oughtnt", "shant", "shouldnt", "uhuh", "wasnt", "werent", "uh-uh", "without", "wont", "wouldnt", "rarely",
        "seldom", "despite",
    };

    static readonly Dictionary<string, double> Idioms = new(StringComparer.Ordinal)
    {
        ["the shit"] = 3, ["the bomb"] = 3, ["bad ass"] = 1.5, ["yeah right"] = -2, ["cut the mustard"] = 2,
        ["kiss of death"] = -1.5, ["hand to mouth"] = -2,
    };

    /// <summary>Words of degree and what they add to a positive rating.</summary>
    public static IReadOnlyDictionary<string, double> Degrees { get; } = new[]
    {
        "absolutely", "amazingly", "awfully", "completely", "considerably", "decidedly", "deeply", "effing",
        "enormously", "entirely", "especially", "exceptionally", "extremely", "fabulously", "flipping", "flippin",
        "fricking", "frickin", "frigging", "friggin", "fully", "fucking", "greatly", "hella", "highly", "hugely",
        "incredibly", "intensely", "majorly", "more", "most", "particularly", "purely", "quite", "really",
        "remarkably", "so", "substantially", "thoroughly", "totally", "tremendously", "uber", "unbelievably",
        "unusually", "utterly", "very",
    }.Select(w => (Word: w, Change: Increase)).Concat(new[]
    {
        "almost", "barely", "hardly", "just enough", "kind of", "kinda", "kindof", "kind-of", "less", "little",
        "marginally", "occasionally", "partly", "scarcely", "slightly", "somewhat", "sort of", "sorta", "sortof",
        "sort-of",
    }.Select(w => (Word: w, Change: -Increase))).ToDictionary(p => p.Word, p => p.Change, StringComparer.Ordinal);

    /// <summary>Whether a word in lower case negates.</summary>
    public static bool IsNegation(string word) =>
        Negations.Contains(word) || word.Contains("n't", StringComparison.Ordinal);

    /// <summary>Whether a word has capitals and no small letters.</summary>
    public static bool IsUpper(string word) => word.Any(char.IsUpper) && !word.Any(char.IsLower);

    /// <summary>
    /// Words of more than one character, without punctuation next to them; emoticons and contractions stay whole.
    /// </summary>
    public static string[] Split(string text)
    {
        string[] Tokens(string of) =>
            [.. of.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(t => t.Length > 1)];
        var bare = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Tokens(string.Concat(text.Where(c => !Punctuation.Contains(c)))))
            foreach (var sign in Adjacent)
                bare[sign + word] = bare[word + sign] = word;
        return [.. Tokens(text).Select(t => bare.GetValueOrDefault(t, t))];
    }

    /// <summary>What exclamation and question marks add to the size of a sum.</summary>
    public static double Emphasis(string text)
    {
        var (exclamations, questions) = (Math.Min(4, text.Count(c => c == '!')), text.Count(c => c == '?'));
        return 0.292 * exclamations + (questions <= 1 ? 0 : questions <= 3 ? 0.18 * questions : 0.96);
    }

    /// <summary>
    /// A rating with idioms around a word, and degree phrases of two words before it, taken into account.
    /// </summary>
    public static double Idiom(string[] lower, int i, double valence)
    {
        string At(int from, int count) => string.Join(' ', lower.AsSpan(i + from, count).ToArray());
        foreach (var phrase in new[] { At(-1, 2), At(-2, 3), At(-2, 2), At(-3, 3), At(-3, 2) })
            if (Idioms.TryGetValue(phrase, out var rating))
            {
                valence = rating;
                break;
            }
        if (i + 1 < lower.Length && Idioms.TryGetValue(At(0, 2), out var next))
            valence = next;
        if (i + 2 < lower.Length && Idioms.TryGetValue(At(0, 3), out next))
            valence = next;
        return Degrees.ContainsKey(At(-3, 2)) || Degrees.ContainsKey(At(-2, 2)) ? valence - Increase : valence;
    }
}
