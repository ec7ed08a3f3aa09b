using System.Globalization;
using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace FairLab.Figures;

/// <summary>Charts in words and numbers, for where they cannot be drawn.</summary>
public static class ChartText
{
    const int Most = 60;

    static readonly string[] Axes = ["yaxis", "xaxis"];

    /// <summary>The title, the axes, and each series with its first values; '-' for a gap.</summary>
    /// <param name="chart">The chart.</param>
    public static string ToText(this GenericChart chart) => Of(ChartJson.Of(chart));

    /// <summary>The same of a figure's JSON.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    public static string OfJson(string json) => Of(JObject.Parse(json));

    /// <summary>The title of a figure's JSON, or "Figure" where it has none.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    public static string TitleOfJson(string json) => Title(JObject.Parse(json));

    internal static string Of(JObject figure)
    {
        string[] axes = [.. Axes.Select(a => Words(figure["layout"]?[a]?["title"])).Where(t => t.Length > 0)];
        return string.Join("\n", figure["data"]!.Select(Line)
            .Prepend(Title(figure) + (axes.Length > 0 ? $" ({string.Join(" against ", axes)})" : "")));
    }

    internal static string Title(JObject figure) =>
        Words(figure["layout"]?["title"]) is { Length: > 0 } title ? title : "Figure";

    static string Line(JToken trace)
    {
        string name = (string?)trace["name"] ?? (string?)trace["type"] ?? "trace";
        var (x, y) = (trace["x"] as JArray, (trace["y"] ?? trace["z"]) as JArray);
        var parts = y is null || x is null || x.Count != y.Count ? (x ?? y ?? []).Select(Value)
            : x.Zip(y, (a, b) => $"({Value(a)}, {Value(b)})");
        string[] shown = [.. parts.Take(Most + 1)];
        return $"{name}: {string.Join(", ", shown.Take(Most))}{(shown.Length > Most ? ", ..." : "")}";
    }

    static string Value(JToken value) => value.Type switch
    {
        JTokenType.Null => "-",
        JTokenType.Float => FormattableString.Invariant($"{(double)value:0.####}"),
        JTokenType.Array => $"[{string.Join(", ", value.Take(Most).Select(Value))}]",
        _ => value is JValue plain ? plain.ToString(CultureInfo.InvariantCulture) : value.ToString(),
    };

    static string Words(JToken? title) => (title is JObject { } full ? (string?)full["text"]
        : (string?)(title as JValue))?.Replace("<br>", " ", StringComparison.Ordinal) ?? "";
}
