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
    const string Network = "network";

    /// <summary>A tensor: its shape, and its numbers, which 64 bits hold exactly.</summary>
    public sealed record Values(long[] Shape, double[] Numbers);

    public static SavedNetwork Of(Standardizer standardizer, nn.Module network)
    {
        using var scope = NewDisposeScope();
        return new SavedNetwork(Network, standardizer.Schema.ToJson(), [.. standardizer.Mean], [.. standardizer.Scale],
            StateOf(network).ToDictionary(t => t.Name, t => new Values(t.Value.shape,
                [.. t.Value.detach().to(ScalarType.Float64).cpu().reshape(-1).data<double>()])));
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));

    public static SavedNetwork Read(string path)
    {
        if (!File.Exists(path))
            throw new DataException(path, null, "no file", $"a {Network}");
        try
        {
            return JsonSerializer.Deserialize<SavedNetwork>(File.ReadAllText(path)) switch
            {
                { Kind: Network, Schema: not null, Mean: not null, Scale: not null, State: not null } saved => saved,
                { Kind: { } other } when other != Network =>
                    throw new DataException(path, null, $"a {other}", $"a {Network}"),
                _ => throw new DataException(path, null, "something else", $"a {Network}"),
            };
        }
        catch (JsonException e)
        {
            throw new DataException(path, e.LineNumber, e.Message, $"a {Network}");
        }
    }

    public Standardizer Standardizer() => new(FeatureSchema.FromJson(Schema), Mean, Scale);

    /// <summary>Puts the state into a network of the same layers.</summary>
    /// <exception cref="DataException">Another network than the one saved.</exception>
    public void CopyTo(nn.Module network, string path)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var own = StateOf(network).ToDictionary(t => t.Name, t => t.Value);
        static string Shown(string name, long[] shape) => $"'{name}' [{string.Join(", ", shape)}]";
        var found = State.Select(s => Shown(s.Key, s.Value.Shape)).Order(StringComparer.Ordinal).ToArray();
        var expected = own.Select(s => Shown(s.Key, s.Value.shape)).Order(StringComparer.Ordinal).ToArray();
        if (!found.SequenceEqual(expected))
            throw new DataException(path, null, $"a network with {string.Join(", ", found)}",
                $"one with {string.Join(", ", expected)}, as the builder makes it");
        foreach (var (name, value) in own)
            value.copy_(tensor(State[name].Numbers, State[name].Shape));
    }

    static IEnumerable<(string Name, Tensor Value)> StateOf(nn.Module network) =>
        [.. network.named_parameters().Select(p => (p.name, (Tensor)p.parameter)), .. network.named_buffers()];
}
