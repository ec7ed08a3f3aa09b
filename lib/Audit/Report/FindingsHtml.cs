
namespace FairLab.Audit;

/// <summary>The findings by kind, what matters most first.</summary>
static class FindingsHtml
{
    static readonly (FindingKind Kind, string Heading, string Class)[] Kinds =
    [
        (FindingKind.Warning, "Read this first", "warning"),
        (FindingKind.Difference, "Differences that are unlikely to be chance", "difference"),
        (FindingKind.CannotSay, "What these data cannot say", "unknown"),
        (FindingKind.Alike, "What is alike", "alike"),
    ];

    public static string Of(AuditReport report)
    {
        var html = new HtmlText();
        foreach (var (kind, heading, name) in Kinds)
        {
            var findings = report.Findings.Where(f => f.Kind == kind).ToList();
            if (findings.Count == 0)
                continue;
            html.Append($"<div class=\"findings {name}\"><h3>{heading}</h3><ul>");
            foreach (var finding in findings)
                html.Append($"<li>{AuditHtml.Text(finding.Text)}</li>");
            html.Append("</ul></div>\n");
        }
        return html.ToString();
    }
}
