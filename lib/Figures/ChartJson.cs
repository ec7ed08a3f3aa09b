using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>Charts as JSON that says what they show and not how the house draws: the same chart gives the same bytes.</summary>
public static class ChartJson
{
    static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize, Converters = { new Finite() },
    });

    static readonly Lazy<JToken> DefaultTemplate = new(() => JToken.FromObject(Defaults.DefaultTemplate, Serializer));

    /// <summary>
    /// A chart as JSON: data, layout and config, null for what is not finite, without Plotly.NET's default template; a template
    /// of the user's own stays.
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
        var json = JObject.FromObject(GenericChart.toChartDTO(chart), Serializer);
        var layout = (JObject)json["layout"]!;
        if (layout["template"] is { } template && JToken.DeepEquals(template, DefaultTemplate.Value))
            layout.Remove("template");
        return json;
    }

    /// <summary>The same in the house style: what a front end draws that knows nothing of it.</summary>
    internal static JObject Styled(GenericChart chart)
    {
        var json = Of(chart);
        var layout = (JObject)json["layout"]!;
        layout["template"] ??= JObject.Parse(HouseStyle.Template);
        return json;
    }

    /// <summary>A chart of its JSON, for Plotly.NET to draw.</summary>
    internal static GenericChart Read(JObject json)
    {
        var traces = json["data"]!.Cast<JObject>().Select(t => (Trace)Filled(new Trace2D((string)t["type"]!), t));
        var chart = GenericChart.setLayout(Filled(new Layout(), json["layout"]), GenericChart.ofTraceObjects(false, traces));
        return GenericChart.setConfig(Filled(new Config(), json["config"]), chart);
    }

    static T Filled<T>(T target, JToken? from)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in (from as JObject)?.Properties() ?? [])
            if (property.Name != "type")
                target.SetProperty(property.Name, property.Value);
        return target;
    }

    /// <summary>Writes null, a gap to Plotly, for what JSON has no number for.</summary>
    sealed class Finite : JsonConverter
    {
        public override bool CanRead => false;

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

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
