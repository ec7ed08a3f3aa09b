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
    const int ColumnPixels = 980, ColumnNames = 150, ColumnBars = 28, ColumnLabel = 28,
        ColumnName = 40, ColumnNote = 24, CellPixels = 56, NarrowPixels = 410;

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
        string[] names = [.. data.Where(t => (bool?)t["showlegend"] != false).Select(t => (string?)t["name"] ?? "")];
        return FigurePrinter.WidthOf(json) > ColumnPixels || IsSheet(layout) || Arrows(layout).Any()
            || ((bool?)layout["showlegend"] == true
                && (names.Sum(n => n.Length) > ColumnNames || names.Any(n => n.Length > ColumnName)))
            || data.Where(IsBar).Sum(t => t["x"]?.Count() ?? 0) > ColumnBars
            || data.Where(IsMap).Any(t => t["x"]?.Count() * CellPixels > NarrowPixels - Beside(data))
            || (layout["annotations"] ?? new JArray()).Any(a => ((string?)a["text"] ?? "").Length > ColumnNote)
            || LongestLabel(data, "x") > ColumnLabel || LongestLabel(data, "y") > ColumnLabel;
    }

    /// <summary>The figure for a width on paper.</summary>
    /// <param name="json">The figure: data, layout, config.</param>
    /// <param name="inches">The width at which it is placed.</param>
    /// <param name="tallest">How high it may become, in inches; one of many rows gets narrower rows for it.</param>
    /// <returns>The same figure with another layout.</returns>
    public static string Fit(string json, double inches, double tallest = 9)
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
        if ((bool?)layout["showlegend"] == true)
            tall += Legend(data, wide - Beside(data));
        if (!isSheet)
            tall = (int)Math.Min(tall, tallest * PixelsPerInch);
        (layout["width"], layout["height"]) = (wide, tall);
        Margins(layout, isSheet, share);
        Letters(layout, data);
        if (!isSheet)
        {
            // A title stands in the middle of its axis, beside the labels of the other.
            Wrap(layout["xaxis"]?["title"] as JObject,
                wide - Beside(data) - (double)layout["margin"]!["r"]!);
            Wrap(layout["yaxis"]?["title"] as JObject, tall - 110);
        }
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

    static bool IsMap(JToken trace) => (string?)trace["type"] == "heatmap";

    static int LongestLabel(JArray data, string axis) => data.SelectMany(t => t[axis] ?? new JArray())
        .Where(v => v.Type == JTokenType.String).Select(v => ((string)v!).Length).DefaultIfEmpty(0).Max();

    /// <summary>What stands left of the plot, in pixels.</summary>
    static double Beside(JArray data) => Math.Max(80, 40 + 6.8 * LongestLabel(data, "y"));

    static IEnumerable<JObject> Arrows(JObject layout) =>
        (layout["annotations"] ?? new JArray()).OfType<JObject>().Where(a => (bool?)a["showarrow"] == true);

    static void Margins(JObject layout, bool isSheet, double share)
    {
        // A token that has a parent is copied where it is put: what is changed afterwards must be the one in there.
        if (layout["margin"] is not JObject)
            layout["margin"] = new JObject();
        var margin = (JObject)layout["margin"]!;
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

    /// <summary>How much higher a figure is for a legend of more than a line.</summary>
    static int Legend(JArray data, double plot)
    {
        string[] names = [.. data.Where(t => (bool?)t["showlegend"] != false).Select(t => (string?)t["name"] ?? "")];
        if (names.Length == 0)
            return 0;
        // All entries are as wide as the widest.
        int columns = Math.Max(1, (int)(plot / (names.Max(n => n.Length) * 6.4 + 50)));
        return 19 * ((names.Length + columns - 1) / columns - 1);
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
            .Select(p => p.Value).Concat(data.Where(IsMap)).OfType<JObject>())
        {
            var colours = bar["colorbar"] as JObject ?? [];
            colours["tickfont"] = new JObject { ["size"] = Letter };
            bar["colorbar"] = colours;
        }
    }

    /// <summary>Breaks a title that is longer than its axis.</summary>
    static void Wrap(JObject? title, double pixels)
    {
        if ((string?)title?["text"] is not { } text)
            return;
        int most = Math.Max(12, (int)(pixels / 6.9));
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
