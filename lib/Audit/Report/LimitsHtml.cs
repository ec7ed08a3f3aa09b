
namespace FairLab.Audit;

/// <summary>What no audit of a file of predictions can tell, and how the numbers were made.</summary>
static class LimitsHtml
{
    public static string Of(AuditReport report)
    {
        string[] limits =
        [
            "Why groups differ. A difference is no proof of discrimination, and no difference is none of its absence.",
            report.Options.Label is null ? "Who is wronged: the true outcomes are not in the audit."
                : $"Whether the outcomes in “{report.Options.Label}” are right. Where they record past decisions, "
                    + "a model can "
                    + "agree with them and repeat them.",
            "Anything about people who are not in the file, such as those who never applied or whose outcome is "
                + "unknown.",
            "Anything about groups that were not asked for, or inside a group.",
            "Which equality matters: equal selection, equal errors and equally right selections can exclude each "
                + "other.",
        ];
        var html = new HtmlText("<ul>");
        foreach (string limit in limits)
            html.Append($"<li>{AuditHtml.Text(limit)}</li>");
        html.Append("</ul>\n<details><summary>How the numbers were made</summary>\n<dl>");
        foreach (var (term, meaning) in Methods(report))
            html.Append($"<dt>{AuditHtml.Text(term)}</dt><dd>{AuditHtml.Text(meaning)}</dd>");
        return html.Append("</dl></details>\n").ToString();
    }

    static IEnumerable<(string Term, string Meaning)> Methods(AuditReport report)
    {
        var options = report.Options;
        string level = Words.Count(100 * options.Level);
        yield return ("Intervals", $"{level}%: Wilson's of a rate, Newcombe's of a difference, percentiles of "
            + $"{Words.Count(options.Replicates)} bootstrap draws of people for metrics over groups (seed "
            + $"{options.Seed}).");
        yield return ("Differs", $"The p-value is at most {Words.Count(100 - 100 * options.Level)}% after Holm's "
            + "correction "
            + $"(over {Words.Count(report.Tests)} tests of attributes and, apart, "
            + $"{Words.Count(report.CrossedTests)} of "
            + "crossings), and the interval is not within the margin. The test is Fisher's exact one where fewer "
            + "than five are expected somewhere, else the score test of two shares.");
        yield return ("Alike", $"The whole interval of the difference lies within {Words.Size(options.Margin)} "
            + "(--margin).");
        yield return ("Cannot say", "Neither: the data fit both a difference and none.");
        yield return ("Too few", $"Fewer than {options.Least} rows that the rate is of, in one of the two groups "
            + "(--least).");
        if (report.Before is not null)
            yield return ("Change", "Paired: McNemar's exact test, and people drawn again with both of their "
                + "decisions. "
                + "Else two samples, each drawn again for itself. p-values are corrected by Holm within each "
                + "attribute.");
    }
}
