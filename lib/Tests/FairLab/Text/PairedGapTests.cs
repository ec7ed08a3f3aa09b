using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Numerics;

namespace FairLab.Tests.Text;

public sealed class PairedGapTests
{
    static readonly EquityCorpus Corpus = EquityCorpus.Generate();

    [Fact]
    public void ByRace_recovers_what_was_planted()
    {
        // 0.03 for African-American names in sad sentences only; 0.5 by gender must not matter.
        static double Score(EquitySentence s) => (s.Race == "African-American" && s.Emotion == "sadness" ? 0.03 : 0)
            + (s.Gender == "male" ? 0.5 : 0) + s.Word.Length / 100.0;
        double[] scores = [.. Corpus.Sentences.Select(Score)];
        var gaps = PairedGaps.ByRace(Corpus, scores, 1);
        Assert.Equal(["anger", "fear", "joy", "sadness", "neutral", "all"], gaps.Select(g => g.Emotion));
        Assert.All(gaps,
            g => Assert.Equal(g.Emotion switch { "neutral" => 8, "all" => 288, _ => 70 }, g.Differences.Count));
        Assert.Equal(0.03, gaps[3].Mean.Value, 1e-12);
        Assert.True(gaps[3].NamesP < 0.001);
        Assert.Equal(0, gaps[0].Mean.Value, 1e-12);
        Assert.Equal(1, gaps[0].NamesP, 1e-12);
    }

    [Fact]
    public void ByGender_recovers_what_was_planted()
    {
        double[] scores = [.. Corpus.Sentences.Select(s => s.Gender == "female" ? 0.2 : 0.1)];
        var gaps = PairedGaps.ByGender(Corpus, scores);
        Assert.All(gaps, g => Assert.Equal(0.1, g.Mean.Value, 1e-12));
        // Eleven pairs for each template and word.
        Assert.Equal(11 * 35, gaps[0].Differences.Count);
    }

    [Fact]
    public void Names_dealt_out_at_random_are_rejected_as_often_as_the_level_says_but_not_by_the_paired_test()
    {
        // Each name has an effect of its own and groups have none: the paired test takes templates for replicates and
        // rejects almost always.
        var (byNames, byPairs) = (0, 0);
        const int Rounds = 60;
        var anger = Corpus.Sentences;
        for (var round = 0; round < Rounds; round++)
        {
            var random = new SeededRandom(round);
            var effect = Person.Names.ToDictionary(n => n, _ => 0.05 * random.NextGaussian());
            double[] scores = [.. anger.Select(s => effect.GetValueOrDefault(s.Person) + 0.01 * random.NextGaussian())];
            var gap = PairedGaps.ByRace(Corpus, scores, round, 200)[0];
            byNames += gap.NamesP <= 0.05 ? 1 : 0;
            byPairs += gap.Mean.P <= 0.05 ? 1 : 0;
        }
        Assert.InRange(byNames, 0, 9);      // Binomial(60, 0.05) is above 9 with probability 0.001
        Assert.InRange(byPairs, 20, Rounds);
    }

    [Fact]
    public void Replacement_makes_all_names_one()
    {
        var replacement = TermReplacement.Names(Person.Names);
        double[] scores =
            [.. Corpus.Sentences.Select(s => (double)replacement.Apply(s.Text).GetHashCode(StringComparison.Ordinal))];
        Assert.Equal(0, PairedGaps.LargestNameDifference(Corpus, scores));
        Assert.NotEqual(
            0, PairedGaps.LargestNameDifference(Corpus, [.. Corpus.Sentences.Select(s => (double)s.Text.Length)]));
    }

    [Fact]
    public void ByRace_of_bad_scores_says_so()
    {
        Assert.Contains(
            "found 1 scores", Assert.Throws<ArgumentException>(() => PairedGaps.ByRace(Corpus, [1], 0)).Message);
        double[] scores = new double[Corpus.Sentences.Count];
        scores[7] = double.NaN;
        Assert.Contains("sentence 7: found the score NaN",
            Assert.Throws<ArgumentException>(() => PairedGaps.ByGender(Corpus, scores)).Message);
    }

    [Fact]
    public void Pearson_by_hand()
    {
        // Deviations (-1, 0, 1) and (-4/3, -1/3, 5/3): 3 / √(2 · 14/3).
        Assert.Equal(3 / Math.Sqrt(2 * 14 / 3.0), Correlations.Pearson([1, 2, 3], [1, 2, 4]).Value, 1e-12);
        Assert.False(Correlations.Pearson([1, 1], [1, 2]).IsDefined);
        Assert.False(Correlations.Pearson([1], [1]).IsDefined);
        Assert.Throws<ArgumentException>(() => Correlations.Pearson([1, 2], [1]));
        // Ranks 1, 2, 3.5, 3.5 and 2, 1, 3, 4.
        Assert.Equal(1, Correlations.Spearman([1, 2, 300], [-3, 0, 0.1]).Value, 1e-12);
        Assert.Equal(3.5 / Math.Sqrt(4.5 * 5), Correlations.Spearman([1, 2, 9, 9], [0, -1, 5, 7]).Value, 1e-12);
        Assert.False(Correlations.Spearman([1, 1], [1, 2]).IsDefined);
        Assert.False(Correlations.Spearman([1, double.NaN, 2], [1, 2, 3]).IsDefined);
    }
}
