using System.Text;
using FairLab.Report.Tables;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FairLab.Report.Paper;

/// <summary>The words of a notebook in LaTeX: paragraphs, lists, emphasis, code and formulas.</summary>
static class LatexProse
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseMathematics().Build();

    /// <summary>A cell's heading, or null, and what stands below it.</summary>
    public static (string? Heading, int Level, string Text) Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var first = document.FirstOrDefault() as HeadingBlock;
        var text = new StringBuilder();
        foreach (var block in document.Skip(first is null ? 0 : 1))
            Block(text, block);
        return (first is null ? null : Inlines(first.Inline), first?.Level ?? 0, text.ToString().Trim());
    }

    static void Block(StringBuilder text, Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Append("\\paragraph{").Append(Inlines(heading.Inline)).Append("}\n");
                break;
            case MathBlock math:
                text.Append("\\[").Append(Math(math.Lines.ToString())).Append("\\]\n");
                break;
            case CodeBlock code:
                text.Append("{\\footnotesize\\ttfamily\\raggedright ")
                    .AppendJoin("\\\\ ", code.Lines.ToString().Split('\n').Select(LatexText.Escape)).Append("\\par}\n");
                break;
            case ParagraphBlock paragraph:
                text.Append(Inlines(paragraph.Inline)).Append("\n\n");
                break;
            case ListBlock list:
                string kind = list.IsOrdered ? "enumerate" : "itemize";
                text.Append("\\begin{").Append(kind).Append("}\n");
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    text.Append("\\item ");
                    foreach (var part in item)
                        Block(text, part);
                }
                text.Append("\\end{").Append(kind).Append("}\n");
                break;
            case ContainerBlock container:
                foreach (var part in container)
                    Block(text, part);
                break;
        }
    }

    static string Inlines(ContainerInline? inlines) => string.Concat((inlines ?? []).Select(Inline));

    static string Inline(Inline inline) => inline switch
    {
        LiteralInline literal => LatexText.Escape(literal.Content.ToString()),
        CodeInline code => $"\\texttt{{{Breakable(code.Content)}}}",
        MathInline math => $"${Math(math.Content.ToString())}$",
        EmphasisInline { DelimiterCount: >= 2 } strong => $"\\textbf{{{Inlines(strong)}}}",
        EmphasisInline emphasis => $"\\emph{{{Inlines(emphasis)}}}",
        LinkInline { IsImage: true } => "",
        // A page elsewhere is a link; a file of the repository is not there for a reader of the paper.
        LinkInline { Url: { } url } link when url.Contains("://", StringComparison.Ordinal) =>
            $"\\href{{{Address(url)}}}{{{Inlines(link)}}}",
        LineBreakInline => "\n",
        HtmlEntityInline entity => LatexText.Escape(entity.Transcoded.ToString()),
        HtmlInline => "",
        ContainerInline container => Inlines(container),
        _ => "",
    };

    static string Address(string url) => url.Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("#", "\\#", StringComparison.Ordinal);

    // Names of columns are long, and LaTeX breaks no typewriter text by itself.
    static string Breakable(string code) => LatexText.Escape(code)
        .Replace("\\_", "\\_\\allowbreak{}", StringComparison.Ordinal)
        .Replace("/", "/\\allowbreak{}", StringComparison.Ordinal);

    // Letters that are written out in a formula need no dollars of their own.
    static string Math(string formula) => string.Concat(formula.EnumerateRunes().Select(r =>
        r.IsAscii ? r.ToString() : LatexText.Escape(r.ToString()).Replace("$", "", StringComparison.Ordinal)));
}
