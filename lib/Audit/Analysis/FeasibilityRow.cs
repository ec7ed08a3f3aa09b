using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Whether a printed row can be true of people with these base rates.</summary>
/// <param name="Attribute">The attribute of two groups that it is checked for.</param>
/// <param name="Printed">What was printed.</param>
/// <param name="Measured">The same figures of the audited predictions.</param>
/// <param name="Verdict">Whether some classifier on these people can have all of what was printed.</param>
public sealed record FeasibilityRow(
    string Attribute, PrintedRow Printed, IReadOnlyList<Measure> Measured, RowVerdict Verdict)
{
    internal static IEnumerable<FeasibilityRow> Of(GroupTable table, IReadOnlyList<PrintedRow> printed)
    {
        var counts = table.Counts();
        if (counts.Groups.Count != 2 || !table.HasLabels)
            yield break;
        // What was printed may be of other people from the same source: base rates vary as those of a sample do.
        GroupFacts[] facts = [.. counts.Cells.Select(c => new GroupFacts(c.Total, c.BaseRate,
            Math.Sqrt(c.BaseRate * (1 - c.BaseRate) / c.Total)))];
        Measure[] measured = [.. GroupMetrics.Survey.Select(m => counts[m])];
        foreach (var row in printed)
            yield return new FeasibilityRow(table.Name, row, measured,
                new FeasibilityAudit().Assess(row, facts[0], facts[1]));
    }
}
