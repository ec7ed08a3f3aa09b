using FairLab.Figures;
using Newtonsoft.Json.Linq;

namespace FairLab.Report.Site;

/// <summary>A figure in a page: its title as text, its data, drawn once they come into view, and in words.</summary>
static class FigureElement
{
    // The room a title takes in the house style, given back where the title stands above the figure as text.
    const int TitleRoom = 36;

    /// <param name="id">Its anchor.</param>
    /// <param name="json">Data, layout, config.</param>
    /// <param name="data">Where its data are, as a link; or null.</param>
    public static string Write(string id, string json, string? data = null)
    {
        string words = ChartText.OfJson(json);
        string title = Html.Encode(Title(json));
        string drawn = Untitled(json).Replace("<", "\\u003c", StringComparison.Ordinal);
        string link = data is null ? "" : $"<p><a href=\"{data}\">all data</a></p>";
        return $"""
            <figure id="{id}"><p class="title">{title}</p>
            <div class="figure" tabindex="0" role="img" aria-label="{title}">
            <script type="application/json">{drawn}</script></div>
            <figcaption><details><summary>In words and numbers</summary>
            <pre tabindex="0">{Html.Encode(words)}</pre>{link}</details></figcaption></figure>

            """;
    }

    /// <summary>The title of a figure's JSON.</summary>
    public static string Title(string json) => ChartText.TitleOfJson(json);

    static string Untitled(string json)
    {
        var figure = JObject.Parse(json);
        if (figure["layout"] is not JObject layout || !layout.Remove("title"))
            return json;
        if ((int?)layout["margin"]?["t"] is { } top && top >= TitleRoom)
        {
            layout["margin"]!["t"] = top - TitleRoom;
            if ((int?)layout["height"] is { } height)
                layout["height"] = height - TitleRoom;
        }
        return figure.ToString(Newtonsoft.Json.Formatting.None);
    }
}
