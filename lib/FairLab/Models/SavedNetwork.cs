using System.Text.Json;
using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Anybody's network as a file of JSON: what its features mean, how they are standardized, and its
/// state.</summary>
/// <param name="Kind">What the file holds.</param>
/// <param name="Schema">The features.</param>
/// <param name="Mean">Their means.</param>
/// <param name="Scale">What they are multiplied by.</param>
/// <param name="State">Parameters and buffers by name.</param>
sealed record SavedNetwork(string Kind, string Schema, double[] Mean, double[] Scale,
    Dictionary<string, SavedNetwork.Values> State)
{
    public const string Binary = "network", Multiclass = "network of classes", Regression = "network of numbers";

    /// <summary>The classes of one that tells several apart.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Which of the classes are favourable; null where nothing is said to be.</summary>
    public bool[]? IsFavourable { get; init; }

    /// <summary>In what one that predicts a number learnt it.</summary>
    public NumberScale? Number { get; init; }

    /// <summary>A tensor: its shape, and its numbers, which 64 bits hold exactly.</summary>
    public sealed record Values(long[] Shape, double[] Numbers);

    public static SavedNetwork Of(string kind, Standardizer standardizer, nn.Module network)
    {
        using var scope = NewDisposeScope();
        return new SavedNetwork(kind, standardizer.Schema.ToJson(), [.. standardizer.Mean], [.. standardizer.Scale],
            NetworkSnapshot.Named(network).ToDictionary(t => t.Name, t => new Values(t.Value.shape,
                [.. t.Value.detach().to(ScalarType.Float64).cpu().reshape(-1).data<double>()])));
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));

    public static SavedNetwork Read(string path, string kind)
    {
        if (!File.Exists(path))
            throw new DataException(path, null, "no file", $"a {kind}");
        try
        {
            return JsonSerializer.Deserialize<SavedNetwork>(File.ReadAllText(path)) switch
            {
                { Kind: { } other } when other != kind =>
                    throw new DataException(path, null, $"a {other}", $"a {kind}{Reader(other)}"),
                { Kind: not null, Schema: not null, Mean: not null, Scale: not null, State: not null } saved
                    when IsWhole(saved) => saved,
                _ => throw new DataException(path, null, "something else", $"a {kind}"),
            };
        }
        catch (JsonException e)
        {
            throw new DataException(path, e.LineNumber, e.Message, $"a {kind}");
        }
    }

    static bool IsWhole(SavedNetwork saved) => saved.Kind switch
    {
        Multiclass => saved.Classes is { } classes
            && (saved.IsFavourable is null || saved.IsFavourable.Length == classes.Count),
        Regression => saved.Number is not null,
        _ => true,
    };

    static string Reader(string kind) => kind switch
    {
        Binary => $"; {nameof(NetworkLearner.Load)} reads what was found",
        Multiclass => $"; {nameof(NetworkLearner.LoadMulticlass)} reads what was found",
        Regression => $"; {nameof(NetworkLearner.LoadRegression)} reads what was found",
        _ => "",
    };

    public Standardizer Standardizer() => new(FeatureSchema.FromJson(Schema), Mean, Scale);

    /// <summary>Puts the state into a network of the same layers.</summary>
    /// <exception cref="DataException">Another network than the one saved.</exception>
    public void CopyTo(nn.Module network, string path)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var own = NetworkSnapshot.Named(network).ToDictionary(t => t.Name, t => t.Value);
        static string Shown(string name, long[] shape) => $"'{name}' [{string.Join(", ", shape)}]";
        var found = State.Select(s => Shown(s.Key, s.Value.Shape)).Order(StringComparer.Ordinal).ToArray();
        var expected = own.Select(s => Shown(s.Key, s.Value.shape)).Order(StringComparer.Ordinal).ToArray();
        if (!found.SequenceEqual(expected))
            throw new DataException(path, null, $"a network with {string.Join(", ", found)}",
                $"one with {string.Join(", ", expected)}, as the builder makes it");
        foreach (var (name, value) in own)
            value.copy_(tensor(State[name].Numbers, State[name].Shape));
    }
}
