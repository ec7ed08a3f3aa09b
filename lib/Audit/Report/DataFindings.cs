using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What a reader should know of the data before any number.</summary>
static class DataFindings
{
    public static IEnumerable<Finding> Of(AuditReport report)
    {
        if (report.Degenerate is { } degenerate)
            yield return new(FindingKind.Warning, $"In this file {degenerate}: such decisions treat groups alike "
                + "and are "
                + "no use. Nothing below shows that a model is fair.");
        var overall = report.Overall;
        if (report.Options.Label is { } label && (overall.Positives == 0 || overall.Negatives == 0))
            yield return new(FindingKind.Warning, $"'{label}' holds one outcome only, "
                + (overall.Positives == 0 ? "nobody's is favourable" : "everybody's is favourable")
                + ": rates among the others are of nobody, and stay undefined.");
        if (report.Options.Label is null)
            yield return new(FindingKind.CannotSay, "There are no true outcomes in the audit (--label): whether a "
                + "difference in selection comes from errors, and who is wronged, cannot be said.");
        if (Dropped(report.File) is { } dropped)
            yield return dropped;
        if (report.Options.Weight is { } weight)
            yield return new(FindingKind.Warning, $"Rows count as much as '{weight}' says. Intervals and tests take "
                + "weights as given, with as many people as weights so uneven are worth (Kish's effective number); "
                + "what "
                + "designed the sample is not known here.");
        string[] largest = [.. report.Groups
            .Where(g => g is { Attributes.Count: 1, IsReferenceNamed: false, Groups.Count: > 1 })
            .Select(g => $"{g.Reference} ({g.Name})")];
        if (largest.Length > 0)
            yield return new(FindingKind.Warning, $"Groups are compared with the largest, {Words.List(largest)}, since "
                + "no other was named (--privileged).");
        foreach (string crossing in report.NotCrossed)
            yield return new(FindingKind.CannotSay, $"{crossing} has more than {Words.Count(GroupLevels.Most)} groups "
                + "and is not looked through: merge levels to see crossings.");
        foreach (var row in report.Feasibility.Where(r => r.Verdict.Possibility != Possibility.Possible))
            yield return new(FindingKind.Warning, $"The printed row “{row.Printed.Name}” ({row.Attribute}): "
                + $"{row.Verdict.Text}.");
    }

    static Finding? Dropped(AuditedFile file)
    {
        long rows = file.Dropped.Values.Sum();
        return rows == 0 ? null : new(FindingKind.Warning, $"{Words.Many(rows, "row was", "rows were")} left out of "
            + $"{file.Name} ({Words.Percent((double)rows / file.Rows)}) because something was missing: "
            + Words.List([.. file.Dropped.Select(d => $"{d.Key} ({Words.Count(d.Value)})")])
            + ". If that happens more in one group than in another, what follows is of the rest only.");
    }
}
