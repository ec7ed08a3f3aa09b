using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Verification;

/// <summary>
/// Compares figures (Plotly's JSON) by their data: what is drawn, and under which names, not the colours and margins.
/// </summary>
static class FigureComparison
{
    // How it looks, not what it says; a list among these (a size or colour for each point) says something.
    static readonly string[] Looks = ["marker", "line", "textfont", "error_x", "error_y"];
    static readonly string[] Ignored = ["colorscale", "colorbar", "uid", "opacity", "fillcolor", "hoverlabel"];

    /// <summary>Where the data of a figure differ from the committed one's, in words.</summary>
    /// <exception cref="InvalidDataException">One of them is no figure.</exception>
    public static IEnumerable<string> Compare(string committed, string computed, Tolerance tolerance)
    {
        JsonArray before = Traces(committed, "committed"), now = Traces(computed, "computed");
        if (before.Count != now.Count)
            yield return $"committed {before.Count} traces, computed {now.Count}";
        for (int i = 0; i < Math.Min(before.Count, now.Count); i++)
        {
            string name = before[i]?["name"] is JsonValue given ? $" '{given}'" : "";
            foreach (string difference in Nodes($"trace {i + 1}{name}", before[i], now[i], tolerance))
                yield return difference;
        }
    }

    static JsonArray Traces(string text, string which)
    {
        try
        {
            return JsonNode.Parse(text)?["data"] as JsonArray
                ?? throw new InvalidDataException($"the {which} file is no Plotly figure: it has no list 'data'");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"the {which} file is no JSON: {e.Message}", e);
        }
    }

    static IEnumerable<string> Nodes(string path, JsonNode? before, JsonNode? now, Tolerance tolerance)
    {
        switch (before, now)
        {
            case (JsonObject a, JsonObject b):
                return a.Select(p => p.Key).Union(b.Select(p => p.Key)).Except(Ignored)
                    .SelectMany(key => Looks.Contains(key)
                        ? Nodes($"{path}, {key}", Lists(a[key]), Lists(b[key]), tolerance)
                        : Nodes($"{path}, {key}", a[key], b[key], tolerance));
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                return a.Zip(b).SelectMany((pair, i) => Nodes($"{path}[{i}]", pair.First, pair.Second, tolerance));
            case (JsonArray a, JsonArray b):
                return [$"{path}: committed {a.Count} values, computed {b.Count}"];
            default:
                return IsSame(before, now, tolerance)
                    ? []
                    : [$"{path}: committed {Text(before)}, computed {Text(now)}"];
        }
    }

    static JsonObject Lists(JsonNode? looks) => new((looks as JsonObject ?? [])
        .Where(p => p.Value is JsonArray).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

    static bool IsSame(JsonNode? before, JsonNode? now, Tolerance tolerance) =>
        JsonNode.DeepEquals(before, now) || (Number(before) is { } a && Number(now) is { } b && tolerance.Allows(a, b));

    static double? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number
        ? double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)
        : null;

    static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
