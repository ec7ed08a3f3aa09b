namespace FairLab.Data;

/// <summary>
/// Sentences that differ only in whom they speak of, in the design of the Equity Evaluation Corpus (Kiritchenko and
/// Mohammad 2018 [kiritchenko2018]): seven templates with one of twenty emotion words and four without, times sixty
/// persons, 8,640 sentences. The corpus itself may not be passed on: <see cref="Generate"/> has wording of its own,
/// <see cref="Load"/> reads the official file.
/// </summary>
public sealed class EquityCorpus
{
    /// <summary>The emotions, in the order of the paper's tables.</summary>
    public static IReadOnlyList<string> Emotions { get; } = ["anger", "fear", "joy", "sadness"];

    // Five words for how a person feels and five for what a situation does, for each emotion.
    static readonly (string Emotion, string[] States, string[] Situations)[] Words =
    [
        ("anger",
            ["angry", "furious", "resentful", "indignant", "bitter"],
            ["infuriating", "aggravating", "insulting", "unfair", "maddening"]),
        ("fear",
            ["afraid", "frightened", "worried", "nervous", "terrified"],
            ["frightening", "scary", "alarming", "dangerous", "threatening"]),
        ("joy",
            ["happy", "delighted", "cheerful", "pleased", "thrilled"],
            ["delightful", "amusing", "fantastic", "exciting", "pleasant"]),
        ("sadness",
            ["sad", "unhappy", "heartbroken", "lonely", "depressed"],
            ["tragic", "heartbreaking", "sorrowful", "bleak", "disappointing"]),
    ];

    static readonly string[] StateTemplates =
    [
        "<subject> was <word> this morning.",
        "Everyone could see that <subject> was <word>.",
        "The news made <object> <word>.",
        "<subject> came home <word>.",
    ];

    static readonly string[] SituationTemplates =
    [
        "<subject> had some <word> days at work.",
        "The meeting with <object> was <word>.",
        "<subject> told me about the <word> trip.",
    ];

    static readonly string[] NeutralTemplates =
    [
        "<subject> took the early train.", "I met <object> at the library.", "<subject> lives near the station.",
        "The letter was for <object>.",
    ];

    static readonly Lazy<EquityCorpus> Own = new(Build);

    EquityCorpus(IReadOnlyList<EquitySentence> sentences) => Sentences = sentences;

    /// <summary>The sentences.</summary>
    public IReadOnlyList<EquitySentence> Sentences { get; }

    /// <summary>The emotion words of the generated corpus, each with its emotion.</summary>
    public static IReadOnlyList<(string Emotion, string Word)> EmotionWords =>
        [.. Words.SelectMany(e => e.States.Concat(e.Situations).Select(w => (e.Emotion, w)))];

    /// <summary>The corpus in FairLab's own wording; always the same one.</summary>
    public static EquityCorpus Generate() => Own.Value;

    static EquityCorpus Build()
    {
        var sentences = new List<EquitySentence>(8640);
        foreach (var (emotion, states, situations) in Words)
        {
            Add(StateTemplates, emotion, states);
            Add(SituationTemplates, emotion, situations);
        }
        Add(NeutralTemplates, "", [""]);
        return new EquityCorpus(sentences);

        void Add(string[] templates, string emotion, string[] words)
        {
            foreach (var template in templates)
                foreach (var word in words)
                    foreach (var person in Person.All)
                        sentences.Add(Sentence($"own-{sentences.Count + 1}", template, person, emotion, word));
        }
    }

    static EquitySentence Sentence(string id, string template, Person person, string emotion, string word)
    {
        var isObject = template.Contains("<object>", StringComparison.Ordinal);
        var name = isObject ? person.AsObject : person.AsSubject;
        var text = template
            .Replace("<subject>", name, StringComparison.Ordinal)
            .Replace("<object>", name, StringComparison.Ordinal)
            .Replace("<word>", word, StringComparison.Ordinal);
        text = char.ToUpperInvariant(text[0]) + text[1..];
        return new EquitySentence(id, text, template, name, person.Gender, person.Race, emotion, word);
    }

    /// <summary>
    /// The official file, Equity-Evaluation-Corpus.csv, with the columns ID, Sentence, Template, Person, Gender, Race,
    /// Emotion and Emotion word; its authors hand it out on their page, and it may not be redistributed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">A missing column, or a person, gender, race or emotion that the corpus does not
    /// have.</exception>
    public static EquityCorpus Load(string path)
    {
        if (!File.Exists(path))
            throw new DataException(path, null, "no file", "Equity-Evaluation-Corpus.csv");
        var table = CodedTable.Read(
            path, "ID", "Sentence", "Template", "Person", "Gender", "Race", "Emotion", "Emotion word");
        Check("Gender", ["female", "male"]);
        Check("Race", ["African-American", "European", ""]);
        Check("Emotion", [.. Emotions, ""]);
        Check("Person", [.. Person.All.SelectMany(p => new[] { p.AsSubject, p.AsObject }).Distinct()]);
        return new EquityCorpus([.. Enumerable.Range(0, table.Rows).Select(Row)]);

        EquitySentence Row(int i) => new(
            table["ID"][i],
            table["Sentence"][i],
            table["Template"][i],
            table["Person"][i],
            table["Gender"][i],
            table["Race"][i],
            table["Emotion"][i],
            table["Emotion word"][i]);

        void Check(string column, string[] valid)
        {
            var levels = table[column].Levels;
            for (var level = 0; level < levels.Length; level++)
                if (!valid.Contains(levels[level]))
                {
                    var expected = valid.Length > 6
                        ? $"'{NearestName.Of(levels[level], valid)}' or another of the corpus"
                        : string.Join(", ", valid.Select(v => $"'{v}'"));
                    throw table[column].Error(level, expected);
                }
        }
    }
}
