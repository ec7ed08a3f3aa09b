namespace FairLab.Notebooks;

/// <summary>How cells that are shown and not executed reach a front end.</summary>
internal static class TextCells
{
    public static MimeBundle Show(CellLanguage language, string text) => language switch
    {
        CellLanguage.Markdown => new MimeBundle([new("text/markdown", text), new("text/plain", text)]),
        CellLanguage.Html => new MimeBundle([new("text/html", text), new("text/plain", text)]),
        CellLanguage.JavaScript => new MimeBundle(
            [new("application/javascript", text), new("text/html", $"<script type=\"text/javascript\">\n{text}\n</script>"), new("text/plain", text)]),
        CellLanguage.Mermaid => new MimeBundle(
            [new("text/vnd.mermaid", text), new("text/markdown", $"```mermaid\n{text}\n```"), new("text/plain", text)]),
        _ => MimeBundle.Of("text/plain", text),
    };
}
