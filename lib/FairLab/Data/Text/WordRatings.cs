using System.Globalization;

namespace FairLab.Data;

/// <summary>
/// Words rated for sentiment by people: VADER's lexicon (Hutto and Gilbert 2014 [hutto2014]) and AFINN-165 (Nielsen
/// 2011 [nielsen2011]). One word of it is a name of the name lists: "tia" is rated 2.3, for "thanks in advance".
/// </summary>
public sealed class WordRatings
{
    readonly Dictionary<string, WordRating> _byWord;

    WordRatings(IReadOnlyList<WordRating> all) =>
        (All, _byWord) = (all, all.ToDictionary(r => r.Word, StringComparer.Ordinal));

    /// <summary>All rated words, in ordinal order.</summary>
    public IReadOnlyList<WordRating> All { get; }

    /// <summary>The rating of a word in lower case; null when it has none.</summary>
    public WordRating? Find(string word) => _byWord.GetValueOrDefault(word);

    /// <summary>The ratings that ship with FairLab.</summary>
    /// <exception cref="DataException">The file is not what it should be.</exception>
    public static WordRatings Load()
    {
        using var store = DataStore.Default();
        return Read(store.Get("word-ratings")[0]);
    }

    /// <summary>Reads a table of ratings: word, vader, vader_sd, afinn, parted by tabs; a cell may be empty.</summary>
    /// <exception cref="DataException">A line that is not one, or a word twice.</exception>
    public static WordRatings Read(string path)
    {
        var ratings = new List<WordRating>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split('\t');
            if (cells.Length != 4)
                throw new DataException(path, number + 1, $"{cells.Length} columns", "4: word, vader, vader_sd, afinn");
            if (number++ == 0)
                continue;
            var rating = new WordRating(cells[0], Number(cells[1]), (int?)Number(cells[3]));
            if (rating is { Vader: null, Afinn: null } || !seen.Add(rating.Word))
                throw new DataException(
                    path,
                    number,
                    $"'{rating.Word}' {(rating is { Vader: null, Afinn: null } ? "without a rating" : "twice")}",
                    "a word once, with a rating");
            ratings.Add(rating);

            double? Number(string cell) =>
                cell.Length == 0 ? null
                : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
                : throw new DataException(path, number, $"'{cell}'", "a number or nothing");
        }
        return new WordRatings(ratings);
    }
}
