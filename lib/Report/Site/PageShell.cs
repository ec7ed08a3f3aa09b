using System.Text;
using static FairLab.Report.Site.Html;

namespace FairLab.Report.Site;

/// <summary>What all pages of the report share: head, navigation, search.</summary>
static class PageShell
{
    /// <summary>A page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">What stands in <c>main</c>.</param>
    /// <param name="sections">Anchors and names of its parts.</param>
    /// <param name="draws">Whether it has figures.</param>
    /// <param name="plotly">The name of the script that draws.</param>
    public static string Page(string title, string body, IReadOnlyList<(string Anchor, string Name)> sections,
        bool draws, string plotly)
    {
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <link rel="stylesheet" href="assets/report.css">
            <link rel="icon" href="data:,">
            <script defer src="assets/report.js"></script>

            """);
        if (body.Contains("class=\"math\"", StringComparison.Ordinal))
            html.Append("<script defer src=\"assets/temml.min.js\"></script>\n");
        if (draws)
            html.Append(Invariant,
                $"<script defer src=\"assets/house.js\"></script>\n<script defer src=\"{plotly}\"></script>\n");
        html.Append("""
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header><div class="bar">
            <a class="home" href="index.html">FairLab report</a>
            <div class="search" role="search"><label class="unseen" for="search">Search the report</label>
            <input id="search" type="search" placeholder="Search claims, tables, notebooks" autocomplete="off">
            <ul id="found" aria-live="polite" hidden></ul></div>
            </div></header>
            <main id="content">

            """);
        if (sections.Count > 0)
        {
            html.Append("<nav aria-label=\"On this page\"><ul>");
            foreach (var (anchor, name) in sections)
                html.Append(Invariant, $"<li><a href=\"#{anchor}\">{Encode(name)}</a></li>");
            html.Append("</ul></nav>\n");
        }
        return html.Append(body).Append("</main>\n</body>\n</html>\n").ToString();
    }
}
