using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>
/// Charts as JSON that says what they show and not how the house draws: the same chart gives the same bytes.
/// </summary>
public static class ChartJson
{
    static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize, Converters = { new Properties(), new Finite() },
    });

    /// <summary>
    /// A chart as JSON: data, layout and config, null for what is not finite, without Plotly.NET's default
    /// template; a template of the user's own stays.
    /// </summary>
    /// <param name="chart">The chart.</param>
    /// <exception cref="ArgumentException">It has no traces, so there is nothing to draw.</exception>
    public static string ToJson(this GenericChart chart) => Of(chart).ToString(Formatting.None);

    /// <summary>The same, to be read.</summary>
    internal static JObject Of(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (GenericChart.countTrace(chart) == 0)
            throw new ArgumentException("found a chart without traces, expected something to draw", nameof(chart));
        return JObject.FromObject(GenericChart.toChartDTO(GenericChart.setLayout(
            WithoutDefaults(GenericChart.getLayout(chart)), chart)), Serializer);
    }

    /// <summary>The same in the house style: what a front end draws that knows nothing of it.</summary>
    internal static JObject Styled(GenericChart chart)
    {
        var json = Of(chart);
        var layout = (JObject)json["layout"]!;
        layout["template"] ??= JObject.Parse(HouseStyle.Template);
        return json;
    }

    static Layout WithoutDefaults(Layout layout)
    {
        if (layout.Find<Template>("template") is not { } template || !template.Equals(Defaults.DefaultTemplate))
            return layout;
        var bare = new Layout();
        foreach (var (name, value) in layout.GetProperties(true))
            if (name != "template")
                bare.SetProperty(name, value);
        return bare;
    }

    /// <summary>
    /// Writes Plotly.NET's objects property by property; left to itself the serializer compiles code for each object.
    /// </summary>
    sealed class Properties : Writer
    {
        public override bool CanConvert(Type objectType) => objectType.IsAssignableTo(typeof(DynamicObj.DynamicObj));

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            writer.WriteStartObject();
            foreach (var (name, property) in ((DynamicObj.DynamicObj)value!).GetProperties(true))
            {
                writer.WritePropertyName(name);
                serializer.Serialize(writer, property);
            }
            writer.WriteEndObject();
        }
    }

    /// <summary>Writes null, a gap to Plotly, for what JSON has no number for.</summary>
    sealed class Finite : Writer
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(double) || objectType == typeof(float);

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            double number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
            if (!double.IsFinite(number))
                writer.WriteNull();
            else if (value is float single)
                writer.WriteValue(single);
            else
                writer.WriteValue(number);
        }
    }

    abstract class Writer : JsonConverter
    {
        public override bool CanRead => false;

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue,
            JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
