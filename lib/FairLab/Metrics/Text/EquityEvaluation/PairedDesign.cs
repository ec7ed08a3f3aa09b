using System.Runtime.CompilerServices;
using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Which sentences of a corpus are compared with which, as indices: worked out once, however many models score them.
/// </summary>
sealed class PairedDesign
{
    static readonly ConditionalWeakTable<EquityCorpus, PairedDesign> Known = [];

    PairedDesign(EquityCorpus corpus)
    {
        var sentences = corpus.Sentences;
        var all = Enumerable.Range(0, sentences.Count).ToArray();
        var pairs = Person.All.Where(p => !p.IsName)
            .SelectMany(p => new[] { (Form: p.AsSubject, p.Pair), (Form: p.AsObject, p.Pair) }).Distinct()
            .ToDictionary(p => p.Form, p => p.Pair);
        var emotions = all.GroupBy(i => sentences[i].Emotion)
            .Select(g => (Emotion: g.Key.Length > 0 ? g.Key : "neutral", Rows: g.ToArray()))
            .Append((Emotion: "all", Rows: all));
        Parts = [.. emotions.Select(part => Part(part.Emotion, part.Rows))];

        DesignPart Part(string emotion, int[] rows)
        {
            int[] named = [.. rows.Where(i => sentences[i].Race.Length > 0)];
            var byRace = named.GroupBy(i => (sentences[i].Template, sentences[i].Word, sentences[i].Gender))
                .Select(slot => Split(slot, IsAfricanAmerican, i => sentences[i].Race == "European"));
            var byGender = rows.GroupBy(i => (sentences[i].Template, sentences[i].Word, Pair(sentences[i])))
                .Select(slot => Split(
                    slot, i => sentences[i].Gender == "female", i => sentences[i].Gender == "male"));
            var slots = named.GroupBy(i => (sentences[i].Template, sentences[i].Word)).Select(slot => slot.ToArray());
            var names = named.GroupBy(i => sentences[i].Gender).Select(Names);
            return new DesignPart(emotion, [.. byRace], [.. byGender], [.. slots], [.. names]);
        }

        bool IsAfricanAmerican(int i) => sentences[i].Race == "African-American";

        string Pair(EquitySentence sentence) => sentence.Race.Length > 0 ? "names" : pairs[sentence.Person];

        (bool First, int[] Rows)[] Names(IEnumerable<int> gender) => [.. gender.GroupBy(i => sentences[i].Person)
            .Select(name => (First: IsAfricanAmerican(name.First()), Rows: name.ToArray()))
            .OrderBy(name => name.First ? 0 : 1)];
    }

    /// <summary>Each emotion, and all.</summary>
    public IReadOnlyList<DesignPart> Parts { get; }

    public static PairedDesign Of(EquityCorpus corpus) => Known.GetValue(corpus, static c => new PairedDesign(c));

    static (int[] First, int[] Second) Split(IEnumerable<int> slot, Func<int, bool> first, Func<int, bool> second) =>
        ([.. slot.Where(first)], [.. slot.Where(second)]);
}
