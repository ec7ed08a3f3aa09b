using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// The measurements of Kiritchenko and Mohammad (2018 [kiritchenko2018]). Race: for each template, word and gender the
/// mean score of the ten African-American names less that of the ten European names. Gender: for each template and word
/// the mean of the female names less that of the male names, and the difference of each pair of noun phrases (eleven
/// pairs).
/// </summary>
public static class PairedGaps
{
    /// <summary>Differences by race for each emotion, for neutral sentences where there are any, and for all.</summary>
    /// <param name="corpus">The sentences.</param>
    /// <param name="scores">A score for each of them, in order.</param>
    /// <param name="seed">Decides the permutations of names.</param>
    /// <param name="draws">Number of permutations.</param>
    public static IReadOnlyList<PairedGap> ByRace(
        EquityCorpus corpus, IReadOnlyList<double> scores, long seed, int draws = 2000) =>
        [.. Parts(corpus, scores).Select(part => new PairedGap(
            "race", part.Emotion, Differences(part.ByRace, scores), PermuteNames(part.Names, scores, seed, draws)))];

    /// <summary>
    /// Differences by gender for each emotion, for neutral sentences where there are any, and for all.
    /// </summary>
    /// <param name="corpus">The sentences.</param>
    /// <param name="scores">A score for each of them, in order.</param>
    public static IReadOnlyList<PairedGap> ByGender(EquityCorpus corpus, IReadOnlyList<double> scores) =>
        [.. Parts(corpus, scores).Select(part => new PairedGap(
            "gender", part.Emotion, Differences(part.ByGender, scores),
            Measure.Undefined("names are permuted by race only")))];

    /// <summary>
    /// The largest difference of any two sentences that differ only in the name, in one template and word; 0 when names
    /// do not count.
    /// </summary>
    /// <param name="corpus">The sentences.</param>
    /// <param name="scores">A score for each of them, in order.</param>
    public static double LargestNameDifference(EquityCorpus corpus, IReadOnlyList<double> scores) =>
        Parts(corpus, scores)[^1].Slots.Max(slot => slot.Max(i => scores[i]) - slot.Min(i => scores[i]));

    static IReadOnlyList<DesignPart> Parts(EquityCorpus corpus, IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count != corpus.Sentences.Count)
            throw new ArgumentException(
                $"found {scores.Count} scores, expected one for each of {corpus.Sentences.Count} sentences",
                nameof(scores));
        for (var i = 0; i < scores.Count; i++)
            if (!double.IsFinite(scores[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"sentence {i}: found the score {scores[i]}, ")
                    + "expected a number", nameof(scores));
        return PairedDesign.Of(corpus).Parts;
    }

    static double[] Differences((int[] First, int[] Second)[] pairs, IReadOnlyList<double> scores) =>
        Array.ConvertAll(pairs, pair => Mean(pair.First, scores) - Mean(pair.Second, scores));

    static double Mean(int[] rows, IReadOnlyList<double> scores)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += scores[row];
        return sum / rows.Length;
    }

    /// <summary>
    /// Deals the names of each gender out at random into groups of the same sizes; two-sided, on the mean over genders
    /// of the difference of means.
    /// </summary>
    static Measure PermuteNames((bool First, int[] Rows)[][] names, IReadOnlyList<double> scores, long seed, int draws)
    {
        var genders = Array.ConvertAll(names, gender =>
            Array.ConvertAll(gender, name => (name.First, Score: Mean(name.Rows, scores))));
        if (genders.Length == 0 || genders.Any(g => g.All(n => n.First) || g.All(n => !n.First)))
            return Measure.Undefined("a gender has names of one race only");
        var sizes = Array.ConvertAll(genders, g => g.Count(n => n.First));
        var values = Array.ConvertAll(genders, g => g.Select(n => n.Score).ToArray());
        var totals = Array.ConvertAll(values, v => v.Sum());
        var scale = values.SelectMany(v => v).Max(Math.Abs);
        var observed = Math.Abs(Difference(null));
        var random = new SeededRandom(seed);
        return PermutationTest.PValue(draws, () => Math.Abs(Difference(random)) >= observed - 1e-12 * scale);

        // Draws the first group of each gender without replacement; as the names stand when there is no generator.
        double Difference(SeededRandom? drawn)
        {
            var sum = 0.0;
            for (var g = 0; g < values.Length; g++)
            {
                var (of, first) = (values[g], 0.0);
                for (var i = 0; i < sizes[g]; i++)
                {
                    if (drawn is not null)
                    {
                        var k = i + drawn.Next(of.Length - i);
                        (of[i], of[k]) = (of[k], of[i]);
                    }
                    first += of[i];
                }
                sum += first / sizes[g] - (totals[g] - first) / (of.Length - sizes[g]);
            }
            return sum / values.Length;
        }
    }
}
