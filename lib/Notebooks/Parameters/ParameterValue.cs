using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Brings parameter values from YAML, JSON, a command line or C# to one small set of types: null, bool, BigInteger,
/// double, decimal, string, <see cref="ParameterText"/>, list, map.
/// </summary>
internal static class ParameterValue
{
    /// <summary>The value in canonical form.</summary>
    /// <exception cref="NotSupportedException">The value is of a type no parameter has.</exception>
    public static object? Normalize(object? value) => value switch
    {
        null or bool or double or decimal or string or ParameterText or BigInteger => value,
        JsonElement element => FromJson(element),
        JsonNode node => FromJson(JsonSerializer.SerializeToElement(node)),
        float number => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        char character => character.ToString(),
        Enum member => member.ToString(),
        ulong number => (BigInteger)number,
        Int128 number => (BigInteger)number,
        UInt128 number => (BigInteger)number,
        nint number => (BigInteger)number,
        nuint number => (BigInteger)number,
        Half number => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long =>
            (BigInteger)Convert.ToInt64(value, CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or Uri => ParameterForm.Write(value),
        IEnumerable<KeyValuePair<string, object?>> map => map.Select(entry => Pair(entry.Key, entry.Value)).ToArray(),
        IDictionary map => map.Keys.Cast<object>().Select(key => Pair(key, map[key])).ToArray(),
        IEnumerable list => list.Cast<object?>().Select(Normalize).ToArray(),
        _ => throw new NotSupportedException($"a value of type {TypeName.Of(value.GetType())} cannot be a parameter"),
    };

    /// <summary>A real number: a double, or a decimal where that holds digits that a double does not.</summary>
    public static object Real(string text)
    {
        var real = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && !(decimal.TryParse(
                real.ToString("R", CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var rounded)
                && rounded == exact)
            ? exact
            : real;
    }

    /// <summary>The value as messages show it.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => JsonSerializer.Serialize(text, Relaxed),
        ParameterText text => JsonSerializer.Serialize(text.Text, Relaxed),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        KeyValuePair<string, object?>[] map => "{"
            + string.Join(", ", map.Select(entry => $"{entry.Key}: {Describe(entry.Value)}")) + "}",
        object?[] list => "[" + string.Join(", ", list.Select(Describe)) + "]",
        _ => value.ToString() ?? "",
    };

    /// <summary>The value as JSON; what JSON cannot hold (NaN, infinities) becomes its name as a string.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        BigInteger number => number >= long.MinValue && number <= long.MaxValue
            ? JsonValue.Create((long)number)
            : JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(NonFinite(number)),
        decimal number => JsonValue.Create(number),
        KeyValuePair<string, object?>[] map =>
            new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        object?[] list => new JsonArray([.. list.Select(ToJson)]),
        _ => JsonValue.Create(ParameterForm.Write(value) ?? value.ToString()),
    };

    /// <summary>
    /// The value as JSON with numbers as Python has them: a real number stays one, and non-finite numbers are kept for
    /// the writer.
    /// </summary>
    public static JsonNode? ToPythonJson(object? value) => value switch
    {
        double number => JsonValue.Create(number),
        KeyValuePair<string, object?>[] map =>
            new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, ToPythonJson(entry.Value)))),
        object?[] list => new JsonArray([.. list.Select(ToPythonJson)]),
        _ => ToJson(value),
    };

    static string NonFinite(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";

    static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static KeyValuePair<string, object?> Pair(object key, object? value) =>
        new(key as string ?? Convert.ToString(key, CultureInfo.InvariantCulture)!, Normalize(value));

    static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => BigInteger.TryParse(
            element.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : Real(element.GetRawText()),
        JsonValueKind.Array => element.EnumerateArray().Select(item => FromJson(item)).ToArray(),
        _ => element.EnumerateObject()
            .Select(item => new KeyValuePair<string, object?>(item.Name, FromJson(item.Value)))
            .ToArray(),
    };
}
