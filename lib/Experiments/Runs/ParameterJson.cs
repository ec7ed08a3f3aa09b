using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Experiments.Runs;

/// <summary>Parameters as JSON and back: numbers keep their kind, non-finite numbers are written as YAML writes them.</summary>
static class ParameterJson
{
    public static JsonObject Write(IEnumerable<KeyValuePair<string, object?>> parameters) =>
        new(parameters.Select(p => KeyValuePair.Create(p.Key, Write(p.Value))));

    public static Dictionary<string, object?> Read(JsonObject parameters) =>
        parameters.ToDictionary(p => p.Key, p => Read(p.Value), StringComparer.Ordinal);

    static JsonNode? Write(object? value) => value switch
    {
        null => null,
        bool b => b,
        int i => (long)i,
        long l => l,
        double d when double.IsFinite(d) => d,
        double d => new JsonObject { ["double"] = double.IsNaN(d) ? ".nan" : d > 0 ? ".inf" : "-.inf" },
        string s => s,
        IEnumerable<object?> list => new JsonArray([.. list.Select(Write)]),
        _ => throw new UsageException($"A parameter of type {value.GetType().Name} cannot be passed to a notebook."),
    };

    static object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Read).ToArray(),
        JsonObject o => o["double"]!.GetValue<string>() switch
        {
            ".nan" => double.NaN,
            ".inf" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        },
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => node.GetValue<string>(),
            _ => node.ToJsonString() is var text && text.AsSpan().ContainsAny('.', 'e', 'E')
                ? (object)node.GetValue<double>()
                : node.GetValue<long>(),
        },
    };
}
