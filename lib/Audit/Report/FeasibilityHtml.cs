using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Whether printed figures can be true of these people.</summary>
static class FeasibilityHtml
{
    public static string Of(AuditReport report)
    {
        if (report.Feasibility.Count == 0)
            return "<p>Printed figures can be checked with true outcomes (--label) and an attribute of two groups; "
                + "this "
                + "audit has no such attribute.</p>\n";
        var table = new HtmlTable("Printed figures, and those of this file", ["row", "attribute", "accuracy", "parity",
            "opportunity", "odds", "verdict"]);
        foreach (var row in report.Feasibility)
            table.Row([row.Printed.Name, row.Attribute, Number(row.Printed.Accuracy), Number(row.Printed.Parity),
                Number(row.Printed.Opportunity), Number(row.Printed.Odds), row.Verdict.Text]);
        foreach (var measured in report.Feasibility.DistinctBy(r => r.Attribute))
            table.Row(["measured here", measured.Attribute, .. measured.Measured.Select(Words.Number), ""]);
        return "<p>Accuracy, parity, opportunity and odds hang together: with the share of favourable outcomes in "
            + "each group "
            + "known, some combinations no classifier can have. “Impossible” means so of people with these base "
            + "rates, give "
            + $"or take two standard deviations; “possible” is no proof that a figure is right.</p>\n{table}";
    }

    static string Number(double? value) => value is { } v ? Words.Number(v) : "";
}
