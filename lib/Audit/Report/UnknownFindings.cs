namespace FairLab.Audit;

/// <summary>What the data cannot say of an attribute, and what they would have missed.</summary>
static class UnknownFindings
{
    public static IEnumerable<Finding> Of(GroupAudit group, IReadOnlyList<string> rates, AuditReport report)
    {
        if (group.LeftOut.Count > 0)
            yield return new(FindingKind.CannotSay, $"Too few to judge by in {group.Name}: {Named(group, 5)}. Nothing "
                + "is said of them either way, and gaps and ratios leave them out; at least "
                + $"{report.Options.Least} rows are asked for.");
        foreach (string rate in rates)
        {
            var unknown = group.Comparisons.Where(c => c.Rate == rate && c.Verdict == Verdict.CannotSay).ToList();
            if (unknown.Count > 0)
                yield return new(FindingKind.CannotSay, $"“{RateWords.Of(rate).Title}”: these data cannot tell whether "
                    + $"{Words.List([.. unknown.Select(c => c.Group)])} differ{(unknown.Count == 1 ? "s" : "")} from "
                    + $"{group.Reference} ({group.Name}).{Leaning(unknown, report)}{Missed(unknown)}");
        }
    }

    /// <summary>The groups that are too small, with their rows.</summary>
    public static string Named(GroupAudit group, int most) => Words.List([.. group.LeftOut.Select(name =>
        $"{name} ({Words.Many(group.Rows[group.Groups.ToList().IndexOf(name)], "row", "rows")})")], most);

    // One interval without 0 is no surprise among many.
    static string Leaning(IReadOnlyList<GroupComparison> unknown, AuditReport report)
    {
        string[] alone = [.. unknown.Where(c => c.Interval.Lower > 0 || c.Interval.Upper < 0).Select(c => c.Group)];
        return alone.Length == 0 ? "" : $" By itself the difference of {Words.List(alone)} would be unlikely to be "
            + $"chance; among {report.Tests} tests it may be.";
    }

    static string Missed(IReadOnlyList<GroupComparison> unknown)
    {
        var hardest = unknown.MaxBy(c => c.Visible.IsDefined ? c.Visible.Value : 2)!;
        return hardest.Visible.IsDefined
            ? $" A difference of {hardest.Group} below {Words.Size(hardest.Visible)} would often be missed."
            : $" {hardest.Group} are so few that no difference would be sure to be seen.";
    }
}
