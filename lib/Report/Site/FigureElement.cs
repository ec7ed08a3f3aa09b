using FairLab.Figures;

namespace FairLab.Report.Site;

/// <summary>A figure in a page: its title as text, its data, drawn once they come into view, and in words.</summary>
static class FigureElement
{
    // Of one series; a picture has thousands of numbers that nobody reads.
    const int MostLetters = 2000;

    /// <param name="id">Its anchor.</param>
    /// <param name="json">Data, layout, config.</param>
    /// <param name="data">Where its data are, as a link; or null.</param>
    public static string Write(string id, string json, string? data = null)
    {
        string words = string.Join('\n', ChartText.OfJson(json).Split('\n')
            .Select(l => l.Length <= MostLetters ? l : l[..MostLetters] + " ..."));
        string title = Html.Encode(Title(json));
        string drawn = LightFigure.Of(json).Replace("<", "\\u003c", StringComparison.Ordinal);
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
}
