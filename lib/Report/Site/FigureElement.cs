using FairLab.Figures;

namespace FairLab.Report.Site;

/// <summary>A figure in a page: its data, drawn once it comes into view, and in words.</summary>
static class FigureElement
{
    /// <param name="id">Its anchor.</param>
    /// <param name="json">Data, layout, config.</param>
    /// <param name="caption">Below it, as HTML.</param>
    public static string Write(string id, string json, string caption)
    {
        string words = ChartText.OfJson(json);
        string title = words.Split('\n')[0];
        return $"""
            <figure id="{id}"><div class="figure" tabindex="0" role="img" aria-label="{Html.Encode(title)}">
            <script type="application/json">{json.Replace("<", "\\u003c", StringComparison.Ordinal)}</script></div>
            <figcaption>{caption}<details><summary>In words and numbers</summary>
            <pre tabindex="0">{Html.Encode(words)}</pre></details></figcaption></figure>

            """;
    }

    /// <summary>The title of a figure's JSON.</summary>
    public static string Title(string json) => ChartText.OfJson(json).Split('\n')[0];
}
