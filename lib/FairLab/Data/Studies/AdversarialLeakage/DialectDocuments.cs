using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// Documents with a topic y that is to be told and a dialect z of their authors that is not, as counts of words: what
/// Elazar and Goldberg 2018 [elazar2018] did with tweets, with an association that is known. P(z) = P(y) = 1/2 and
/// P(z = y) = (1 + r) / 2, so that r is the correlation of topic and dialect; at r = 0 all four cells are equally many,
/// and nothing about the task asks for the dialect. Nobody wrote them.
/// </summary>
public static class DialectDocuments
{
    // A tweet's rarer words would be columns that a network sees once.
    const int LeastOccurrences = 3;

    /// <summary>Writes documents.</summary>
    /// <param name="documents">How many.</param>
    /// <param name="correlation">r, in [-1, 1]; the four cells have exactly these shares, but for rounding.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="options">How; the default when null.</param>
    public static TabularDataset Draw(int documents, double correlation, long seed, DialectOptions? options = null)
    {
        Require.AtLeast(documents, 4, nameof(documents));
        Checked(correlation);
        var o = options ?? new DialectOptions();
        if (o.TopicShare + o.DialectShare > 1)
            throw new ArgumentException(FormattableString.Invariant($"found shares of {o.TopicShare} words of topics ")
                + FormattableString.Invariant($"and {o.DialectShare} of dialects, expected at most 1 together"),
                nameof(options));
        var random = new SeededRandom(seed);
        var order = random.Permutation(documents);
        var (half, same) = (documents / 2, (1 + correlation) / 2);
        var alike = (int)Math.Round(same * half);
        var (topics, dialects) = (new int[documents], new int[documents]);
        for (var i = 0; i < documents; i++)
        {
            var topic = i < half ? 0 : 1;
            topics[order[i]] = topic;
            dialects[order[i]] = i - topic * half < alike ? topic : 1 - topic;
        }
        string[] words =
        [
            .. Numbered("word", o.CommonWords),
            .. Numbered("topic-a-", o.TopicWords), .. Numbered("topic-b-", o.TopicWords),
            .. Numbered("dialect-a-", o.DialectWords), .. Numbered("dialect-b-", o.DialectWords),
        ];
        var counts = new float[documents * words.Length];
        for (var i = 0; i < documents; i++)
        {
            for (var k = 0; k < o.Length; k++)
            {
                var slot = random.NextDouble();
                var word = slot < o.TopicShare
                    ? o.CommonWords + Own(topics[i], o.TopicPurity, random) * o.TopicWords + random.Next(o.TopicWords)
                    : slot < o.TopicShare + o.DialectShare ? o.CommonWords + 2 * o.TopicWords
                        + Own(dialects[i], o.DialectPurity, random) * o.DialectWords + random.Next(o.DialectWords)
                    : random.Next(o.CommonWords);
                counts[i * words.Length + word]++;
            }
        }
        return Of("dialect-documents", words, counts, topics, dialects).Describe("Synthetic documents",
            "Nobody: words are drawn by a topic and by a dialect.");
    }

    /// <summary>
    /// Gives texts of others an author's dialect: y is whether a text is rated as positive, z agrees with it in (1 + r)
    /// / 2 of all texts, and every text gets some words of a dialect: as many as a document of its length would have.
    /// Words that occur three times or more are counted.
    /// </summary>
    /// <param name="texts">The texts; the last target of each is its valence, positive above one half.</param>
    /// <param name="correlation">r, in [-1, 1].</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="options">The dialects; the default when null.</param>
    public static TabularDataset Plant(IReadOnlyList<RatedText> texts, double correlation, long seed,
        DialectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Checked(correlation);
        var (o, random) = (options ?? new DialectOptions(), new SeededRandom(seed));
        Require.That(o.DialectShare, o.DialectShare < 1, "a number below 1 where there are words already",
            nameof(options));
        string[][] said = [.. texts.Select(t => Tokenizer.Split(t.Text).ToArray())];
        var vocabulary = new Vocabulary(said.SelectMany(w => w).CountBy(w => w)
            .Where(w => w.Value >= LeastOccurrences).Select(w => w.Key).Order(StringComparer.Ordinal));
        var known = vocabulary.Words.Count;
        string[] words =
        [
            .. vocabulary.Words, .. Numbered("dialect-a-", o.DialectWords), .. Numbered("dialect-b-", o.DialectWords),
        ];
        // As many for each word that is there as a document has for each that is not of a dialect.
        var chance = o.DialectShare / (1 - o.DialectShare);
        var counts = new float[texts.Count * words.Length];
        int[] labels = [.. texts.Select(t => t.Targets[^1] > 0.5 ? 1 : 0)];
        var dialects = new int[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            dialects[i] = Own(labels[i], (1 + correlation) / 2, random);
            foreach (var word in said[i])
            {
                if (vocabulary[word] is > 0 and var number)
                    counts[i * words.Length + number - 1]++;
                if (random.NextDouble() < chance)
                    counts[i * words.Length + known + Own(dialects[i], o.DialectPurity, random) * o.DialectWords
                        + random.Next(o.DialectWords)]++;
            }
        }
        return Of("planted-dialect", words, counts, labels, dialects).Describe("Rated texts with a planted dialect",
            "The texts are people's; who wrote them is not in the data, and the dialects are made up.");
    }

    static TabularDataset Of(string id, string[] words, float[] counts, int[] labels, int[] dialects)
    {
        var author = new CodedColumn("dialect", [.. dialects.Select(z => z == 0 ? "a" : "b")]);
        return new TabularDataset(id, [.. words.Select(w => new Feature(w, w, false))], counts, labels,
            [Grouping.Binary(author, "b", "a")]);
    }

    static int Own(int group, double purity, SeededRandom random) =>
        random.NextDouble() < purity ? group : 1 - group;

    static IEnumerable<string> Numbered(string stem, int count) =>
        Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"{stem}{i}"));

    static double Checked(double correlation) =>
        Require.That(correlation, correlation is >= -1 and <= 1, "a number in [-1, 1]", nameof(correlation));
}
