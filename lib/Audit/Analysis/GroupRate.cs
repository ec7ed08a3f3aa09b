using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>A rate of one group.</summary>
/// <param name="Rate">The rate's name, such as "tpr".</param>
/// <param name="Group">The group; "everybody" for all of them.</param>
/// <param name="Value">Its value.</param>
/// <param name="Interval">Wilson's interval; of weighted rows with Kish's effective number of them.</param>
/// <param name="Rows">The rows that it is a share of.</param>
/// <param name="Effective">Their effective number, (Σw)² / Σw²; as many as rows where all count 1.</param>
/// <param name="IsEnough">Whether those are enough to judge by.</param>
public sealed record GroupRate(
    string Rate, string Group, Measure Value, Interval Interval, long Rows, double Effective, bool IsEnough)
{
    /// <summary>The effective number of rows with the property, of <see cref="Effective"/>.</summary>
    internal double Part => Effective == 0 ? 0 : Math.Min(Effective, Value.Value * Effective);

    internal static GroupRate Of(ConfusionRate rate, string group, IReadOnlyList<Tally> outcomes, AuditOptions options)
    {
        var weights = GroupTable.Confusion(outcomes, t => t.Weight);
        double whole = rate.Whole(weights);
        double rows = rate.Whole(GroupTable.Confusion(outcomes, t => t.Rows));
        double squares = rate.Whole(GroupTable.Confusion(outcomes, t => t.Squares));
        double effective = squares > 0 ? whole * whole / squares : 0;
        var value = rate.Compute(weights).In(group);
        double part = effective == 0 ? 0 : Math.Min(effective, value.Value * effective);
        return new GroupRate(rate.Name, group, value, Proportion.Wilson(part, effective, options.Level), (long)rows,
            effective, effective >= options.Least);
    }
}
