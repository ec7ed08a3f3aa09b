using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// Ridge regression on word counts (Hoerl and Kennard 1970 [hoerl1970]), one solution for all outputs: min over w, b of
/// Σ_i (y_i - b - w·c_i)² + λ ‖w‖², with c_i the counts of a text's words. The plain kind of system, like the baseline
/// of Kiritchenko and Mohammad (2018 [kiritchenko2018]), a support vector machine on unigrams: it knows a name only
/// where it was trained on it, and what it makes of the name can be read off (<see cref="Coefficient"/>). Predictions
/// are cut off at 0 and 1, where the targets end. The same texts and options give the same bytes.
/// </summary>
public sealed class BagOfWordsRidge : ITextModel
{
    readonly double[] _coefficients;
    readonly double[] _intercepts;

    BagOfWordsRidge(Vocabulary vocabulary, double penalty, (double[] Coefficients, double[] Intercepts) solution) =>
        (Vocabulary, Penalty, _coefficients, _intercepts) =
            (vocabulary, penalty, solution.Coefficients, solution.Intercepts);

    /// <inheritdoc/>
    public int Outputs => _intercepts.Length;

    /// <summary>The words it counts, the most frequent first; all others are left out of a text.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The penalty λ it was fitted with.</summary>
    public double Penalty { get; }

    /// <summary>
    /// b: the outputs for a text without any of the words, before they are cut off at 0 and 1, shape [outputs].
    /// </summary>
    public IReadOnlyList<double> Intercepts => _intercepts;

    /// <summary>
    /// The penalties that were tried, ascending, with their errors on the validation texts; empty when the options gave
    /// one.
    /// </summary>
    public IReadOnlyList<PenaltyError> Tried { get; private set; } = [];

    /// <summary>Fits a model.</summary>
    /// <param name="train">What it is fitted on; all texts have the same number of targets.</param>
    /// <param name="validation">What the penalty is chosen by; not read when the options give one.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="vocabulary">
    /// Only these words are counted, such as those that another model has vectors of; null for all words.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No texts, targets that are not in [0, 1] or not equally many, or no word that occurs often enough.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The penalty is so small that the solution is lost in rounding.
    /// </exception>
    public static BagOfWordsRidge Train(
        IReadOnlyList<RatedText> train, IReadOnlyList<RatedText> validation, BagOfWordsRidgeOptions options,
        Vocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var outputs = RatedTextCheck.Outputs(train, nameof(train));
        if (options.Penalty is null)
            RatedTextCheck.Outputs(validation, nameof(validation), outputs);
        var words = Counted(train, options, vocabulary);
        using var system =
            new RidgeSystem([.. train.Select(t => BagOfWords.Of(t.Text, words))], train, words.Words.Count, outputs);
        if (options.Penalty is { } given)
            return new BagOfWordsRidge(words, given, system.Solve(given));

        var tried = new List<PenaltyError>();
        (BagOfWordsRidge? Model, double Error) best = (null, double.PositiveInfinity);
        var bags = validation.Select(t => BagOfWords.Of(t.Text, words)).ToArray();
        // From the largest down, so that of equals the larger penalty is kept.
        foreach (var penalty in BagOfWordsRidgeOptions.Grid.Reverse())
        {
            var model = new BagOfWordsRidge(words, penalty, system.Solve(penalty));
            var error = validation
                .Zip(bags, (t, bag) => model.Predict(bag).Zip(t.Targets, (p, y) => (p - y) * (p - y)).Average())
                .Average();
            tried.Insert(0, new PenaltyError(penalty, error));
            if (error < best.Error)
                best = (model, error);
        }
        best.Model!.Tried = tried;
        return best.Model;
    }

    /// <inheritdoc/>
    public double[][] Predict(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(t => Predict(BagOfWords.Of(t, Vocabulary)))];
    }

    /// <summary>
    /// w: what every occurrence of a word adds to the outputs, before they are cut off at 0 and 1, shape [outputs]. The
    /// difference between two sentences that differ in a name is the difference of the names' coefficients. 0 for a
    /// word that is not counted.
    /// </summary>
    /// <param name="word">One word, in any case.</param>
    /// <exception cref="ArgumentException">No word, or several.</exception>
    public double[] Coefficient(string word)
    {
        var words = Tokenizer.Split(word);
        if (words.Count != 1)
            throw new ArgumentException($"found {words.Count} words in '{word}', expected one", nameof(word));
        var id = Vocabulary[words[0]];
        return id == 0 ? new double[Outputs] : _coefficients[((id - 1) * Outputs)..(id * Outputs)];
    }

    double[] Predict(BagOfWords bag)
    {
        var sums = (double[])_intercepts.Clone();
        for (var i = 0; i < bag.Words.Length; i++)
            for (var k = 0; k < sums.Length; k++)
                sums[k] += bag.Counts[i] * _coefficients[bag.Words[i] * sums.Length + k];
        return Array.ConvertAll(sums, s => Math.Clamp(s, 0, 1));
    }

    static Vocabulary Counted(IReadOnlyList<RatedText> train, BagOfWordsRidgeOptions options, Vocabulary? vocabulary)
    {
        var words = train.SelectMany(t => Tokenizer.Split(t.Text))
            .Where(w => vocabulary is null || vocabulary[w] > 0)
            .CountBy(w => w)
            .Where(w => w.Value >= options.MinCount)
            .OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal)
            .Take(options.MaxWords)
            .Select(w => w.Key)
            .ToArray();
        return words.Length > 0 ? new Vocabulary(words) : throw new ArgumentException(
            $"found no word {(vocabulary is null ? "" : "of the vocabulary ")}that occurs at least {options.MinCount} "
            + $"times in the {train.Count} texts, expected at least one; try a smaller MinCount", nameof(train));
    }
}
