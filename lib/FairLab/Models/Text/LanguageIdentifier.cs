using System.Text;

namespace FairLab.Models;

/// <summary>
/// Tells the language of a text by its characters: multinomial naive Bayes over all n-grams of up to so many of them,
/// P(l | t) ∝ P(l) Π_g P(g | l), with P(g | l) = (n_gl + α) / (n_l + α V) from the n_gl times that g occurs in the
/// language, n_l n-grams of which V are different. The kind of system that langid.py is (Lui and Baldwin 2012
/// [lui2012]), on letters rather than bytes and without its choice of n-grams by domain. Case does not count, and what
/// is no letter parts words. The same texts and options give the same bytes.
/// </summary>
/// <example><code>
/// var model = LanguageIdentifier.Train(texts, languages);
/// var found = model.Identify(["Where is the station?"]);
/// </code></example>
public sealed class LanguageIdentifier : ITextModel
{
    readonly Dictionary<string, int> _ids;
    readonly double[][] _logs;
    readonly double[] _priors;
    readonly int _length;

    LanguageIdentifier(IReadOnlyList<string> languages, int length, Dictionary<string, int> ids, double[][] logs,
        double[] priors) => (Languages, _length, _ids, _logs, _priors) = (languages, length, ids, logs, priors);

    /// <summary>What <see cref="Identify"/> calls a text of which nothing is known: "und", ISO 639's word for
    /// it.</summary>
    public const string Undetermined = "und";

    /// <summary>The languages, in the order of their names and of the outputs.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <inheritdoc/>
    public int Outputs => Languages.Count;

    /// <summary>How many different n-grams it knows.</summary>
    public int Ngrams => _ids.Count;

    /// <summary>Fits a model.</summary>
    /// <param name="texts">What it is fitted on.</param>
    /// <param name="languages">The language of each; at least two different ones.</param>
    /// <param name="options">The recipe; the default when null.</param>
    /// <exception cref="ArgumentException">
    /// Not a language for each text, fewer than two languages, one of no name or called
    /// <see cref="Undetermined"/>, or one of whose texts none has a letter.
    /// </exception>
    public static LanguageIdentifier Train(IReadOnlyList<string> texts, IReadOnlyList<string> languages,
        LanguageIdentifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(languages);
        if (texts.Count != languages.Count)
            throw new ArgumentException($"found {languages.Count} languages for {texts.Count} texts, "
                + "expected one for each", nameof(languages));
        if (languages.FirstOrDefault(l => string.IsNullOrWhiteSpace(l) || l == Undetermined) is { } odd)
            throw new ArgumentException($"found the language '{odd}', expected the name of one", nameof(languages));
        string[] names = [.. languages.Distinct().Order(StringComparer.Ordinal)];
        if (names.Length < 2)
            throw new ArgumentException($"found {names.Length} languages{(names.Length == 1 ? $", {names[0]}" : "")}, "
                + "expected at least two to tell apart", nameof(languages));
        var recipe = options ?? new LanguageIdentifierOptions();
        var (ids, counts) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<double[]>());
        var known = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var (totals, priors) = (new double[names.Length], new double[names.Length]);
        for (var i = 0; i < texts.Count; i++)
        {
            var language = Array.IndexOf(names, languages[i]);
            priors[language]++;
            foreach (var ngram in Pieces(texts[i], recipe.Length))
            {
                if (!known.TryGetValue(ngram.Span, out var id))
                {
                    known[ngram.Span] = id = ids.Count;
                    counts.Add(new double[names.Length]);
                }
                counts[id][language]++;
                totals[language]++;
            }
        }
        if (Array.IndexOf(totals, 0) is >= 0 and var empty)
            throw new ArgumentException($"found no letter in the texts of {names[empty]}, expected at least one",
                nameof(texts));
        var logs = counts.Select(c => c.Select((n, l) =>
            Math.Log((n + recipe.Smoothing) / (totals[l] + recipe.Smoothing * ids.Count))).ToArray()).ToArray();
        return new LanguageIdentifier(names, recipe.Length, ids, logs,
            Array.ConvertAll(priors, n => Math.Log(n / texts.Count)));
    }

    /// <summary>
    /// P(l | t) of every language, in the order of <see cref="Languages"/>; of a text without an n-gram that it knows
    /// the languages' shares of the training texts.
    /// </summary>
    /// <inheritdoc/>
    public double[][] Predict(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(text => Probabilities(Sums(text, out _)))];
    }

    /// <summary>The most probable language of each text; <see cref="Undetermined"/> where it knows none of a text's
    /// n-grams.</summary>
    /// <param name="texts">The texts.</param>
    public string[] Identify(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(text =>
        {
            var sums = Sums(text, out var seen);
            return seen == 0 ? Undetermined : Languages[Array.IndexOf(sums, sums.Max())];
        })];
    }

    double[] Sums(string text, out int seen)
    {
        var (sums, known) = ((double[])_priors.Clone(), _ids.GetAlternateLookup<ReadOnlySpan<char>>());
        seen = 0;
        foreach (var ngram in Pieces(text, _length))
        {
            if (!known.TryGetValue(ngram.Span, out var id))
                continue;
            seen++;
            for (var l = 0; l < sums.Length; l++)
                sums[l] += _logs[id][l];
        }
        return sums;
    }

    static double[] Probabilities(double[] sums)
    {
        var most = sums.Max();
        var shares = Array.ConvertAll(sums, s => Math.Exp(s - most));
        var total = shares.Sum();
        return Array.ConvertAll(shares, s => s / total);
    }

    /// <summary>All n-grams of a text; ends of words are among them, but no n-gram of blanks alone.</summary>
    static IEnumerable<ReadOnlyMemory<char>> Pieces(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = new StringBuilder(" ");
        foreach (var c in text.Normalize().ToLowerInvariant())
            if (char.IsLetter(c))
                letters.Append(c);
            else if (letters[^1] != ' ')
                letters.Append(' ');
        if (letters[^1] != ' ')
            letters.Append(' ');
        var all = letters.ToString().AsMemory();
        for (var n = 1; n <= length; n++)
            for (var i = 0; i + n <= all.Length; i++)
                if (n > 1 || all.Span[i] != ' ')
                    yield return all.Slice(i, n);
    }
}
