using FairLab.Mitigators;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class TextAndCorpusTests
{
    [Fact]
    public void TermReplacement_makes_sentences_that_differ_in_a_name_the_same()
    {
        var replacement = TermReplacement.Names(["Ebony", "Heather", "Darnell", "Malik"]);
        Assert.Equal(replacement.Apply("The situation makes Ebony feel angry."),
            replacement.Apply("The situation makes Heather feel angry."));
        Assert.Equal("IDENTITY's day, and IDENTITY too", replacement.Apply("Malik's day, and DARNELL too"));
        Assert.Equal("Maliki is not Malika", replacement.Apply("Maliki is not Malika"));
    }

    [Theory]
    [InlineData("He feels angry about his son", "She feels angry about her daughter")]
    [InlineData("I made him feel glad", "I made her feel glad")]
    [InlineData("My father told me", "My mother told me")]
    [InlineData("this boy", "this girl")]
    public void TermReplacement_of_gender_makes_twins_the_same(string male, string female) =>
        Assert.Equal(TermReplacement.Gender.Apply(male), TermReplacement.Gender.Apply(female), ignoreCase: true);

    [Theory]
    [InlineData("He told his brother that the man was a King.")]
    [InlineData("Mother and DAD")]
    [InlineData("nothing here")]
    public void GenderSwap_twice_gives_the_text_back(string text)
    {
        Assert.False(GenderSwap.IsAmbiguous(text));
        Assert.Equal(text, GenderSwap.Apply(GenderSwap.Apply(text)));
    }

    [Fact]
    public void GenderSwap_keeps_case_and_tells_what_is_ambiguous()
    {
        Assert.Equal("She told her sister that the woman was a Queen.",
            GenderSwap.Apply("He told his brother that the man was a King."));
        Assert.True(GenderSwap.IsAmbiguous("I saw her"));
    }

    [Property(MaxTest = 40)]
    public void CorpusCalibration_is_feasible_or_says_not_and_lies_within_its_gap_of_brute_force(int seed)
    {
        var random = new SeededRandom(seed);
        var (n, objects) = (10, 2);
        var targets = new[] { 0.3 + 0.4 * random.NextDouble(), 0.5 };
        var corpus = Enumerable.Range(0, n).Select(_ => (IReadOnlyList<CorpusCandidate>)
            [new(random.NextDouble(), random.Next(objects), true),
                new(random.NextDouble(), random.Next(objects), false), new(0.3 * random.NextDouble(), -1, false)])
                .ToList();
        var method = new CorpusCalibration { Margin = 0.15, Rounds = 300 };
        var result = method.Infer(corpus, targets);

        var best = double.NegativeInfinity;
        for (var code = 0; code < (int)Math.Pow(3, n); code++)
        {
            var (score, rest, counts) = (0.0, code, new double[objects, 2]);
            for (var i = 0; i < n; i++, rest /= 3)
            {
                var c = corpus[i][rest % 3];
                score += c.Score;
                if (c.Target >= 0)
                    counts[c.Target, c.IsFirstGroup ? 0 : 1]++;
            }
            var allowed = Enumerable.Range(0, objects)
                .All(o => counts[o, 0] + counts[o, 1] == 0
                    || Math.Abs(counts[o, 0] / (counts[o, 0] + counts[o, 1]) - targets[o]) <= 0.15 + 1e-9);
            if (allowed)
                best = Math.Max(best, score);
        }
        Assert.True(result.Bound >= best - 1e-9, "the bound must hold");
        if (result.Violated.Count == 0)
            Assert.InRange(result.Score, best - (result.Bound - result.Score) - 1e-9, best + 1e-9);
        Assert.Equal(result.Choices.Select((j, i) => corpus[i][j].Score).Sum(), result.Score, 1e-9);
    }

    [Fact]
    public void CorpusCalibration_of_predictions_within_the_margin_changes_nothing()
    {
        // The negative control: shares that are right already cost nothing, and every instance keeps its best label.
        static IReadOnlyList<CorpusCandidate> Instance(int i) =>
            [new(i / 2 % 10 < 6 ? 1 : 0.2, i % 2, true), new(0.5, i % 2, false)];
        var corpus = Enumerable.Range(0, 100).Select(Instance).ToList();
        var result = new CorpusCalibration().Infer(corpus, [0.6, 0.6]);
        Assert.Equal(corpus.Select(c => c[0].Score > 0.5 ? 0 : 1), result.Choices);
        Assert.Equal(result.Bound, result.Score, 1e-12);
        Assert.Empty(result.Violated);
    }

    [Fact]
    public void CorpusCalibration_cuts_violations_at_less_than_a_point_of_F1()
    {
        // 20 activities, training shares of men from .2 to .8; the truth follows them, the model exaggerates them.
        var random = new SeededRandom(12);
        var targets = Enumerable.Range(0, 20).Select(o => 0.2 + 0.6 * o / 19).ToArray();
        var men = Enumerable.Range(0, 2000).Select(i => random.NextDouble() < targets[i % 20]).ToArray();
        var corpus = men.Select((isMan, i) =>
        {
            var lean = (isMan ? 0.2 : -0.2) + 0.4 * (targets[i % 20] - 0.5) + 0.25 * random.NextGaussian();
            return (IReadOnlyList<CorpusCandidate>)
                [new(0.5 + lean, i % 20, true), new(0.5 - lean, i % 20, false)];
        }).ToList();
        double F1(int[] choices)
        {
            var right = choices.Where((c, i) => c == 0 && men[i]).Count();
            return 2.0 * right / (choices.Count(c => c == 0) + men.Count(m => m));
        }
        var (before, after) = (new CorpusCalibration { Rounds = 1 }.Infer(corpus, targets),
            new CorpusCalibration().Infer(corpus, targets));
        Assert.True(
            after.Violated.Count <= 0.75 * before.Violated.Count, $"{before.Violated.Count} -> {after.Violated.Count}");
        Assert.True(F1(after.Choices) > F1(before.Choices) - 0.01, $"{F1(before.Choices)} -> {F1(after.Choices)}");
    }

    [Fact]
    public void CorpusCalibration_reduces_violations_at_little_cost()
    {
        // 400 instances of 8 objects whose training share of men is 0.6; the scores lean further, to about 0.75.
        var random = new SeededRandom(3);
        var corpus = Enumerable.Range(0, 400).Select(i =>
        {
            var lean = 0.12 + 0.2 * random.NextGaussian();
            return (IReadOnlyList<CorpusCandidate>)
                [new(0.5 + lean, i % 8, true), new(0.5 - lean, i % 8, false)];
        }).ToList();
        var targets = Enumerable.Repeat(0.6, 8).ToArray();
        var before = new CorpusCalibration { Rounds = 1 }.Infer(corpus, targets);
        var after = new CorpusCalibration().Infer(corpus, targets);
        Assert.True(after.Violated.Count < before.Violated.Count, $"{before.Violated.Count} -> {after.Violated.Count}");
        Assert.True(after.Score > 0.98 * before.Score);
        Assert.Contains("object 0: found the target 2",
            Assert.Throws<ArgumentException>(() => new CorpusCalibration().Infer(corpus, [2])).Message);
    }
}
