using System.Text;
using System.Text.Json.Nodes;
using FairLab.Notebooks;
using Markdig;
using static FairLab.Report.Site.Html;

namespace FairLab.Report.Site;

/// <summary>An executed notebook as a page: its words and results, the code folded.</summary>
static class NotebookPage
{
    const string Plotly = "application/vnd.plotly.v1+json";

    static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="about">What is said above it, as HTML.</param>
    /// <param name="plotly">The script that draws, relative to the page.</param>
    /// <param name="headings">Receives the headings, for the search.</param>
    public static string Write(NotebookDocument notebook, string about, string plotly, List<string> headings)
    {
        var html = new StringBuilder($"<p class=\"note\">{about}</p>\n");
        int figures = 0;
        string title = "Notebook";
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
            {
                string source = cell.Source;
                foreach (string heading in source.Split('\n').Where(l => l.StartsWith('#')))
                    headings.Add(heading.TrimStart('#', ' '));
                title = headings.FirstOrDefault() ?? title;
                html.Append(Rendered(source));
            }
            else if (cell.Kind == CellKind.Code)
            {
                Code(html, cell, ref figures);
            }
        }
        return PageShell.Page($"{title} - FairLab", html.ToString(), [], figures > 0, plotly);
    }

    // Links lead from the notebook's folder; from here they lead nowhere.
    static string Rendered(string source)
    {
        var document = Markdig.Markdown.Parse(source, Markdown);
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions
            .Descendants<Markdig.Syntax.Inlines.LinkInline>(document))
        {
            if (link.Url is { } url && !url.Contains("://", StringComparison.Ordinal) && !url.StartsWith('#'))
                link.Url = "../../" + url.Replace("../", "", StringComparison.Ordinal);
        }
        return document.ToHtml(Markdown);
    }

    static void Code(StringBuilder html, NotebookCell cell, ref int figures)
    {
        if (cell.Source.Trim().Length > 0)
            html.Append(cell.HasTag("parameters") ? "<details class=\"code\" open><summary>Parameters</summary>"
                    : "<details class=\"code\"><summary>Code</summary>")
                .Append("<pre tabindex=\"0\"><code>").Append(Encode(cell.Source)).Append("</code></pre></details>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>())
            Output(html, output, ref figures);
    }

    static void Output(StringBuilder html, JsonObject output, ref int figures)
    {
        if (output["data"] is JsonObject data)
        {
            if (data[Plotly] is { } figure)
                html.Append(FigureElement.Write($"figure-{++figures}", figure.ToJsonString()));
            else if (data["text/html"] is { } rich)
                html.Append("<div class=\"output scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Result\">")
                    .Append(Text(rich)).Append("</div>\n");
            else if (data["image/png"] is { } image)
                html.Append("<img alt=\"A picture that the code above shows\" src=\"data:image/png;base64,")
                    .Append(Text(image)).Append("\">\n");
            else if (data["text/plain"] is { } plain)
                Pre(Text(plain));
        }
        else if (output["text"] is { } stream)
        {
            Pre(Text(stream));
        }
        else if (output["ename"] is { } error)
        {
            Pre($"{Text(error)}: {Text(output["evalue"]!)}");
        }

        void Pre(string text) => html.Append("<pre class=\"output\" tabindex=\"0\">").Append(Encode(text))
            .Append("</pre>\n");
    }

    // A text of a notebook may be a list of its lines.
    static string Text(JsonNode node) =>
        node is JsonArray lines ? string.Concat(lines.Select(l => (string?)l)) : (string?)node ?? "";
}
