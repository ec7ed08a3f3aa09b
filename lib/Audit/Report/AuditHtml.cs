using System.Net;

namespace FairLab.Audit;

/// <summary>An audit as one HTML page that needs no other file, no script and no network.</summary>
public static class AuditHtml
{
    /// <summary>The page.</summary>
    /// <param name="report">The audit.</param>
    public static string Of(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new HtmlText();
        string title = $"Fairness audit of {Path.GetFileName(report.File.Name)}";
        page.Append($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{{Text(title)}}</title>
            <style>{{AuditStyle.Css}}</style>
            </head>
            <body>
            <main>
            <header>
            <h1>{{Text(title)}}</h1>
            <p class="lead">{{Text(Lead(report))}}</p>
            {{Verdicts(report)}}
            </header>

            """);
        var sections = Sections(report).ToList();
        page.Append("<nav aria-label=\"Contents\"><ul>");
        foreach (var (id, heading, _) in sections)
            page.Append($"<li><a href=\"#{id}\">{Text(heading)}</a></li>");
        page.Append("</ul></nav>\n");
        foreach (var (id, heading, body) in sections)
            page.Append($"<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 "
                + $"id=\"{id}-h\">{Text(heading)}</h2>\n{body}</section>\n");
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>Text as HTML.</summary>
    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    static IEnumerable<(string Id, string Heading, string Body)> Sections(AuditReport report)
    {
        yield return ("short", "In short", FindingsHtml.Of(report));
        yield return ("data", "What is in the data", DataHtml.Of(report));
        foreach (var (group, i) in report.Groups.Select((g, i) => (g, i)))
            yield return ($"group-{i}", group.Attributes.Count == 1 ? $"By {group.Name}" : $"Crossed: {group.Name}",
                GroupHtml.Of(group, report));
        if (report.Groups.Any(g => g.Scores is not null))
            yield return ("scores", "Scores", ScoreHtml.Of(report));
        if (report.Groups.Any(g => g.TradeOff is not null))
            yield return ("thresholds", "What thresholds by group would cost", TradeOffHtml.Of(report));
        if (report.Before is not null)
            yield return ("change", "What changed", ChangeHtml.Of(report));
        if (report.Options.Figures is not null)
            yield return ("printed", "Can the printed figures be true?", FeasibilityHtml.Of(report));
        yield return ("limits", "What this report cannot tell", LimitsHtml.Of(report));
        yield return ("repeat", "How to repeat it", RepeatHtml.Of(report));
    }

    static string Lead(AuditReport report)
    {
        var overall = report.Overall;
        string people = report.Options.Weight is null
            ? Words.Many(report.File.Rows - report.File.Dropped.Values.Sum(), "person", "people")
            : $"{Words.Count(Math.Round(overall.Total))} people (sum of weights)";
        return $"{people}, of whom {Words.Percent(overall.SelectionRate)} get the favourable decision"
            + (report.Options.Label is null ? "." : $" and {Words.Percent(overall.BaseRate)} have the favourable "
            + "outcome. "
                + $"{Words.Percent(overall.Accuracy)} of decisions are correct.");
    }

    static string Verdicts(AuditReport report)
    {
        if (report.Conditions.Count == 0)
            return "";
        var list = new HtmlText("<ul class=\"verdicts\">");
        foreach (var condition in report.Conditions)
            list.Append($"<li class=\"{(condition.Fails ? "fails" : "passes")}\"><strong>"
                + $"{(condition.Fails ? "Fails" : "Passes")}</strong> the condition “{Text(condition.Condition)}”"
                + $"{(condition.Fails ? ": " + Text(Words.List(condition.Reasons))
                : $" ({Text(Words.List(condition.Checked))})")}.</li>");
        return list.Append("</ul>").ToString();
    }
}
