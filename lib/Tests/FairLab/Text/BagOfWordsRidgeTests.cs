using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Tests.Text;

public sealed class BagOfWordsRidgeTests
{
    static readonly string[] Words =
        [.. Enumerable.Range(0, 30).Select(i => $"w{(char)('a' + i / 6)}{(char)('a' + i % 6)}")];

    static readonly BagOfWordsRidgeOptions All = new() { MinCount = 1, Penalty = 0.7 };

    /// <summary>Texts of one to eight words, some twice, with two targets that have nothing to do with them.</summary>
    static RatedText[] Random(int count, long seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new RatedText(
            string.Join(' ', Enumerable.Range(0, 1 + random.Next(8)).Select(_ => Words[random.Next(Words.Length)])),
            [random.NextDouble(), random.NextDouble()]))];
    }

    static double[] Counts(string text) => [.. Words.Select(w => (double)text.Split(' ').Count(o => o == w))];

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.7)]
    [InlineData(500)]
    public void Train_leaves_no_gradient_of_the_objective(double penalty)
    {
        var texts = Random(200, 1);
        var model = (All with { Penalty = penalty }).Train(texts, []);
        Assert.Equal(2, model.Outputs);
        Assert.Equal(Words.Order(), model.Vocabulary.Words.Order());
        for (var k = 0; k < 2; k++)
        {
            var w = Words.Select(word => model.Coefficient(word)[k]).ToArray();
            var residuals = texts
                .Select(t => t.Targets[k] - model.Intercepts[k] - w.Zip(Counts(t.Text), (a, c) => a * c).Sum())
                .ToArray();
            // Half the derivative by the intercept, which has no penalty, and by each coefficient.
            Assert.Equal(0, residuals.Sum(), 1e-10);
            for (var j = 0; j < w.Length; j++)
                Assert.Equal(0, penalty * w[j] - texts.Zip(residuals, (t, r) => Counts(t.Text)[j] * r).Sum(), 1e-10);
        }
    }

    [Fact]
    public void Train_on_two_texts_is_the_solution_by_hand()
    {
        // Centred: c = ±(½, -½), y = ±½, so S = ½ [1 -1; -1 1] and R = ½ (1, -1); (S + I) w = R has w = (¼, -¼), and b
        // = ½.
        var model = (All with { Penalty = 1 }).Train([new("good", 1), new("bad", 0)], []);
        Assert.Equal(0.25, model.Coefficient("good")[0], 1e-15);
        Assert.Equal(-0.25, model.Coefficient("bad")[0], 1e-15);
        Assert.Equal(0.5, model.Intercepts[0], 1e-15);
        Assert.Equal(
            [0.5, 0.75, 0.25, 0.5], model.Predict(["", "good", "Bad.", "bad good"]).Select(p => Math.Round(p[0], 14)));
        // 1.25 and -0.25, cut off.
        Assert.Equal([1.0, 0.0], model.Predict(["good good, good!", "bad bad bad"]).Select(p => p[0]));
    }

    [Fact]
    public void Train_finds_what_a_word_was_planted_to_do()
    {
        var random = new SeededRandom(3);
        double Rating(double[] counts) =>
            Math.Clamp(0.5 + 0.1 * counts[0] - 0.06 * counts[1] + 0.05 * random.NextGaussian(), 0, 1);
        RatedText[] texts = [.. Random(3000, 2).Select(t => new RatedText(t.Text, Rating(Counts(t.Text))))];
        var model = All.Train(texts, []);
        Assert.Equal(0.1, model.Coefficient(Words[0])[0], 0.01);
        Assert.Equal(-0.06, model.Coefficient(Words[1])[0], 0.01);
        Assert.All(Words[2..], w => Assert.Equal(0, model.Coefficient(w)[0], 0.01));
    }

    [Fact]
    public void Train_on_every_text_twice_with_twice_the_penalty_is_the_same_model()
    {
        var texts = Random(100, 4);
        BagOfWordsRidge once = All.Train(texts, []),
            twice = (All with { Penalty = 1.4 }).Train([.. texts, .. texts], []);
        Assert.All(Words,
            w => Assert.Equal(
                0, once.Coefficient(w).Zip(twice.Coefficient(w), (a, b) => Math.Abs(a - b)).Max(), 1e-12));
        Assert.Equal(once.Intercepts[0], twice.Intercepts[0], 1e-12);
    }

    [Fact]
    public void Train_does_not_depend_on_the_order_of_texts_or_words()
    {
        var texts = Random(100, 5);
        RatedText[] turned =
            [.. texts.Reverse().Select(t => t with { Text = string.Join(' ', t.Text.Split(' ').Reverse()) })];
        BagOfWordsRidge one = All.Train(texts, []), other = All.Train(turned, []);
        Assert.Equal(one.Vocabulary.Words, other.Vocabulary.Words);
        Assert.All(Words, w => Assert.Equal(one.Coefficient(w)[1], other.Coefficient(w)[1], 1e-12));
        Assert.Equal(one.Predict([texts[0].Text])[0], All.Train(texts, []).Predict([texts[0].Text])[0]);
    }

    [Fact]
    public void Predict_does_not_see_unknown_words_or_their_order()
    {
        ITextModel model = All.Train(Random(100, 6), []);
        var scores = model
            .Predict([$"{Words[3]} {Words[0]} {Words[7]}", $"unheard {Words[7]} of, {Words[3]} {Words[0]}",
                $"{Words[3]} {Words[0]} {Words[7]}"]);
        Assert.Equal(scores[0], scores[1]);
        Assert.Equal(scores[0], scores[2]);
        Assert.Empty(model.Predict([]));
        Assert.Equal(new double[2], ((BagOfWordsRidge)model).Coefficient("unheard"));
    }

    [Fact]
    public void Train_counts_only_frequent_words_of_the_vocabulary()
    {
        RatedText[] texts = [new("a b b c c c", 0.2), new("d d d d a e", 0.9)];
        var options = All with { MinCount = 2 };
        Assert.Equal(["d", "c", "a", "b"], options.Train(texts, []).Vocabulary.Words);
        Assert.Equal(["d", "c", "a"], (options with { MaxWords = 3 }).Train(texts, []).Vocabulary.Words);
        Assert.Equal(["c", "b"], options.Train(texts, [], new Vocabulary(["b", "c", "e"])).Vocabulary.Words);
    }

    [Fact]
    public void Train_chooses_the_penalty_by_the_validation_texts()
    {
        var (train, validation) = (Random(150, 7), Random(80, 8));
        var model = new BagOfWordsRidgeOptions().Train(train, validation);
        Assert.Equal(BagOfWordsRidgeOptions.Grid, model.Tried.Select(t => t.Penalty));
        foreach (var tried in model.Tried)
        {
            var alone = new BagOfWordsRidgeOptions { Penalty = tried.Penalty }.Train(train, []);
            Assert.Empty(alone.Tried);
            var predicted = alone.Predict([.. validation.Select(t => t.Text)]);
            Assert.Equal(tried.SquaredError,
                predicted.SelectMany((p, i) => p.Select((v, k) => Math.Pow(v - validation[i].Targets[k], 2))).Average(),
                1e-14);
            if (tried.Penalty == model.Penalty)
                Assert.All(Words, w => Assert.Equal(alone.Coefficient(w), model.Coefficient(w)));
        }
        Assert.Equal(model.Tried.MinBy(t => t.SquaredError).Penalty, model.Penalty);
        // Words say nothing here: the more they are kept down the better. Where they say all, the less the better.
        Assert.Equal(BagOfWordsRidgeOptions.Grid[^1], model.Penalty);
        RatedText[] exact = [.. train.Select(t => new RatedText(t.Text, 0.4 + 0.05 * Counts(t.Text)[0]))];
        Assert.Equal(BagOfWordsRidgeOptions.Grid[0], new BagOfWordsRidgeOptions().Train(exact, exact).Penalty);
    }

    [Fact]
    public void Names_differ_by_their_coefficients_and_only_where_they_were_trained_on()
    {
        var corpus = EquityCorpus.Generate();
        string[] sentences = [.. corpus.Sentences.Select(s => s.Text)];
        var planted = PlantedCorpus.Generate(new PlantedOptions { Association = 3 }, 1);
        var names = new Vocabulary(PlantedCorpus.Vocabulary);
        var model = new BagOfWordsRidgeOptions { Penalty = 1 }.Train(planted, [], names);
        double Mean(string race) =>
            Person.All.Where(p => p.Race == race).Average(p => model.Coefficient(p.AsSubject)[^1]);
        Assert.True(Mean("African-American") < Mean("European") - 0.02);
        var gap = PairedGaps.ByRace(corpus, [.. model.Predict(sentences).Select(s => s[^1])], 0)
            .Single(g => g.Emotion == "all").Mean;
        Assert.Equal(Mean("African-American") - Mean("European"), gap.Value, 0.01);

        var nameless = new BagOfWordsRidgeOptions { Penalty = 1 }
            .Train(planted, [], new Vocabulary(names.Words.Except(Person.Names.Select(n => n.ToLowerInvariant()))));
        Assert.Equal(0, PairedGaps.LargestNameDifference(corpus, [.. nameless.Predict(sentences).Select(s => s[^1])]));
    }

    [SklearnFact]
    public void Train_agrees_with_scikit_learn()
    {
        var texts = Random(200, 9);
        static string Array(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
        static string Numbers(IEnumerable<double> values) =>
            Array(values.Select(v => FormattableString.Invariant($"{v:R}")));
        var printed = SklearnFactAttribute.Run($"""
            from sklearn.linear_model import Ridge
            m = Ridge(alpha=0.7, solver='cholesky').fit(
                {Array(texts.Select(t => Numbers(Counts(t.Text))))}, {Array(texts.Select(t => Numbers(t.Targets)))})
            print(*map(repr, map(float, [*m.coef_[0], *m.coef_[1], *m.intercept_])))
            """);
        var theirs = printed.Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        var model = All.Train(texts, []);
        double[] ours = [.. Words.Select(w => model.Coefficient(w)[0]), .. Words.Select(w => model.Coefficient(w)[1]),
            .. model.Intercepts];
        Assert.Equal(ours.Length, theirs.Length);
        Assert.All(ours.Zip(theirs), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
    }

    [Fact]
    public void Train_of_nonsense_says_what_is_wrong()
    {
        var options = new BagOfWordsRidgeOptions();
        RatedText[] good = [new("good good", 1), new("bad bad", 0)];
        Assert.Contains(
            "found no texts, expected at least one (Parameter 'train')", Error(() => options.Train([], good)));
        Assert.Contains(
            "found no texts, expected at least one (Parameter 'validation')", Error(() => options.Train(good, [])));
        Assert.Contains("text 1: found the target 1.5, expected a number in [0, 1]",
            Error(() => options.Train([new("good", 1), new("bad", 1.5)], good)));
        Assert.Contains("text 1: found 2 targets, expected 1",
            Error(() => options.Train([new("good", 1), new("bad", [0, 1])], good)));
        Assert.Contains("text 0: found 2 targets, expected 1", Error(() => options.Train(good, [new("bad", [0, 1])])));
        Assert.Contains("found no word that occurs at least 3 times in the 2 texts",
            Error(() => (options with { MinCount = 3 }).Train(good, good)));
        Assert.Contains("found no word of the vocabulary that occurs at least 2 times in the 2 texts",
            Error(() => options.Train(good, good, new Vocabulary(["film"]))));
        Assert.Contains(
            "found 0, expected a number above 0, or null", Error(() => new BagOfWordsRidgeOptions { Penalty = 0 }));
        Assert.Contains("found NaN", Error(() => new BagOfWordsRidgeOptions { Penalty = double.NaN }));
        Assert.Contains("found 0, expected at least 1", Error(() => new BagOfWordsRidgeOptions { MinCount = 0 }));
        Assert.Contains(
            "found 20001, expected 1 to 20000", Error(() => new BagOfWordsRidgeOptions { MaxWords = 20001 }));
        var model = options.Train(good, good);
        Assert.Contains("found 2 words in 'my sister', expected one", Error(() => model.Coefficient("my sister")));
        Assert.Contains("found 0 words in '', expected one", Error(() => model.Coefficient("")));
        // Two words that always go together: only a penalty makes the solution a single one.
        RatedText[] together = [new("a b", 1), new("b a", 0), new("c", 0.5)];
        Assert.Contains("found the penalty 1E-300, expected at least 2E-10", Assert.Throws<InvalidOperationException>(
            () => (All with { Penalty = 1e-300 }).Train(together, [])).Message);

        static string Error(Func<object> action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }
}
