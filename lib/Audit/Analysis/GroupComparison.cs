using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>A rate of a group against the same rate of the reference group.</summary>
/// <param name="Rate">The rate's name.</param>
/// <param name="Group">The group.</param>
/// <param name="Reference">The group it is compared with.</param>
/// <param name="Difference">Group minus reference.</param>
/// <param name="Interval">Newcombe's interval.</param>
/// <param name="PValue">Of equal rates; undefined where too few are judged by, which then are no test.</param>
/// <param name="Visible">The smallest difference that groups so large would show four times in five; undefined when
/// they would show none.</param>
public sealed record GroupComparison(
    string Rate, string Group, string Reference, Measure Difference, Interval Interval, Measure PValue, Measure Visible)
{
    /// <summary>The p-value after Holm's correction for all tests of the audit.</summary>
    public Measure Corrected { get; init; } = Measure.Undefined("not corrected yet");

    /// <summary>What can be said.</summary>
    public Verdict Verdict { get; init; }

    internal static GroupComparison Of(GroupRate group, GroupRate reference, AuditOptions options)
    {
        bool enough = group.IsEnough && reference.IsEnough;
        var interval = Proportion.Newcombe(group.Part, group.Effective, reference.Part, reference.Effective, options.Level);
        var p = enough ? ProportionTest.PValue(group.Part, group.Effective, reference.Part, reference.Effective)
            : Measure.Undefined(FormattableString.Invariant($"fewer than {options.Least} people"));
        var visible = group.Effective > 0 && reference.Effective > 0
            ? SmallestVisible(group, reference, options) : Measure.Undefined("nobody to compare");
        return new GroupComparison(group.Rate, group.Group, reference.Group, group.Value - reference.Value, interval, p,
            visible);
    }

    /// <summary>The verdict once all tests are known.</summary>
    internal GroupComparison Judged(double corrected, AuditOptions options)
    {
        bool within = Interval.Lower >= -options.Margin && Interval.Upper <= options.Margin;
        var verdict = !PValue.IsDefined ? Verdict.TooFew
            // A difference that is certain and yet within the margin is none worth the name.
            : within ? Verdict.Alike
            : corrected <= 1 - options.Level ? Verdict.Differs
            : Verdict.CannotSay;
        return this with { Corrected = PValue.IsDefined ? corrected : PValue, Verdict = verdict };
    }

    // Up or down from the reference's rate, whichever has room for a difference that would be seen.
    static Measure SmallestVisible(GroupRate group, GroupRate reference, AuditOptions options)
    {
        double level = 1 - options.Level;
        var up = Power.SmallestDifference(reference.Value, reference.Effective, group.Effective, level: level);
        var down = Power.SmallestDifference(1 - reference.Value, reference.Effective, group.Effective, level: level);
        return !up.IsDefined ? down : !down.IsDefined ? up : Math.Min(up, down);
    }
}
