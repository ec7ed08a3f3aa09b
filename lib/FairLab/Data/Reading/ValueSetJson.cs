using System.Text.Json;
using System.Text.Json.Serialization;

namespace FairLab.Data;

/// <summary>Sets of values as lists of texts.</summary>
sealed class ValueSetJson : JsonConverter<ValueSet>
{
    public override ValueSet? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<string[]>(ref reader, options) is { } values ? ValueSet.Of(values) : null;

    public override void Write(Utf8JsonWriter writer, ValueSet value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
