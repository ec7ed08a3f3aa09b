using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.TorchGuards.Tests.Training;

/// <summary>Every model and every term of a loss that the library trains, on small data made here.</summary>
static class TrainingCases
{
    /// <summary>Steps that one call of a case takes.</summary>
    public const int Steps = 20;

    const int Batch = 40, Width = 6;

    static readonly string[] Words = ["good", "bad", "not", "film", "cup", "very", "she", "he"];

    static readonly WordVectors Vectors = WordVectors.Random(Words, 8, 1);

    static readonly AttributionPenalty Attribution = new(), Integrated = new() { IntegratedSteps = 3 };

    static readonly TermAttributionPenalty Terms =
        new() { Terms = ["she", "he"], Probes = ["she good", "very he"], Steps = 3 };

    /// <summary>From a seed to what was learned.</summary>
    public static Dictionary<string, Func<long, IEnumerable<double>>> All { get; } = new()
    {
        ["mlp"] = seed => Mlp(seed, null),
        ["mlp-dropout"] = seed => Mlp(seed, null, dropout: 0.3),
        ["gap-parity"] = seed => Mlp(seed, new GapPenalty()),
        ["gap-odds"] = seed => Mlp(seed, new GapPenalty { Notion = GapNotion.EqualizedOdds }),
        ["hsic"] = seed => Mlp(seed, new HsicPenalty()),
        ["prejudice"] = seed => Mlp(seed, new PrejudiceTerm(1)),
        ["attribution"] = seed => Mlp(seed, Attribution.Term([1, 0, 0, 1, 0, 0])),
        ["attribution-integrated"] = seed => Mlp(seed, Integrated.Term([1, 0, 0, 1, 0, 0])),
        ["mean-pool"] = seed => Text(seed, TextModelKind.MeanPool, null),
        ["gru"] = seed => Text(seed, TextModelKind.Gru, null),
        ["cnn"] = seed => Text(seed, TextModelKind.Cnn, null),
        ["term-attribution"] = seed => Text(seed, TextModelKind.Cnn, Terms.Term(seed)),
        ["term-attribution-gru"] = seed =>
            Text(seed, TextModelKind.Gru, (Terms with { Baseline = TermBaseline.WithoutTerms }).Term(seed)),
    };

    /// <summary>A hash of what each case learns from seed 1.</summary>
    public static string Fingerprint() => string.Concat(All.Select(c => $"{c.Key} {Hash(c.Value(1))}\n"));

    static string Hash(IEnumerable<double> numbers) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(
            string.Join(' ', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture))))));

    static IEnumerable<double> Mlp(long seed, ILossTerm? term, double dropout = 0)
    {
        var data = People(seed, rows: 4 * Batch);
        var options = new MlpOptions { Hidden = [20, 10], BatchSize = Batch, MaxEpochs = Steps / 4, Patience = Steps,
            Dropout = dropout };
        using var model = MlpClassifier.Train(data, data, options, seed, term);
        return [.. model.Predict(data), .. model.History.Select(h => h.Validation)];
    }

    static IEnumerable<double> Text(long seed, TextModelKind kind, ITextLossTerm? term)
    {
        var random = new SeededRandom(seed);
        RatedText[] texts = [.. Enumerable.Range(0, 32).Select(i =>
            new RatedText(string.Join(' ',
                Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Words[random.Next(Words.Length)])),
                random.NextDouble()))];
        var options = new TextModelOptions { Kind = kind, Hidden = 8, BatchSize = 8, MaxEpochs = Steps / 4,
            Patience = Steps };
        using var model = options.Train(texts, texts, Vectors, seed, term);
        return [.. model.Predict([.. texts.Select(t => t.Text)]).Select(s => s[0]),
            .. model.History.Select(h => h.Validation)];
    }

    static TabularDataset People(long seed, int rows)
    {
        var random = new SeededRandom(seed);
        var values = Enumerable.Range(0, rows * Width).Select(_ => (float)random.NextGaussian()).ToArray();
        int[] groups = [.. Enumerable.Range(0, rows).Select(_ => random.Next(2))];
        int[] labels = [.. Enumerable.Range(0, rows)
            .Select(i => values[i * Width] + groups[i] + random.NextGaussian() > 0.5 ? 1 : 0)];
        Feature[] features = [.. Enumerable.Range(0, Width).Select(i => new Feature($"x{i}", $"x{i}", false))];
        return new TabularDataset("people", features, values, labels, [new Grouping("group", ["a", "b"], groups)]);
    }
}
