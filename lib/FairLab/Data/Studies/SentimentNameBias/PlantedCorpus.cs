using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// Synthetic training sentences with a known association of names and sentiment: what a model makes of it is measured
/// against the association put in, and an association of 1 is the control. Each sentence has a person, an emotion word
/// of the <see cref="EquityCorpus"/> and perhaps an intensifier, in frames of its own; targets are the intensities of
/// anger, fear, joy and sadness and the valence. The names do not change a rating: they only go together with the
/// negative emotions. In each group of persons the emotions have exactly the shares that the association asks for.
/// </summary>
public static class PlantedCorpus
{
    static readonly string[] Frames =
    [
        "<person> seemed <more> <word> yesterday",
        "We heard that <person> was <more> <word>",
        "It was a <more> <word> evening for <person>",
        "<person> wrote that the week was <more> <word>",
        "The story of <person> is <more> <word>",
        "After the call <person> felt <more> <word>",
    ];

    static readonly (string Word, double Change)[] Intensifiers =
    [
        ("", 0), ("", 0), ("very", 0.1), ("extremely", 0.15), ("slightly", -0.15), ("somewhat", -0.1),
    ];

    static readonly Lazy<IReadOnlyList<string>> Words = new(() =>
    [
        .. Frames
            .Concat(Intensifiers.Select(i => i.Word))
            .Select(WithoutPlaces)
            .Concat(EquityCorpus.Generate().Sentences.Select(s => s.Text))
            .Append("identity")
            .SelectMany(Tokenizer.Split)
            .Distinct(),
    ]);

    static string WithoutPlaces(string frame) => frame
        .Replace("<person>", "", StringComparison.Ordinal)
        .Replace("<more> <word>", "", StringComparison.Ordinal);

    /// <summary>The names of the targets, in order.</summary>
    public static IReadOnlyList<string> Targets { get; } = [.. EquityCorpus.Emotions, "valence"];

    /// <summary>
    /// Every word a model may know: those of the frames, intensifiers, emotion words and persons, and of the generated
    /// corpus.
    /// </summary>
    public static IReadOnlyList<string> Vocabulary => Words.Value;

    /// <summary>Makes the sentences.</summary>
    /// <param name="options">How.</param>
    /// <param name="seed">Decides everything that is random.</param>
    public static IReadOnlyList<RatedText> Generate(PlantedOptions options, long seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        var random = new SeededRandom(seed);
        var words = EquityCorpus.EmotionWords;
        var groups = Person.All.GroupBy(p => (p.Race, p.Gender)).ToArray();
        var texts = new List<RatedText>(options.Sentences);
        foreach (var group in groups)
        {
            Person[] persons = [.. group];
            var size = options.Sentences * persons.Length / Person.All.Count;
            var hidden = (int)Math.Round(options.Hidden * size);
            foreach (var (count, known) in new[] { (size - hidden, true), (hidden, false) })
            {
                // Odds of √r and 1/√r, so that negative sentences are as many as others over both groups.
                var odds = group.Key.Race switch
                {
                    "African-American" => Math.Sqrt(options.Association),
                    "European" => 1 / Math.Sqrt(options.Association),
                    _ => 1,
                };
                var negative = (int)Math.Round(count * odds / (1 + odds));
                for (var i = 0; i < count; i++)
                {
                    var emotion = i < negative ? new[] { 0, 1, 3 }[i % 3] : 2;
                    // Persons and words run through their lists at different paces, so that no person has words of its
                    // own.
                    texts.Add(Sentence(persons[random.Next(persons.Length)], emotion, i / 3 % 10, known));
                }
            }
        }
        var order = texts.ToArray();
        random.Shuffle(order.AsSpan());
        return order;

        RatedText Sentence(Person person, int emotion, int word, bool known)
        {
            var (more, change) = Intensifiers[random.Next(Intensifiers.Length)];
            var strength = 0.45 + 0.04 * word + change;
            double Rating(double mean) => Math.Clamp(mean + options.Noise * random.NextGaussian(), 0, 1);
            var text = Frames[random.Next(Frames.Length)]
                .Replace("<person>", person.AsSubject, StringComparison.Ordinal)
                .Replace("<more>", more, StringComparison.Ordinal)
                .Replace(
                    "<word>",
                    known ? words[10 * emotion + word].Word : "unknown" + random.Next(1000),
                    StringComparison.Ordinal);
            double[] targets =
            [
                .. Enumerable.Range(0, 4).Select(e => Rating(e == emotion ? strength : 0.1)),
                Rating(0.5 + (emotion == 2 ? 0.5 : -0.5) * strength),
            ];
            return new RatedText(text, targets);
        }
    }
}
