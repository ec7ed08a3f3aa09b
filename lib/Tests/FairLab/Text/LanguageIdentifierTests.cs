using FairLab.Data;
using FairLab.Models;

namespace FairLab.Tests.Text;

/// <summary>Which language a text is in, by its characters.</summary>
public sealed class LanguageIdentifierTests
{
    static readonly string[] Texts = ["aab a", "ab", "bbc", "cb b"], Languages = ["x", "x", "y", "y"];

    static LanguageIdentifier Small(int length = 2, double smoothing = 1) =>
        new LanguageIdentifierOptions { Length = length, Smoothing = smoothing }.Train(Texts, Languages);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0.5)]
    [InlineData(3, 2)]
    public void Predict_is_bayes_rule_over_all_ngrams(int length, double smoothing)
    {
        string[] Grams(string text) => [.. from n in Enumerable.Range(1, length)
            let padded = $" {text} "
            from i in Enumerable.Range(0, Math.Max(0, padded.Length - n + 1))
            let gram = padded.Substring(i, n)
            where gram != " "
            select gram];
        var known = Texts.SelectMany(Grams).Distinct().ToArray();
        double Score(string text, string language)
        {
            var own = Texts.Where((_, i) => Languages[i] == language).SelectMany(Grams).ToArray();
            return 0.5 * Grams(text).Where(known.Contains).Aggregate(1.0, (p, g) =>
                p * (own.Count(o => o == g) + smoothing) / (own.Length + smoothing * known.Length));
        }
        var model = Small(length, smoothing);
        Assert.Equal(known.Length, model.Ngrams);
        Assert.Equal(["x", "y"], model.Languages);
        foreach (var text in (string[])["ab", "c", "abz cb", "z"])
        {
            var (x, y) = (Score(text, "x"), Score(text, "y"));
            Assert.Equal(x / (x + y), model.Predict([text])[0][0], 1e-12);
            Assert.Equal(y / (x + y), model.Predict([text])[0][1], 1e-12);
        }
    }

    [Fact]
    public void Case_digits_and_punctuation_do_not_count_and_letters_may_be_written_in_two_ways()
    {
        var model = Small();
        Assert.Equal(model.Predict(["ab cb"])[0], model.Predict(["  AB, 12 cB!"])[0]);
        var french = new LanguageIdentifierOptions().Train(["été", "ete"], ["with accents", "without"]);
        Assert.Equal(["with accents"], french.Identify(["e\u0301te\u0301"]));
    }

    [Fact]
    public void Nothing_known_is_undetermined_and_not_the_first_language()
    {
        var model = LanguageIdentifier.Train(["aa", "ab", "bb"], ["x", "x", "y"]);
        Assert.Equal(["und", "und", "x"], model.Identify(["zzz", "?!", "aa"]));
        Assert.All(model.Predict([""])[0].Zip([2 / 3.0, 1 / 3.0]), p => Assert.Equal(p.Second, p.First, 1e-12));
    }

    [Fact]
    public void Long_texts_do_not_run_out_of_small_numbers()
    {
        var found = Small().Predict([string.Join(' ', Enumerable.Repeat("bbc", 5000))])[0];
        Assert.Equal([0.0, 1.0], found);
    }

    [Fact]
    public void Sentences_of_phrases_it_never_saw_are_told()
    {
        var (train, test) = LanguageSentences.All.Deal(0.5, 1);
        var languages = LanguageSentences.All.Languages;
        var model = new LanguageIdentifierOptions().Train(
            [.. languages.SelectMany(l => train.Write(l, 200, 2))],
            [.. languages.SelectMany(l => Enumerable.Repeat(l, 200))]);
        foreach (var language in languages)
            Assert.InRange(model.Identify(test.Write(language, 200, 3)).Count(l => l == language), 180, 200);
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_refused_with_what_was_found()
    {
        static string Refused(string[] texts, string[] languages) =>
            Assert.Throws<ArgumentException>(() => LanguageIdentifier.Train(texts, languages)).Message;
        Assert.Contains("found 1 languages for 2 texts", Refused(["a", "b"], ["x"]), StringComparison.Ordinal);
        Assert.Contains("found 1 languages, x", Refused(["a", "b"], ["x", "x"]), StringComparison.Ordinal);
        Assert.Contains("found 0 languages", Refused([], []), StringComparison.Ordinal);
        Assert.Contains("the language 'und'", Refused(["a", "b"], ["x", "und"]), StringComparison.Ordinal);
        Assert.Contains("no letter in the texts of y", Refused(["a", "12"], ["x", "y"]), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LanguageIdentifierOptions { Length = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LanguageIdentifierOptions { Smoothing = 0 });
    }
}
