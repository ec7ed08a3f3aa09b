using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// VADER (Hutto and Gilbert 2014 [hutto2014]), sentiment by rules and not by learning: the ratings of the words it
/// knows, changed by capitals, by degree words up to three words before, by negation and "but", and by "!" and "?".
/// Nothing in it has seen a name together with a sentiment, which makes it a control for models that were trained.
/// Emoji are not read.
/// </summary>
public sealed class Vader
{
    const double CapitalsIncrease = 0.733;
    const double NegationFactor = -0.74;

    readonly Dictionary<string, double> _lexicon;

    /// <summary>A scorer with a lexicon.</summary>
    /// <param name="ratings">Ratings; those without a VADER rating are not used.</param>
    public Vader(WordRatings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        _lexicon = ratings.All.Where(r => r.Vader is not null)
            .ToDictionary(r => r.Word, r => r.Vader!.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// The sentiment of a text in [-1, 1]: Σ / √(Σ² + 15), with Σ the sum of the changed ratings; 0 for a text without
    /// rated words.
    /// </summary>
    public double Compound(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = VaderWords.Split(text);
        if (words.Length == 0)
            return 0;
        var capitals = words.Count(VaderWords.IsUpper);
        var mixed = capitals > 0 && capitals < words.Length;
        var lower = Array.ConvertAll(words, w => w.ToLowerInvariant());
        var valences = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
            valences[i] = IsDegree(lower, i) || !_lexicon.TryGetValue(lower[i], out var rating) ? 0
                : Valence(words, lower, i, rating, mixed);
        var but = Array.FindIndex(words, w => w is "but" or "BUT");
        if (but >= 0)
            for (var i = 0; i < valences.Length; i++)
                valences[i] *= i < but ? 0.5 : i > but ? 1.5 : 1;
        var sum = valences.Sum();
        sum += Math.Sign(sum) * VaderWords.Emphasis(text);
        return Math.Clamp(sum / Math.Sqrt(sum * sum + 15), -1, 1);
    }

    static bool IsDegree(string[] lower, int i) =>
        VaderWords.Degrees.ContainsKey(lower[i])
        || (lower[i] == "kind" && i + 1 < lower.Length && lower[i + 1] == "of");

    double Valence(string[] words, string[] lower, int i, double valence, bool mixed)
    {
        if (mixed && VaderWords.IsUpper(words[i]))
            valence += Math.Sign(valence) * CapitalsIncrease;
        for (var back = 1; back <= 3 && back <= i; back++)
        {
            if (_lexicon.ContainsKey(lower[i - back]))
                continue;
            // A degree word counts less the farther it stands.
            valence += Degree(words[i - back], valence, mixed) * (back switch { 2 => 0.95, 3 => 0.9, _ => 1 });
            valence = Negate(lower, i, back, valence);
            if (back == 3)
                valence = VaderWords.Idiom(lower, i, valence);
        }
        if (i > 0 && lower[i - 1] == "least" && !_lexicon.ContainsKey("least")
            && !(i > 1 && lower[i - 2] is "at" or "very"))
            valence *= NegationFactor;
        return valence;
    }

    static double Degree(string word, double valence, bool mixed)
    {
        if (!VaderWords.Degrees.TryGetValue(word.ToLowerInvariant(), out var change))
            return 0;
        if (valence < 0)
            change = -change;
        return mixed && VaderWords.IsUpper(word) ? change + (valence > 0 ? CapitalsIncrease : -CapitalsIncrease)
            : change;
    }

    static double Negate(string[] lower, int i, int back, double valence)
    {
        bool Emphatic(int at) => lower[at] is "so" or "this";
        return back switch
        {
            2 when lower[i - 2] == "never" && Emphatic(i - 1) => 1.5 * valence,
            3 when (lower[i - 3] == "never" && Emphatic(i - 2)) || Emphatic(i - 1) => 1.25 * valence,
            _ => VaderWords.IsNegation(lower[i - back]) ? NegationFactor * valence : valence,
        };
    }
}
