
namespace FairLab.Audit;

/// <summary>How to repeat an audit: the command, the version, the files' hashes.</summary>
static class RepeatHtml
{
    public static string Of(AuditReport report)
    {
        string command = AuditHtml.Text(AuditCommandLine.Of(report.Options));
        var html = new HtmlText($"<pre tabindex=\"0\"><code>{command}</code></pre>\n<dl>");
        html.Append($"<dt>FairLab</dt><dd>{AuditHtml.Text(report.Version)}</dd>");
        foreach (var file in new[] { report.File, report.Before }.OfType<AuditedFile>())
            html.Append($"<dt>{AuditHtml.Text(file.Name)}</dt><dd>{Words.Count(file.Bytes)} bytes, "
                + $"{Words.Count(file.Rows)} rows, SHA-256 <code class=\"hash\">{file.Sha256}</code></dd>");
        return html.Append("</dl>\n<p class=\"note\">The same command on the same files gives the same page, byte "
            + "for byte. All "
            + "numbers, unrounded, are in the JSON beside it.</p>\n").ToString();
    }
}
