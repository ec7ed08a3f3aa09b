using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What changed since the file compared with, in words.</summary>
static class ChangeFindings
{
    // The metrics that a reader asks for first; the table has the others.
    static readonly string[] Named = ["accuracy", "selection_gap", "opportunity_gap", "fpr_gap"];

    public static IEnumerable<Finding> Of(AuditReport report)
    {
        if (report.Before is not { } before)
            yield break;
        if (report.Pairs is { } pairs)
        {
            if (pairs.OnlyNow + pairs.OnlyBefore > 0)
                yield return new(FindingKind.Warning, $"{Words.Count(pairs.Both)} people are in both files and are "
                    + "compared "
                    + $"with themselves; {Words.Count(pairs.OnlyNow)} of {report.File.Name} and "
                    + $"{Words.Count(pairs.OnlyBefore)} of {before.Name} have no partner and are left out of what "
                    + "changed.");
            if (pairs.LabelsDiffer > 0)
                yield return new(FindingKind.Warning,
                    $"{Words.Many(pairs.LabelsDiffer, "person has", "people have")} another "
                    + $"true outcome in {before.Name}; that of {report.File.Name} is used for both.");
        }
        else
            yield return new(FindingKind.Warning, $"{report.File.Name} and {before.Name} are compared as two "
                + "samples of "
                + "people: with --id the same people would be compared with themselves, which shows smaller changes.");
        foreach (var group in report.Groups.Where(g => g.Attributes.Count == 1))
            foreach (var change in group.Change!.Metrics.Where(m => Named.Contains(m.Metric)
                && m.Change.Value.IsDefined))
            {
                // Accuracy is of everybody, whatever the attribute.
                if (change.Metric == "accuracy" && group != report.Groups[0])
                    continue;
                string what = change.Metric == "accuracy" ? "Accuracy" : $"{change.Metric} of {group.Name}";
                var (low, high) = (change.Change.Lower, change.Change.Upper);
                string fall = change.Change.Value > 0 ? Words.Range(low, high) : Words.Range(-1 * high, -1 * low);
                yield return change.IsCertain
                    ? new(FindingKind.Difference, $"{what} {(change.Change.Value > 0 ? "rose" : "fell")} from "
                        + $"{Words.Percent(change.Before)} to {Words.Percent(change.Now)}, by "
                        + $"{Words.Size(change.Change.Value)} "
                        + $"(interval {fall}).")
                    : new(FindingKind.CannotSay, $"{what} was {Words.Percent(change.Before)} and is "
                        + $"{Words.Percent(change.Now)}: that may be chance (interval of the change "
                        + $"{Words.PointRange(low, high)}).");
            }
    }
}
