using System.Net;

namespace FairLab.Figures;

/// <summary>Plotly figures as HTML.</summary>
public static class FigureHtml
{
    /// <summary>The script elements a page needs before its first figure.</summary>
    /// <param name="script">plotly.js as a path relative to the page, or null when only the public copy is left.</param>
    public static string Head(string? script) => script is null
        ? $"""<script src="{PlotlyScript.PublicCopy}"></script>"""
        : $"""
            <script src="{script}"></script>
            <script>window.Plotly || document.write('<script src="{PlotlyScript.PublicCopy}"><\/script>')</script>
            """;

    /// <summary>The figure's own element.</summary>
    /// <param name="id">An id, unique on the page.</param>
    /// <param name="json">The figure as Plotly's JSON: data, layout, config.</param>
    public static string Element(string id, string json) => $$"""
        <div id="{{id}}" class="figure"></div>
        <script>(f => Plotly.newPlot("{{id}}", f.data, f.layout, {responsive: true, ...f.config}))({{json.Replace("</", "<\\/", StringComparison.Ordinal)}})</script>
        """;

    /// <summary>A page with one figure.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="json">The figure as Plotly's JSON: data, layout, config.</param>
    /// <param name="script">plotly.js as a path relative to the page, or null when only the public copy is left.</param>
    public static string Page(string title, string json, string? script) => Page(title, json, Head(script), Note(script));

    /// <summary>A page with one figure that needs no other file and no network, because plotly.js is in it (about 4.5 MB).</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="json">The figure as Plotly's JSON: data, layout, config.</param>
    /// <param name="plotly">The text of plotly.js.</param>
    public static string Standalone(string title, string json, string plotly) => Page(title, json, $"<script>{plotly}</script>", note: "");

    static string Page(string title, string json, string head, string note) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>body { margin: 0; font-family: system-ui, sans-serif } .figure { width: 100vw; height: 96vh }</style>
        {{head}}
        </head>
        <body>
        {{Element("figure", json)}}
        {{note}}
        </body>
        </html>

        """;

    /// <summary>What a reader should know when the page needs a network.</summary>
    public static string Note(string? script) => script is null
        ? "<p>The figures are drawn by plotly.js from its public address, so this page needs a network; with npm installed, FairLab keeps its own copy.</p>"
        : "";
}
