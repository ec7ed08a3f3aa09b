using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What an audit found, in sentences for readers who are no statisticians.</summary>
static class AuditFindings
{
    // A list that is longer is not read; the tables have everything.
    const int MostOfARate = 3;

    // What readers ask for first, in this order.
    static readonly string[] Rates = ["selection_rate", "tpr", "fpr", "ppv", "accuracy"];

    public static IReadOnlyList<Finding> Of(AuditReport report) =>
    [
        .. DataFindings.Of(report),
        .. report.Groups.Where(g => g.Attributes.Count == 1).SelectMany(g => OfAttribute(g, report)),
        .. report.Groups.Where(g => g.Attributes.Count > 1).SelectMany(g => OfCrossing(g, report)),
        .. ScoreFindings.Of(report),
        .. ChangeFindings.Of(report),
    ];

    static IEnumerable<Finding> OfAttribute(GroupAudit group, AuditReport report)
    {
        if (group.Groups.Count == 1)
        {
            yield return new(FindingKind.CannotSay, $"{group.Name} has one group only ({group.Groups[0]}): there is "
                + "nobody to compare it with.");
            yield break;
        }
        foreach (string rate in Rates)
        {
            var compared = group.Comparisons.Where(c => c.Rate == rate).ToList();
            var differing = compared.Where(c => c.Verdict == Verdict.Differs)
                .OrderByDescending(c => Math.Abs(c.Difference)).ToList();
            foreach (var c in differing.Take(MostOfARate))
                yield return new(FindingKind.Difference, Sentence(group, c, report));
            if (differing.Count > MostOfARate)
                yield return new(FindingKind.Difference, $"So do {differing.Count - MostOfARate} more groups of "
                    + $"{group.Name} (“{RateWords.Of(rate).Title.ToLowerInvariant()}”; the table has them).");
            if (compared.Count > 0 && compared.All(c => c.Verdict == Verdict.Alike))
                yield return new(FindingKind.Alike, $"“{RateWords.Of(rate).Title}” is alike for all groups of {group.Name}: "
                    + $"differences are within {Words.Size(report.Options.Margin)} of {group.Reference}, and the data are "
                    + "enough to say so.");
        }
        if (FourFifths(group) is { } rule)
            yield return rule;
        foreach (var finding in Unknown(group, report))
            yield return finding;
    }

    static string Sentence(GroupAudit group, GroupComparison c, AuditReport report)
    {
        var words = RateWords.Of(c.Rate);
        string among = words.Among.Length > 0 ? $", {words.Among}" : "";
        var (low, high) = c.Difference < 0 ? (-1 * c.Interval.Upper, -1 * c.Interval.Lower)
            : (c.Interval.Lower, c.Interval.Upper);
        return $"{c.Group} ({group.Name}){among}: {Words.Percent(group.Rate(c.Rate, c.Group).Value)} {words.Does}, against "
            + $"{Words.Percent(group.Rate(c.Rate, c.Reference).Value)} of {c.Reference}. That is {Words.Size(c.Difference)} "
            + $"{(c.Difference < 0 ? "less" : "more")} ({Level(report)} interval {Words.Range(low, high)}).";
    }

    static Finding? FourFifths(GroupAudit group)
    {
        var rule = group.FourFifths;
        if (rule.Passes is not { } passes || rule.Ratio is not { } ratio)
            return null;
        string text = $"The rule of four fifths, by {group.Name}: {rule.Lowest} is selected {Words.Number(ratio.Value)} "
            + $"times as often as {rule.Highest}, {(passes ? "at least" : "less than")} 0.8.";
        if (rule.IsClose)
            return new(FindingKind.CannotSay, text + $" The interval, {Words.Number(ratio.Lower)} to "
                + $"{Words.Number(ratio.Upper)}, holds 0.8: other people from the same source could fall on the other side.");
        return new(passes ? FindingKind.Alike : FindingKind.Difference, text
            + " It is a rule of thumb of US employment guidelines: passing it proves nothing, failing it asks for a reason.");
    }

    static IEnumerable<Finding> Unknown(GroupAudit group, AuditReport report)
    {
        if (group.LeftOut.Count > 0)
            yield return new(FindingKind.CannotSay, $"Too few to judge by in {group.Name}: "
                + $"{Words.List([.. group.LeftOut.Select(g => $"{g} ({Words.Many(Rows(group, g), "row", "rows")})")])}. Nothing "
                + $"is said of them either way, and gaps and ratios leave them out; at least {report.Options.Least} rows "
                + "are asked for.");
        foreach (string rate in Rates)
        {
            var unknown = group.Comparisons.Where(c => c.Rate == rate && c.Verdict == Verdict.CannotSay).ToList();
            if (unknown.Count == 0)
                continue;
            var hardest = unknown.MaxBy(c => c.Visible.IsDefined ? c.Visible.Value : 2)!;
            string visible = !hardest.Visible.IsDefined ? $" {hardest.Group} are so few that no difference would be sure to be seen."
                : $" A difference of {hardest.Group} below {Words.Size(hardest.Visible)} would often be missed.";
            // One interval without 0 is no surprise among many.
            string[] alone = [.. unknown.Where(c => c.Interval.Lower > 0 || c.Interval.Upper < 0).Select(c => c.Group)];
            string leaning = alone.Length == 0 ? "" : $" By itself the difference of {Words.List(alone)} would be unlikely to be "
                + $"chance; among {report.Tests} tests it may be.";
            yield return new(FindingKind.CannotSay, $"“{RateWords.Of(rate).Title}”: these data cannot tell whether "
                + $"{Words.List([.. unknown.Select(c => c.Group)])} differ{(unknown.Count == 1 ? "s" : "")} from "
                + $"{group.Reference} ({group.Name}).{leaning}{visible}");
        }
    }

    static IEnumerable<Finding> OfCrossing(GroupAudit group, AuditReport report)
    {
        var tested = group.Comparisons.Where(c => c.PValue.IsDefined).ToList();
        var worst = tested.Where(c => c.Verdict == Verdict.Differs && Rates.Contains(c.Rate))
            .OrderByDescending(c => Math.Abs(c.Difference)).FirstOrDefault();
        if (worst is not null)
            yield return new(FindingKind.Difference, $"Crossed: {Sentence(group, worst, report)} It is the "
                + $"largest of {tested.Count(c => c.Verdict == Verdict.Differs)} differences that hold, of {tested.Count} tested.");
        if (group.LeftOut.Count > 0)
            yield return new(FindingKind.CannotSay, $"Of {group.Groups.Count} groups of {group.Name}, {group.LeftOut.Count} "
                + "are too small to judge by: "
                + Words.List([.. group.LeftOut.Select(g => $"{g} ({Words.Count(Rows(group, g))})")], 4) + ".");
    }

    static long Rows(GroupAudit group, string name) => group.Rows[group.Groups.ToList().IndexOf(name)];

    static string Level(AuditReport report) => Words.Count(100 * report.Options.Level) + "%";
}
