using System.Globalization;
using Newtonsoft.Json.Linq;
using SkiaSharp;

namespace FairLab.Report.Site;

/// <summary>
/// A figure as a page draws it: without the title, which stands above it as text, with pictures as PNG in place of
/// their pixels' numbers, and with no more digits than a screen shows. Its data beside the page are whole.
/// </summary>
static class LightFigure
{
    // The room a title takes in the house style.
    const int TitleRoom = 36;

    /// <summary>The figure's JSON.</summary>
    /// <param name="json">Data, layout, config.</param>
    public static string Of(string json)
    {
        var figure = JObject.Parse(json);
        if (figure["layout"] is JObject layout && layout.Remove("title"))
            MoveUp(layout);
        foreach (var trace in figure["data"]!.OfType<JObject>())
        {
            if ((string?)trace["type"] == "image" && trace["z"] is JArray pixels && Png(pixels) is { } png)
            {
                trace.Remove("z");
                trace["source"] = png;
            }
        }
        foreach (var number in figure.Descendants().OfType<JValue>().Where(v => v.Type == JTokenType.Float).ToArray())
            number.Value = double.Parse(((double)number).ToString("G6", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture);
        return figure.ToString(Newtonsoft.Json.Formatting.None);
    }

    static void MoveUp(JObject layout)
    {
        if ((int?)layout["margin"]?["t"] is not { } top || top < TitleRoom)
            return;
        layout["margin"]!["t"] = top - TitleRoom;
        if ((int?)layout["height"] is { } height)
            layout["height"] = height - TitleRoom;
    }

    // Rows of pixels of red, green and blue, 0 to 255; anything else stays as it is.
    static string? Png(JArray rows)
    {
        if (rows.Count == 0 || rows[0] is not JArray { Count: > 0 } first
            || rows.Any(r => r is not JArray row || row.Count != first.Count))
            return null;
        using var picture = new SKBitmap(first.Count, rows.Count, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < rows.Count; y++)
        {
            for (int x = 0; x < first.Count; x++)
            {
                if (rows[y]![x] is not JArray { Count: 3 } pixel || pixel.Any(c => (double?)c is not (>= 0 and <= 255)))
                    return null;
                picture.SetPixel(x, y, new SKColor((byte)pixel[0], (byte)pixel[1], (byte)pixel[2]));
            }
        }
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return "data:image/png;base64," + Convert.ToBase64String(png.AsSpan());
    }
}
