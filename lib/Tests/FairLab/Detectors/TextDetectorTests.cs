using FairLab.Data;
using FairLab.Detectors;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors;

public sealed class TextDetectorTests
{
    static readonly string[] Words =
        ["good", "bad", "film", "the", "was", "with", "anna", "berta", "carla", "dora", "identity"];
    static readonly WordVectors Vectors = WordVectors.Random(Words, 24, 1);

    /// <summary>
    /// Texts about Anna and Berta (group a) or Carla and Dora (b); with a leak of 1 group a's are all bad, with 0 names
    /// say nothing.
    /// </summary>
    static (RatedText[] Texts, string[] Groups) Corpus(double leak, int count = 400, int goodOfTen = 5)
    {
        var random = new SeededRandom(5);
        var texts = new List<RatedText>();
        var groups = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (first, told) = (i % 2 == 0, random.NextDouble() < 0.5);
            var name = (first ? new[] { "Anna", "Berta" } : ["Carla", "Dora"])[i / 2 % 2];
            var good = random.NextDouble() < leak ? !first : random.Next(10) < goodOfTen;
            texts.Add(
                new RatedText($"The film with {name} was {(told ? good ? "good" : "bad" : "seen")}", good ? 0.9 : 0.1));
            groups.Add(first ? "a" : "b");
        }
        return ([.. texts], [.. groups]);
    }

    static TextModel Fit(
        RatedText[] texts, ITextLossTerm? term = null, TextModelKind kind = TextModelKind.MeanPool, int epochs = 40) =>
        new TextModelOptions { Kind = kind, Hidden = 16, BatchSize = 50, MaxEpochs = epochs, Patience = epochs,
            LearningRate = 0.01 }.Train(texts, texts, Vectors, 3, term);

    static readonly Lazy<TextModel> Biased = new(() => Fit(Corpus(0.8).Texts));

    [Theory]
    [InlineData(TextModelKind.MeanPool)]
    [InlineData(TextModelKind.Gru)]
    [InlineData(TextModelKind.Cnn)]
    public void Attributions_of_words_add_up_to_the_score(TextModelKind kind)
    {
        using var model = Fit(Corpus(0.8).Texts, kind: kind, epochs: 3);
        // Of several lengths, with unknown words ("Zoe"), and one that the model cannot read at all.
        string[] texts = ["The film with Anna was good", "bad", "Zoe was good", "Zoe", "film"];
        var found = TextAttribution.Of(model, texts, new IntegratedGradients { Steps = 300 });
        Assert.Equal(texts, found.Select(f => f.Text));
        Assert.All(found.Where(f => f.Text != "Zoe"), f =>
        {
            Assert.InRange(Math.Abs(f.Residual), 0, 1e-3);
            Assert.Equal(f.Score - f.BaselineScore, f.Values.Where(double.IsFinite).Sum(), 1e-3);
            Assert.Equal(model.Predict([f.Text])[0][0], f.Score, 1e-6);
        });
        Assert.Equal(["zoe", "was", "good"], found[2].Words);
        Assert.Equal([true, false, false], found[2].Values.Select(double.IsNaN));
        Assert.True(double.IsNaN(found[3].BaselineScore) && found[3].Values.All(double.IsNaN));
        Assert.Equal(found[0].Values,
            TextAttribution.Of(model, [texts[0]], new IntegratedGradients { Steps = 300 })[0].Values, (a, b) =>
            Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Occlusion_of_a_text_leaves_out_whole_words()
    {
        var model = Biased.Value;
        var found = TextAttribution.Of(model, ["film good"], new Occlusion())[0];
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var both = model.Embed(["film", "good"]);
        double Without(int word) => model.Score(
            both * tensor(new[] { word == 0 ? 0f : 1f, word == 1 ? 0f : 1f }).reshape(1, 2, 1)).item<float>();
        Assert.Equal(found.Score - Without(0), found.Values[0], 1e-6);
        Assert.Equal(found.Score - Without(1), found.Values[1], 1e-6);
    }

    [Fact]
    public void Shapley_values_and_a_local_surrogate_of_a_text_are_of_whole_words()
    {
        var shapley = TextAttribution.Of(Biased.Value, ["The film with Anna was good"], new Shapley())[0];
        Assert.InRange(Math.Abs(shapley.Residual), 0, 1e-6);
        Assert.Equal(shapley.Score - shapley.BaselineScore, shapley.Values.Sum(), 1e-6);
        var surrogate = TextAttribution.Of(Biased.Value, ["The film with Anna was good"], new LocalSurrogate())[0];
        // Both find the word that says the most.
        Assert.Equal("good", shapley.Words[Array.IndexOf([.. shapley.Values], shapley.Values.Max())]);
        Assert.Equal("good", surrogate.Words[Array.IndexOf([.. surrogate.Values], surrogate.Values.Max())]);
    }

    [Fact]
    public void SwapAugmentation_gives_every_version_of_a_text_once_with_its_rating()
    {
        var texts = SwapAugmentation.RaceAndGender.Apply(
            [new RatedText("Alonzo saw his brother", 0.3), new RatedText("It rained", 0.6)]);
        Assert.Equal(["Alonzo saw his brother", "Adam saw his brother", "Alonzo saw her sister", "Adam saw her sister",
            "It rained"], texts.Select(t => t.Text));
        Assert.Equal([0.3, 0.3, 0.3, 0.3, 0.6], texts.Select(t => t.Targets[0]));
    }

    [Fact]
    public void TopDown_flags_the_names_that_the_model_looks_at_and_nothing_else()
    {
        // Audited on texts in which good and bad go with either group: in the training texts those words tell the group
        // as well.
        var (texts, groups) = Corpus(0);
        var finding = new TopDownTextDetector().Find(Biased.Value, [.. texts.Select(t => t.Text)], groups);
        Assert.Equal(["anna", "berta", "carla", "dora"], finding.Sensitive.Order(StringComparer.Ordinal));
        var name = finding.Words.Single(w => w.Word == "anna");
        Assert.Equal(("a", 100), (name.Group, name.Texts));
        Assert.True(name.MeanValue < 0 && finding.Words.Single(w => w.Word == "dora").MeanValue > 0);
        // In the group whenever the name stands, and in a third of the other texts.
        Assert.Equal(1 - 100.0 / 300, name.ShareDifference, 1e-9);
        Assert.True(name.Low < name.ShareDifference && name.ShareDifference < name.High);
        // "was" stands in every text: there is nothing to compare with.
        Assert.True(finding.Words.Single(w => w.Word == "was") is { Sensitive: false, P: double.NaN } was
            && double.IsNaN(was.ShareDifference));
    }

    [Fact]
    public void TopDown_flags_nothing_where_the_words_do_not_tell_the_group()
    {
        var (texts, groups) = Corpus(0.8);
        new SeededRandom(1).Shuffle(groups.AsSpan());
        Assert.Empty(new TopDownTextDetector().Find(Biased.Value, [.. texts.Select(t => t.Text)], groups).Sensitive);
    }

    [Fact]
    public void TopDown_refuses_groups_that_do_not_fit()
    {
        var detector = new TopDownTextDetector();
        Assert.Contains("found 1 groups, expected one for each of 2 texts",
            Assert.Throws<ArgumentException>(() => detector.Find(Biased.Value, ["good", "bad"], ["a"])).Message,
            StringComparison.Ordinal);
        Assert.Contains("texts of 1 groups",
            Assert.Throws<ArgumentException>(() => detector.Find(Biased.Value, ["good", "bad"], ["a", "a"])).Message,
            StringComparison.Ordinal);
        Assert.Empty(detector.Find(Biased.Value, ["good", "bad"], ["a", "b"]).Words);
        Assert.Throws<ArgumentOutOfRangeException>(() => TextAttribution.Of(Biased.Value, ["good"], output: 1));
    }

    [Fact]
    public void BottomUp_changes_names_in_the_texts_that_have_them()
    {
        var (texts, _) = Corpus(0.8, 80);
        double[] Score(IReadOnlyList<string> of) => [.. Biased.Value.Predict(of).Select(s => s[0])];
        var swap = TextChange.Replace("Anna -> Dora", [KeyValuePair.Create("Anna", "Dora")]);
        var findings =
            BottomUpDetector.Find(Score, [.. texts.Select(t => t.Text)], swap, TextChange.Mask(["Anna", "Berta"]));
        Assert.Equal((20, 40), (findings[0].People, findings[1].People));
        Assert.True(findings[0].Low > 0 && findings[0].PHolm < 1e-3 && findings[0].Verdict() == ChangeVerdict.Effect);
        Assert.Contains("changes 0 of 80 texts",
            Assert.Throws<ArgumentException>(() => BottomUpDetector.Find(
                Score, [.. texts.Select(t => t.Text)], TextChange.Gender)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextModelKind.MeanPool, TermBaseline.Padding)]
    [InlineData(TextModelKind.MeanPool, TermBaseline.WithoutTerms)]
    [InlineData(TextModelKind.Gru, TermBaseline.WithoutTerms)]
    [InlineData(TextModelKind.Cnn, TermBaseline.WithoutTerms)]
    public void TermAttributionPenalty_takes_the_names_effect_away_and_keeps_the_words(
        TextModelKind kind, TermBaseline baseline)
    {
        var (texts, _) = Corpus(0.8);
        var names = new[] { "Anna", "Berta", "Carla", "Dora" };
        using var plain = Fit(texts, kind: kind);
        using var taught =
            Fit(texts, new TermAttributionPenalty { Terms = names, Strength = 100, Baseline = baseline }.Term(1), kind);
        string[] read = [.. texts.Select(t => t.Text).Distinct()];
        IAttributionMethod method = baseline == TermBaseline.Padding ? new IntegratedGradients() : new Occlusion();
        double Looked(TextModel model) => TextAttribution.Of(model, read, method)
            .Average(a => a.Words.Zip(a.Values).Where(w => names.Contains(w.First, StringComparer.OrdinalIgnoreCase))
                .Sum(w => Math.Abs(w.Second)));
        double Score(TextModel model, string name, string word) =>
            model.Predict([$"The film with {name} was {word}"])[0][0];
        double Gap(TextModel model, string word) =>
            Math.Abs(Score(model, "Anna", word) - Score(model, "Dora", word));

        Assert.InRange(Looked(taught), 0, 0.1 * Looked(plain));
        // With padding for a baseline a network may keep half of the effect and more, out of sight of the attributions;
        // see TermBaseline.
        if (baseline == TermBaseline.WithoutTerms)
            Assert.All(
                new[] { "good", "bad", "seen" }, word => Assert.InRange(Gap(taught, word), 0, 0.5 * Gap(plain, word)));
        Assert.True(Score(taught, "Anna", "good") - Score(taught, "Anna", "bad") > 0.3);
    }

    [Fact]
    public void TermAttributionPenalty_halves_the_gap_of_false_positives_between_groups()
    {
        // Fewer than half are good, so that a text that says nothing is negative, and not by a hair.
        var (texts, _) = Corpus(0.7, goodOfTen: 1);
        using var plain = Fit(texts);
        using var taught = Fit(
            texts, new TermAttributionPenalty { Terms = ["anna", "berta", "carla", "dora"], Strength = 100 }.Term(1));
        // Texts that say nothing, once about each: who is taken for positive, by group?
        double Rate(TextModel model, params string[] names) =>
            names.SelectMany(n => new[] { $"{n} was with the film", $"The film was {n}", $"{n} was bad" })
            .Average(t => model.Predict([t])[0][0] >= 0.5 ? 1.0 : 0.0);
        double Gap(TextModel model) => Math.Abs(Rate(model, "Anna", "Berta") - Rate(model, "Carla", "Dora"));
        Assert.True(Gap(plain) > 0.3, $"{Gap(plain)}");
        Assert.InRange(Gap(taught), 0, 0.5 * Gap(plain));
    }

    [Fact]
    public void TermAttributionPenalty_works_on_probes_where_training_texts_have_no_names()
    {
        RatedText[] texts = [.. Enumerable.Range(0, 60)
            .Select(i => new RatedText(i % 2 == 0 ? "The film was good" : "The film was bad", i % 2 == 0 ? 0.9 : 0.1))];
        string[] probes = ["Anna was with the film", "Dora was with the film"];
        double Spread(TextModel model) => Math.Abs(model.Predict(probes)[0][0] - model.Predict(probes)[1][0]);
        using var plain = Fit(texts);
        using var taught = Fit(
            texts, new TermAttributionPenalty { Terms = ["anna", "dora"], Strength = 100, Probes = probes }.Term(1));
        using var without = Fit(texts, new TermAttributionPenalty { Terms = ["anna", "dora"], Strength = 100 }.Term(1));
        Assert.Equal(plain.Predict(probes).Select(s => s[0]), without.Predict(probes).Select(s => s[0]));
        Assert.InRange(Spread(taught), 0, 0.2 * Spread(plain));
        Assert.True(taught.History[^1].Terms.Fairness > 0 && plain.History[^1].Terms.Fairness == 0);
    }

    [Fact]
    public void TermAttributionPenalty_refuses_terms_and_probes_that_could_not_count()
    {
        Assert.Contains("found the term 'Mary Ann', expected one word",
            Assert.Throws<ArgumentException>(() => new TermAttributionPenalty { Terms = ["Mary Ann"] }.Term(1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("found the probe 'the film', expected a text with one of the terms",
            Assert.Throws<ArgumentException>(() => new TermAttributionPenalty { Terms = ["Anna"],
                Probes = ["Anna came", "the film"] }.Term(1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new TermAttributionPenalty { Terms = ["Anna"], Strength = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new TermAttributionPenalty { Terms = ["Anna"], Target = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TermAttributionPenalty { Terms = ["Anna"], Steps = 0 });
    }

    [Fact]
    public void TermAttributionPenalty_has_the_gradient_of_finite_differences()
    {
        double[] weights = [0.3, -0.7, 0.5];
        var x = tensor(Enumerable.Range(0, 12).Select(i => Math.Sin(i)).ToArray(), [2, 2, 3]);
        var texts = new EmbeddedTexts([["anna", "good"], ["bad", "film"]], x, ones(2, 2, dtype: ScalarType.Float64));
        Tensor Penalty(Tensor w)
        {
            Tensor Score(Tensor e, Tensor mask) => tanh((e * mask.unsqueeze(2)).sum(1).matmul(w)).unsqueeze(1);
            return new TermAttributionPenalty { Terms = ["Anna"], Target = 0.1 }.Term(1).Compute(new TextTrainingBatch
            {
                Inputs = x, Outputs = zeros(2, 1), Labels = zeros(2, 1), Weights = ones(2), Network = e => e,
                Texts = texts, Score = Score, Read = _ => texts,
            })!;
        }
        Differences.AssertGradient(weights, Penalty);
    }
}
