using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>How the selection of a group changed.</summary>
/// <param name="Group">The group.</param>
/// <param name="Before">Its selection rate before.</param>
/// <param name="Now">Its selection rate now.</param>
/// <param name="Change">Now minus before, with its interval.</param>
/// <param name="Up">People rejected before and selected now; null where people are not paired.</param>
/// <param name="Down">People selected before and rejected now.</param>
/// <param name="PValue">Of no change: McNemar's exact test of paired people, else of two shares.</param>
public sealed record GroupChange(
    string Group, Measure Before, Measure Now, Estimate Change, long? Up, long? Down, Measure PValue)
{
    /// <summary>The p-value after Holm's correction for all groups of the attribute.</summary>
    public Measure Corrected { get; init; } = Measure.Undefined("not corrected yet");

    internal static GroupChange Of(string group, int index, ChangeSides sides,
        IReadOnlyList<(GroupCounts Before, GroupCounts Now)> draws, AuditOptions options)
    {
        var (old, current) = (sides.Before[index].SelectionRate, sides.Now[index].SelectionRate);
        var change = Resampling.Interval(group, current - old, [.. draws.Select(d =>
            (d.Now[index].SelectionRate - d.Before[index].SelectionRate).Value)], options.Level);
        if (sides.Pairs is { } pairs)
        {
            // 4 · label + 2 · before + now: 1 and 5 went up, 2 and 6 down.
            long up = pairs[index][1].Rows + pairs[index][5].Rows, down = pairs[index][2].Rows + pairs[index][6].Rows;
            return new GroupChange(group, old, current, change, up, down, ProportionTest.McNemar(up, down));
        }
        var (first, second) = (sides.Outcomes!.Value.Before[index], sides.Outcomes.Value.Now[index]);
        var rates = (Old: GroupRate.Of(ConfusionRate.Selection, group, first, options),
            New: GroupRate.Of(ConfusionRate.Selection, group, second, options));
        return new GroupChange(group, old, current, change, null, null, ProportionTest.PValue(
            rates.New.Part, rates.New.Effective, rates.Old.Part, rates.Old.Effective));
    }
}
