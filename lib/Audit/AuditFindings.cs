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
            return [new(FindingKind.CannotSay, $"{group.Name} has one group only ({group.Groups[0]}): there is nobody "
                + "to compare it with.")];
        return [.. Rates.SelectMany(rate => OfRate(group, rate, report)), .. FourFifths(group),
            .. UnknownFindings.Of(group, Rates, report)];
    }

    static IEnumerable<Finding> OfRate(GroupAudit group, string rate, AuditReport report)
    {
        var compared = group.Comparisons.Where(c => c.Rate == rate).ToList();
        var differing = compared.Where(c => c.Verdict == Verdict.Differs)
            .OrderByDescending(c => Math.Abs(c.Difference)).ToList();
        string title = RateWords.Of(rate).Title;
        foreach (var c in differing.Take(MostOfARate))
            yield return new(FindingKind.Difference, Sentence(group, c, report));
        if (differing.Count > MostOfARate)
            yield return new(FindingKind.Difference, $"“{title}” differs for {differing.Count - MostOfARate} more "
                + $"groups of {group.Name}, which the table has.");
        if (compared.Count > 0 && compared.All(c => c.Verdict == Verdict.Alike))
            yield return new(FindingKind.Alike, $"“{title}” is alike for all groups of {group.Name}: within "
                + $"{Words.Size(report.Options.Margin)} of {group.Reference}, and the data are enough to say so.");
    }

    static string Sentence(GroupAudit group, GroupComparison c, AuditReport report)
    {
        var words = RateWords.Of(c.Rate);
        string among = words.Among.Length > 0 ? $", {words.Among}" : "";
        string own = Words.Percent(group.Rate(c.Rate, c.Group).Value);
        string other = Words.Percent(group.Rate(c.Rate, c.Reference).Value);
        bool isLess = c.Difference < 0;
        string range = isLess ? Words.Range(-1 * c.Interval.Upper, -1 * c.Interval.Lower)
            : Words.Range(c.Interval.Lower, c.Interval.Upper);
        return $"{c.Group} ({group.Name}){among}: {own} {words.Does}, against {other} of {c.Reference}. That is "
            + $"{Words.Size(c.Difference)} {(isLess ? "less" : "more")} ({Words.Count(100 * report.Options.Level)}% "
            + $"interval {range}).";
    }

    static IEnumerable<Finding> FourFifths(GroupAudit group)
    {
        var rule = group.FourFifths;
        if (rule.Passes is not { } passes || rule.Ratio is not { } ratio)
            yield break;
        string text = $"The rule of four fifths, by {group.Name}: {rule.Lowest} is selected "
            + $"{Words.Number(ratio.Value)} times as often as {rule.Highest}, "
            + $"{(passes ? "at least" : "less than")} 0.8. ";
        yield return rule.IsClose
            ? new(FindingKind.CannotSay, $"{text}The interval, {Words.Number(ratio.Lower)} to "
                + $"{Words.Number(ratio.Upper)}, holds 0.8: other people from the same source could fall on the other "
                + "side.")
            : new(passes ? FindingKind.Alike : FindingKind.Difference, $"{text}It is a rule of thumb of US employment "
                + "guidelines: passing it proves nothing, failing it asks for a reason.");
    }

    static IEnumerable<Finding> OfCrossing(GroupAudit group, AuditReport report)
    {
        var tested = group.Comparisons.Where(c => c.PValue.IsDefined).ToList();
        int holding = tested.Count(c => c.Verdict == Verdict.Differs);
        var worst = tested.Where(c => c.Verdict == Verdict.Differs && Rates.Contains(c.Rate))
            .MaxBy(c => Math.Abs(c.Difference));
        if (worst is not null)
            yield return new(FindingKind.Difference, $"Crossed: {Sentence(group, worst, report)} It is the largest of "
                + $"{holding} differences that hold, of {tested.Count} tested.");
        if (group.LeftOut.Count > 0)
            yield return new(FindingKind.CannotSay, $"Of {group.Groups.Count} groups of {group.Name}, "
                + $"{group.LeftOut.Count} are too small to judge by: {UnknownFindings.Named(group, 4)}.");
    }
}
