using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>Parameters of any notebook as JSON and back, each with its exact kind: a real number stays one when it is whole, and text from a command line stays to be read by its declared type.</summary>
static class JobParameters
{
    public static JsonObject Write(IEnumerable<KeyValuePair<string, object?>> parameters) =>
        new(parameters.Select(p => KeyValuePair.Create(p.Key, Write(p.Value))));

    public static OrderedDictionary<string, object?> Read(JsonObject parameters) =>
        new(parameters.Select(p => KeyValuePair.Create(p.Key, Read(p.Value))), StringComparer.Ordinal);

    static JsonNode? Write(object? value) => value switch
    {
        null => null,
        bool b => b,
        string s => s,
        double d => new JsonObject { ["double"] = d.ToString("R", CultureInfo.InvariantCulture) },
        int or long or Int128 => new JsonObject { ["int"] = Convert.ToString(value, CultureInfo.InvariantCulture) },
        ParameterText text => new JsonObject { ["text"] = text.Text },
        IEnumerable<KeyValuePair<string, object?>> map => new JsonObject { ["map"] = new JsonArray([.. map.Select(p => new JsonArray(p.Key, Write(p.Value)))]) },
        IEnumerable<object?> list => new JsonArray([.. list.Select(Write)]),
        _ => throw new UsageException($"A parameter of type {value.GetType().Name} cannot be passed to a notebook."),
    };

    static object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Read).ToArray(),
        JsonObject o => o.First() switch
        {
            { Key: "double", Value: { } v } => double.Parse(v.GetValue<string>(), CultureInfo.InvariantCulture),
            { Key: "int", Value: { } v } => Int128.Parse(v.GetValue<string>(), CultureInfo.InvariantCulture),
            { Key: "text", Value: { } v } => new ParameterText(v.GetValue<string>()),
            { Value: var v } => v!.AsArray().Select(p => KeyValuePair.Create(p![0]!.GetValue<string>(), Read(p[1]))).ToArray(),
        },
        _ => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : (object)node.GetValue<bool>(),
    };
}
