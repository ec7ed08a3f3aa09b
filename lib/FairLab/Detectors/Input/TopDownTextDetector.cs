using FairLab.Metrics;
using FairLab.Models;
using MathNet.Numerics.Distributions;

namespace FairLab.Detectors;

/// <summary>
/// Discrimination via input, top-down, for texts (Du et al. 2019, section 3.1 [du2019]): local interpretations say
/// which words the model looks at; those of them that tell the group a text is about are flagged as fairness-sensitive.
/// Unlike a table's column a word stands in few texts, so association is judged where it stands: the share of its group
/// among texts with the word less that among texts without, by Fisher's exact test with Holm's method over the words.
/// </summary>
public sealed record TopDownTextDetector
{
    /// <summary>How attributions are computed.</summary>
    /// <value>
    /// Null: integrated gradients with 50 nodes of a <see cref="TextModel"/>, Shapley values of any other model.
    /// </value>
    public IAttributionMethod? Method { get; init; }

    /// <summary>
    /// The least attribution that counts as looking at a word, as a multiple of the mean over all words.
    /// </summary>
    /// <value>0.2, as for a table's columns.</value>
    public double LeastAttribution { get; init => field = Require.NotNegative(value); } = 0.2;

    /// <summary>The least difference of shares that counts as telling the group.</summary>
    /// <value>0.2.</value>
    public double LeastDifference { get; init => field = Require.Share(value); } = 0.2;

    /// <summary>Words in fewer texts are left out: no test could tell anything about them.</summary>
    /// <value>10.</value>
    public int LeastTexts { get; init => field = Require.AtLeast(value, 1); } = 10;

    /// <summary>The level of the tests.</summary>
    /// <value>0.05.</value>
    public double Level
    {
        get;
        init => field = Require.That(value, value is > 0 and < 1, "a number in (0, 1)");
    } = 0.05;

    /// <summary>Finds the fairness-sensitive words.</summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">Texts, best ones that it was not trained on.</param>
    /// <param name="groups">Which group each text is about.</param>
    /// <param name="output">Which of the model's outputs.</param>
    /// <exception cref="ArgumentException">
    /// Another number of groups than of texts, or all texts in one group.
    /// </exception>
    public TopDownTextFinding Find(ITextModel model, IReadOnlyList<string> texts, IReadOnlyList<string> groups,
        int output = 0)
    {
        return Find(some => TextAttribution.Of(model, some, Method, output), texts, groups);
    }

    /// <summary>Finds the fairness-sensitive words of a plain function.</summary>
    /// <param name="score">A score for each of some texts.</param>
    /// <param name="texts">Texts, best ones that it was not made from.</param>
    /// <param name="groups">Which group each text is about.</param>
    /// <exception cref="ArgumentException">
    /// Another number of groups than of texts, or all texts in one group.
    /// </exception>
    public TopDownTextFinding Find(Func<IReadOnlyList<string>, double[]> score, IReadOnlyList<string> texts,
        IReadOnlyList<string> groups)
    {
        return Find(some => TextAttribution.Of(score, some, Method), texts, groups);
    }

    TopDownTextFinding Find(Func<IReadOnlyList<string>, IReadOnlyList<TextAttribution>> explain,
        IReadOnlyList<string> texts, IReadOnlyList<string> groups)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != texts.Count)
            throw new ArgumentException(
                $"found {groups.Count} groups, expected one for each of {texts.Count} texts", nameof(groups));
        if (groups.ToList().FindIndex(Data.MissingValue.Is) is >= 0 and var nobody)
            throw new ArgumentException(
                $"text {nobody}: found {Data.MissingValue.Shown(groups[nobody])} for its group, "
                + "expected the group it is about: leave such texts out, or name their group", nameof(groups));
        var sizes = groups.GroupBy(g => g, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        if (sizes.Count < 2)
            throw new ArgumentException($"found texts of {sizes.Count} groups, expected at least two", nameof(groups));

        var attributions = explain(texts);
        var words = attributions
            .SelectMany((a, text) => a.Words.Zip(a.Values, (word, value) => (Word: word, Value: value, Text: text)))
            .Where(w => double.IsFinite(w.Value))
            .GroupBy(w => w.Word, StringComparer.Ordinal)
            .Select(w => (
                Word: w.Key,
                Values: w.Select(o => o.Value).ToArray(),
                Texts: w.Select(o => o.Text).Distinct().ToArray()))
            .Where(w => w.Texts.Length >= LeastTexts).ToArray();
        if (words.Length == 0)
            return new TopDownTextFinding([], double.NaN);
        var meanSizes = Array.ConvertAll(words, w => w.Values.Average(Math.Abs));
        var associations = Array.ConvertAll(words, w => Association(w.Texts, groups, sizes));
        var adjusted = MultipleTesting.Holm([.. associations.Select(a => a.P)]);
        var least = LeastAttribution * meanSizes.Average();
        var found = words.Select((w, i) =>
        {
            var (group, difference, interval, p) = associations[i];
            return new SensitiveWord(
                w.Word, w.Texts.Length, meanSizes[i], w.Values.Average(), group, difference, interval, p, adjusted[i],
                Sensitive: meanSizes[i] >= least && difference >= LeastDifference && adjusted[i] < Level);
        });
        return new TopDownTextFinding(
            [.. found.OrderByDescending(w => w.Attribution)],
            attributions.Where(a => double.IsFinite(a.Residual)).Max(a => Math.Abs(a.Residual)));
    }

    /// <summary>The group whose share a word raises most, with Fisher's test over all groups.</summary>
    static (string Group, double Difference, Interval Interval, double P) Association(
        int[] with, IReadOnlyList<string> groups, Dictionary<string, int> sizes)
    {
        var (n, k) = (groups.Count, with.Length);
        var best = (Group: "", Value: double.NegativeInfinity, Inside: 0);
        var p = 1.0;
        foreach (var (group, size) in sizes)
        {
            var inside = with.Count(i => groups[i] == group);
            p = Math.Min(p, Fisher(n, size, k, inside));
            var difference = (double)inside / k - (k == n ? 0 : (double)(size - inside) / (n - k));
            if (difference > best.Value)
                best = (group, difference, inside);
        }
        // There are no texts without it to compare with.
        if (k == n)
            return (best.Group, double.NaN, new Interval(double.NaN, double.NaN), double.NaN);
        var interval = Proportion.Newcombe(best.Inside, k, sizes[best.Group] - best.Inside, n - k);
        return (best.Group, best.Value, interval, Math.Min(1, p * sizes.Count));
    }

    /// <summary>
    /// Two-sided, twice the smaller tail; each tail is added up from its own end, as 1 less the other would be 0 where
    /// it is small.
    /// </summary>
    static double Fisher(int n, int size, int draws, int inside)
    {
        var urn = new Hypergeometric(n, size, draws);
        var below = urn.CumulativeDistribution(inside);
        var above = new Hypergeometric(n, n - size, draws).CumulativeDistribution(draws - inside);
        return Math.Clamp(2 * Math.Min(below, above), 0, 1);
    }
}
