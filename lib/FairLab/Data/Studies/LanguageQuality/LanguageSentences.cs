using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// Short plain sentences in six languages, put together from phrases: who does what, where and when. FairLab's own
/// phrases, the same meanings in every language, so that what is said tells no language. Nobody wrote the sentences,
/// and the languages are in the spelling of dictionaries; see <see cref="SpellingRules"/>.
/// </summary>
public sealed class LanguageSentences
{
    static readonly string[] Slots = ["who", "does", "where", "when"];
    static readonly Lazy<LanguageSentences> Shipped = new(Load);

    readonly Dictionary<(string Language, string Slot), string[]> _phrases;

    LanguageSentences(Dictionary<(string Language, string Slot), string[]> phrases) => _phrases = phrases;

    /// <summary>The sentences of all phrases.</summary>
    public static LanguageSentences All => Shipped.Value;

    /// <summary>The languages, by their English names, in the order of these.</summary>
    public IReadOnlyList<string> Languages =>
        [.. _phrases.Keys.Select(k => k.Language).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Deals the phrases of every slot into two parts, which then have no phrase in common: what a system learnt of one
    /// part it cannot know by heart in the other.
    /// </summary>
    /// <param name="share">The first part's share of each slot; both get at least one.</param>
    /// <param name="seed">Decides who gets what.</param>
    public (LanguageSentences First, LanguageSentences Second) Deal(double share, long seed)
    {
        Require.That(share, share is > 0 and < 1, "a number in (0, 1)", nameof(share));
        var random = new SeededRandom(seed);
        var (first, second) = (new Dictionary<(string, string), string[]>(),
            new Dictionary<(string, string), string[]>());
        foreach (var slot in Slots)
        {
            // A meaning is on the same side in every language.
            var order = random.Permutation(_phrases[(Languages[0], slot)].Length);
            var cut = Math.Clamp((int)Math.Round(share * order.Length), 1, order.Length - 1);
            foreach (var language in Languages)
            {
                var all = _phrases[(language, slot)];
                first[(language, slot)] = [.. order[..cut].Select(i => all[i])];
                second[(language, slot)] = [.. order[cut..].Select(i => all[i])];
            }
        }
        return (new LanguageSentences(first), new LanguageSentences(second));
    }

    /// <summary>Different sentences of a language, drawn at random.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="isShort">Whether they end after what is done.</param>
    /// <param name="who">Who does it in place of this part's phrases, such as first names; null for those.</param>
    /// <exception cref="ArgumentException">
    /// There is no such language, the message names the nearest; or there are not so many sentences.
    /// </exception>
    public IReadOnlyList<string> Write(string language, int count, long seed, bool isShort = false,
        IReadOnlyList<string>? who = null)
    {
        if (!_phrases.ContainsKey((language, Slots[0])))
            throw new ArgumentException(NearestName.Message("language", language, [.. Languages]), nameof(language));
        string[][] slots =
        [
            .. Slots.Take(isShort ? 2 : Slots.Length).Select(slot =>
                slot == Slots[0] && who is not null ? [.. who] : _phrases[(language, slot)]),
        ];
        var all = slots.Aggregate(1, (n, slot) => checked(n * slot.Length));
        if (count < 1 || count > all)
            throw new ArgumentException($"found {count} sentences of {language} asked for, expected 1 to {all}: "
                + "there are no more different ones", nameof(count));
        return [.. new SeededRandom(seed).Permutation(all).Take(count).Select(Sentence)];

        string Sentence(int number)
        {
            var words = new string[slots.Length];
            for (var s = 0; s < slots.Length; s++)
            {
                words[s] = slots[s][number % slots[s].Length];
                number /= slots[s].Length;
            }
            var text = string.Join(' ', words) + ".";
            return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }

    static LanguageSentences Load()
    {
        using var store = DataStore.Default();
        var table = CodedTable.Read(store.Get("language-phrases")[0], "language", "slot", "words");
        return new LanguageSentences(Enumerable.Range(0, table.Rows)
            .GroupBy(row => (table["language"][row], table["slot"][row]), row => table["words"][row])
            .ToDictionary(g => g.Key, g => g.ToArray()));
    }
}
