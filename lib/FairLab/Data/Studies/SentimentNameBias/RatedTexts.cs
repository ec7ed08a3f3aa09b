using System.Globalization;
using System.Text;
using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>Texts with a sentiment in [0, 1], by name.</summary>
public static class RatedTexts
{
    static readonly Dictionary<string, Func<DataStore, IReadOnlyList<RatedText>>> Loaders = new(StringComparer.Ordinal)
    {
        ["words"] = store => Words(WordRatings.Read(store.Get("word-ratings")[0])),
        ["sentiment_uci"] = store => [.. store.Get("sentiment_uci").SelectMany(Labelled)],
        ["sentiment_mr"] = MovieReviews,
        ["sentiment_vader"] = store => [.. Tweets(store.Get("sentiment_vader")[0])],
    };

    /// <summary>
    /// The names that <see cref="Load(string)"/> knows: words (the shipped ratings), sentiment_uci (3,000 labelled
    /// review sentences), sentiment_mr (10,662 movie-review sentences), sentiment_vader (4,200 tweets with a mean
    /// rating of twenty people).
    /// </summary>
    public static IReadOnlyCollection<string> Ids => Loaders.Keys;

    /// <summary>Loads texts with the store of this FairLab.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <exception cref="ArgumentException">An unknown name; the message has the nearest valid one.</exception>
    /// <exception cref="DataException">A file that cannot be had, or is not what it should be.</exception>
    public static IReadOnlyList<RatedText> Load(string id)
    {
        using var store = DataStore.Default();
        return Load(id, store);
    }

    /// <summary>Loads texts from a store.</summary>
    public static IReadOnlyList<RatedText> Load(string id, DataStore store) => Loaders.TryGetValue(id, out var load)
        ? load(store)
        : throw new ArgumentException(NearestName.Message("rated texts", id, Loaders.Keys), nameof(id));

    /// <summary>
    /// Rated words as texts of one word each: single words of letters, without the words of the name lists (a rating of
    /// "tia" is not one of a person).
    /// </summary>
    public static IReadOnlyList<RatedText> Words(WordRatings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var persons = Person.All
            .SelectMany(p => Tokenizer.Split(p.AsSubject).Concat(Tokenizer.Split(p.AsObject)))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ratings.All
                .Where(r => r.Word.All(char.IsAsciiLetterLower) && !persons.Contains(r.Word))
                .Select(r => new RatedText(r.Word, r.Valence)),
        ];
    }

    /// <summary>Parts texts at random.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="train">Share for training.</param>
    /// <param name="validation">Share for validation; the rest is for testing.</param>
    /// <param name="seed">Decides who goes where.</param>
    public static (IReadOnlyList<RatedText> Train, IReadOnlyList<RatedText> Validation, IReadOnlyList<RatedText> Test)
        Split(IReadOnlyList<RatedText> texts, double train, double validation, long seed)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (!(train > 0 && validation > 0 && train + validation < 1))
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"found the shares {train} and {validation}, expected numbers above 0 with a sum below 1"),
                nameof(train));
        var order = new SeededRandom(seed).Permutation(texts.Count);
        var (a, b) = ((int)(train * texts.Count), (int)((train + validation) * texts.Count));
        return (
            [.. order[..a].Select(i => texts[i])],
            [.. order[a..b].Select(i => texts[i])],
            [.. order[b..].Select(i => texts[i])]);
    }

    static IEnumerable<RatedText> Labelled(string path) => Lines(path, Encoding.UTF8).Select(line =>
    {
        var tab = line.Text.LastIndexOf('\t');
        return tab >= 0 && line.Text[(tab + 1)..].Trim() is "0" or "1"
            ? new RatedText(line.Text[..tab].Trim(), line.Text[(tab + 1)..].Trim() == "1" ? 1 : 0)
            : throw new DataException(path, line.Number, $"'{line.Text}'", "a sentence, a tab, and 0 or 1");
    });

    static IReadOnlyList<RatedText> MovieReviews(DataStore store)
    {
        var paths = store.Get("sentiment_mr");
        return
        [
            .. Lines(paths[0], Encoding.Latin1).Select(l => new RatedText(l.Text.Trim(), 0)),
            .. Lines(paths[1], Encoding.Latin1).Select(l => new RatedText(l.Text.Trim(), 1)),
        ];
    }

    static IEnumerable<RatedText> Tweets(string path) => Lines(path, Encoding.UTF8).Select(line =>
    {
        var cells = line.Text.Split('\t', 3);
        if (cells.Length == 3
            && double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var rating)
            && rating is >= -4 and <= 4)
            return new RatedText(cells[2], (rating + 4) / 8);
        const string expected = "a number, a mean rating from -4 to 4 and a text, parted by tabs";
        throw new DataException(path, line.Number, $"'{line.Text}'", expected);
    });

    static IEnumerable<(string Text, long Number)> Lines(string path, Encoding encoding) =>
        // Not File.ReadLines: some sentences hold a next-line character (U+0085), which must not end them.
        File.ReadAllText(path, encoding)
            .Split('\n')
            .Select((text, i) => (text.TrimEnd('\r'), i + 1L))
            .Where(l => l.Item1.Length > 0);
}
