namespace FairLab.Data;

/// <summary>
/// A way to speak of a person in the Equity Evaluation Corpus (Kiritchenko and Mohammad 2018 [kiritchenko2018]): 40
/// first names, ten for each gender and race, and ten pairs of noun phrases and pronouns.
/// </summary>
/// <param name="AsSubject">As a subject: Malik, this woman, he.</param>
/// <param name="AsObject">As an object: Malik, this woman, him.</param>
/// <param name="Gender">female or male.</param>
/// <param name="Race">African-American or European for a name; empty for a phrase.</param>
/// <param name="Pair">What a phrase shares with its counterpart of the other gender; empty for a name.</param>
public sealed record Person(string AsSubject, string AsObject, string Gender, string Race, string Pair)
{
    static readonly Lazy<IReadOnlyList<Person>> Shipped = new(Load);

    /// <summary>The sixty of the corpus.</summary>
    public static IReadOnlyList<Person> All => Shipped.Value;

    /// <summary>Whether it is a first name.</summary>
    public bool IsName => Race.Length > 0;

    /// <summary>The 40 first names.</summary>
    public static IReadOnlyList<string> Names => [.. All.Where(p => p.IsName).Select(p => p.AsSubject)];

    /// <summary>
    /// The names with the one of the other race and the same gender that stands at the same place of its list: a swap
    /// of which race a text speaks of, in both directions.
    /// </summary>
    public static IReadOnlyDictionary<string, string> RaceSwap
    {
        get
        {
            var lists = All
                .Where(p => p.IsName)
                .GroupBy(p => (p.Race, p.Gender))
                .ToDictionary(g => g.Key, g => g.Select(p => p.AsSubject).ToArray());
            return lists
                .SelectMany(list =>
                    list.Value.Zip(
                        lists.Single(o => o.Key.Gender == list.Key.Gender && o.Key.Race != list.Key.Race).Value))
                .ToDictionary(p => p.First, p => p.Second);
        }
    }

    static IReadOnlyList<Person> Load()
    {
        using var store = DataStore.Default();
        var table = CodedTable.Read(store.Get("eec-persons")[0], "subject", "object", "gender", "race", "pair");
        string At(string column, int row) => table[column][row];
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(i => new Person(
                At("subject", i), At("object", i), At("gender", i), At("race", i), At("pair", i))),
        ];
    }
}
