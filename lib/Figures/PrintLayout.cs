using Newtonsoft.Json.Linq;

namespace FairLab.Figures;

/// <summary>
/// Lays a figure out anew for the width at which it is printed, so that its letters are not made smaller with it: none
/// is below 7 points. The title goes, since a caption says it; names beside points are placed anew.
/// </summary>
public static class PrintLayout
{
    // A letter of as many pixels is printed in as many points.
    const double Letter = 12, Points = 7;

    // Wider ones, or those with more in them, take the whole width of the text.
    const int ColumnPixels = 980, ColumnNames = 150, ColumnBars = 28, ColumnLabel = 28;

    // What a title with its distance takes of the upper margin.
    const int Title = 36;

    /// <summary>Pixels of a figure for an inch of paper.</summary>
    public static double PixelsPerInch => 72 * Letter / Points;

    /// <summary>Whether a figure needs the width of the text, where that has two columns.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    public static bool IsWide(string json)
    {
        var figure = JObject.Parse(json);
        var (layout, data) = ((JObject)figure["layout"]!, (JArray)figure["data"]!);
        return FigurePrinter.WidthOf(json) > ColumnPixels || IsSheet(layout) || Arrows(layout).Any()
            || data.Where(t => t["showlegend"] is null).Sum(t => ((string?)t["name"] ?? "").Length) > ColumnNames
            || data.Where(IsBar).Sum(t => t["x"]?.Count() ?? 0) > ColumnBars
            || data.SelectMany(t => t["y"] ?? new JArray()).Any(
                y => y.Type == JTokenType.String && ((string)y!).Length > ColumnLabel);
    }

    /// <summary>The figure for a width on paper.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    /// <param name="inches">The width at which it is placed.</param>
    /// <returns>The same figure with another layout.</returns>
    public static string Fit(string json, double inches)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inches);
        var figure = JObject.Parse(json);
        var (layout, data) = ((JObject)figure["layout"]!, (JArray)figure["data"]!);
        var (before, high) = FigurePrinter.SizeOf(figure);
        int wide = (int)Math.Round(inches * PixelsPerInch);
        double share = (double)wide / before;
        layout.Remove("title");
        bool isSheet = IsSheet(layout), hasRows = (string?)layout["yaxis"]?["type"] == "category";
        // Rows need their height and pictures their shape; others lose less of their height than of their width.
        int tall = (int)Math.Round(isSheet ? high * share : hasRows ? high - Title
            : Math.Min((high - Title) * Math.Sqrt(Math.Min(1, share)), Math.Max(0.53 * wide, 300)));
        (layout["width"], layout["height"]) = (wide, tall);
        Margins(layout, isSheet, share);
        Letters(layout, data);
        if (!isSheet)
            foreach (var (name, along) in new[] { ("xaxis", wide - 80), ("yaxis", tall - 110) })
                Wrap(layout[name]?["title"] as JObject, along);
        PlaceNames(layout, data, wide - 90, tall - 70);
        return figure.ToString(Newtonsoft.Json.Formatting.None);
    }

    /// <summary>The height of a figure as a share of its width.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    public static double Shape(string json) =>
        FigurePrinter.SizeOf(JObject.Parse(json)) is var (width, height) ? (double)height / width : 0;

    /// <summary>Pictures and maps in rows and columns, each with axes of its own.</summary>
    static bool IsSheet(JObject layout) => layout.ContainsKey("xaxis2");

    static bool IsBar(JToken trace) => (string?)trace["type"] == "bar";

    static IEnumerable<JObject> Arrows(JObject layout) =>
        (layout["annotations"] ?? new JArray()).OfType<JObject>().Where(a => (bool?)a["showarrow"] == true);

    static void Margins(JObject layout, bool isSheet, double share)
    {
        var margin = layout["margin"] as JObject ?? [];
        layout["margin"] = margin;
        if (isSheet)
        {
            margin["t"] = Math.Max(24, (int)(((double?)margin["t"] ?? 74) * Math.Min(1, share)) - 20);
            return;
        }
        // Axes and legends make themselves the room that they need.
        (margin["l"], margin["b"]) = (10, 10);
        margin["t"] = layout["annotations"] is JArray { Count: > 0 } ? 26 : 12;
        margin["r"] = Math.Max(12, (double?)margin["r"] ?? 12);
    }

    static void Letters(JObject layout, JArray data)
    {
        layout["font"] = new JObject { ["size"] = Letter };
        foreach (var axis in layout.Properties().Where(p => p.Name.Contains("axis", StringComparison.Ordinal)
            && p.Value["title"] is JObject))
            axis.Value["title"]!["font"] = new JObject { ["size"] = Letter + 1 };
        foreach (var font in layout.Descendants().Concat(data.Descendants()).OfType<JProperty>()
            .Where(p => p.Name.EndsWith("font", StringComparison.Ordinal)).Select(p => p.Value).OfType<JObject>())
            if (font["size"] is JValue { Value: not null } size && (double)size < Letter)
                font["size"] = Letter;
        foreach (var bar in layout.Properties().Where(p => p.Name.StartsWith("coloraxis", StringComparison.Ordinal))
            .Select(p => p.Value).Concat(data.Where(t => (string?)t["type"] == "heatmap")).OfType<JObject>())
        {
            var colours = bar["colorbar"] as JObject ?? [];
            colours["tickfont"] = new JObject { ["size"] = Letter };
            bar["colorbar"] = colours;
        }
    }

    /// <summary>Breaks a title that is longer than its axis.</summary>
    static void Wrap(JObject? title, int pixels)
    {
        if ((string?)title?["text"] is not { } text)
            return;
        int most = Math.Max(12, (int)(pixels / 6.6));
        title["text"] = string.Join("<br>", text.Split("<br>").SelectMany(line => Lines(line, most)));
    }

    static IEnumerable<string> Lines(string text, int most)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }

    static void PlaceNames(JObject layout, JArray data, int width, int height)
    {
        JObject[] names = [.. Arrows(layout)];
        if (names.Length == 0 || Range(layout["xaxis"]) is not { } x || Range(layout["yaxis"]) is not { } y)
            return;
        var room = LabelRoom.Of(x, y, width, height);
        foreach (var trace in data.OfType<JObject>())
            if (trace["x"] is JArray across && trace["y"] is JArray up && across.Count == up.Count)
                room.Block((string?)trace["name"] ?? "", [.. Positions(across, up)]);
        foreach (var name in names)
        {
            var (dx, dy) = room.Place(((double)name["x"]!, (double)name["y"]!), (string)name["text"]!);
            (name["ax"], name["ay"]) = (dx, dy);
        }
    }

    static IEnumerable<(double X, double Y)> Positions(JArray across, JArray up)
    {
        for (int i = 0; i < across.Count; i++)
            if (Number(across[i]) is { } x && Number(up[i]) is { } y)
                yield return (x, y);
    }

    static double? Number(JToken value) =>
        value.Type is JTokenType.Float or JTokenType.Integer ? (double)value : null;

    static (double Low, double High)? Range(JToken? axis) =>
        axis?["range"] is JArray { Count: 2 } ends && Number(ends[0]) is { } low && Number(ends[1]) is { } high
            ? (low, high) : null;
}
