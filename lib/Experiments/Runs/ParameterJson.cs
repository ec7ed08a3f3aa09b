using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Notebooks;

namespace FairLab.Experiments.Runs;

/// <summary>
/// Parameters as JSON and back, each with its exact kind: a real number stays one when it is whole, a whole number
/// keeps all its
/// digits, and text from a command line stays to be read by its declared type. What JSON has no form for is an object
/// with one key.
/// </summary>
static class ParameterJson
{
    /// <exception cref="UsageException">A parameter is of a type that cannot be sent.</exception>
    public static JsonObject Write(IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        try
        {
            return new(parameters.Select(p => KeyValuePair.Create(p.Key, Write(ParameterValue.Normalize(p.Value)))));
        }
        catch (NotSupportedException e)
        {
            throw new UsageException($"{e.Message}: it cannot be passed to a notebook.");
        }
    }

    public static OrderedDictionary<string, object?> Read(JsonObject parameters) =>
        new(parameters.Select(p => KeyValuePair.Create(p.Key, Read(p.Value))), StringComparer.Ordinal);

    static JsonNode? Write(object? value) => value switch
    {
        null => null,
        bool b => b,
        string s => s,
        BigInteger n when n >= long.MinValue && n <= long.MaxValue => (long)n,
        BigInteger n => JsonNode.Parse(n.ToString(CultureInfo.InvariantCulture)),
        double d when double.IsFinite(d) => JsonNode.Parse(Digits(d)),
        double d => new JsonObject { ["double"] = double.IsNaN(d) ? ".nan" : d > 0 ? ".inf" : "-.inf" },
        decimal m => new JsonObject { ["decimal"] = m.ToString(CultureInfo.InvariantCulture) },
        ParameterText text => new JsonObject { ["text"] = text.Text },
        KeyValuePair<string, object?>[] map => new JsonObject
        {
            ["map"] = new JsonArray([.. map.Select(p => new JsonArray(p.Key, Write(p.Value)))]),
        },
        object?[] list => new JsonArray([.. list.Select(Write)]),
        _ => throw new NotSupportedException($"a value of type {value.GetType().Name}"),
    };

    static object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Read).ToArray(),
        JsonObject o => o.First() switch
        {
            { Key: "double", Value: { } v } => v.GetValue<string>() switch
            {
                ".nan" => double.NaN,
                ".inf" => double.PositiveInfinity,
                _ => double.NegativeInfinity,
            },
            { Key: "decimal", Value: { } v } => decimal.Parse(v.GetValue<string>(), CultureInfo.InvariantCulture),
            { Key: "text", Value: { } v } => new ParameterText(v.GetValue<string>()),
            { Value: var v } => v!.AsArray()
                .Select(p => KeyValuePair.Create(p![0]!.GetValue<string>(), Read(p[1]))).ToArray(),
        },
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => node.GetValue<string>(),
            _ => Number(node.ToJsonString()),
        },
    };

    // Whether a number is whole shows in its digits.
    static string Digits(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    static object Number(string text) =>
        text.AsSpan().ContainsAny('.', 'e', 'E') ? double.Parse(text, CultureInfo.InvariantCulture)
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long n) ? (object)n
        : BigInteger.Parse(text, CultureInfo.InvariantCulture);
}
