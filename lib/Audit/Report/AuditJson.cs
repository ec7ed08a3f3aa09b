using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>An audit as JSON, with every number unrounded; what is undefined is an object that says why.</summary>
public static class AuditJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MeasureConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>The JSON.</summary>
    /// <param name="report">The audit.</param>
    public static string Of(AuditReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    sealed class MeasureConverter : JsonConverter<Measure>
    {
        public override Measure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("audits are written only");

        public override void Write(Utf8JsonWriter writer, Measure value, JsonSerializerOptions options)
        {
            if (value.IsDefined && double.IsFinite(value.Value))
            {
                writer.WriteNumberValue(value.Value);
                return;
            }
            writer.WriteStartObject();
            writer.WriteString("undefined", value.Reason ?? "not finite");
            writer.WriteEndObject();
        }
    }
}
