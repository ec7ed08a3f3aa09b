using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>A rate of a group against the same rate of the reference group.</summary>
/// <param name="Rate">The rate's name.</param>
/// <param name="Group">The group.</param>
/// <param name="Reference">The group it is compared with.</param>
/// <param name="Difference">Group minus reference.</param>
/// <param name="Interval">Newcombe's interval.</param>
/// <param name="PValue">Of equal rates; undefined where too few are judged by, which then are no test.</param>
public sealed record GroupComparison(
    string Rate, string Group, string Reference, Measure Difference, Interval Interval, Measure PValue)
{
    /// <summary>The p-value after Holm's correction for all tests of attributes alone, or of crossings.</summary>
    public Measure Corrected { get; init; } = Measure.Undefined("not corrected yet");

    /// <summary>What can be said.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The smallest difference that groups so large would show four times in five, at the level that is
    /// left to
    /// one of so many tests; undefined when they would show none.</summary>
    public Measure Visible { get; init; } = Measure.Undefined("not known yet");

    internal static GroupComparison Of(GroupRate group, GroupRate reference, AuditOptions options)
    {
        bool enough = group.IsEnough && reference.IsEnough;
        var interval = Proportion.Newcombe(group.Part, group.Effective, reference.Part, reference.Effective,
            options.Level);
        var p = enough ? ProportionTest.PValue(group.Part, group.Effective, reference.Part, reference.Effective)
            : Measure.Undefined(FormattableString.Invariant($"fewer than {options.Least} people"));
        return new GroupComparison(group.Rate, group.Group, reference.Group, group.Value - reference.Value, interval,
            p);
    }

    /// <summary>The verdict once all tests are known.</summary>
    internal GroupComparison Judged(double corrected, int tests, GroupRate group, GroupRate reference,
        AuditOptions options)
    {
        bool within = Interval.Lower >= -options.Margin && Interval.Upper <= options.Margin;
        var verdict = !PValue.IsDefined ? Verdict.TooFew
            // A difference that is certain and yet within the margin is none worth the name.
            : within ? Verdict.Alike
            : corrected <= 1 - options.Level ? Verdict.Differs
            : Verdict.CannotSay;
        return this with
        {
            Corrected = PValue.IsDefined ? corrected : PValue, Verdict = verdict,
            Visible = PValue.IsDefined ? SmallestVisible(group, reference, (1 - options.Level) / tests) : PValue,
        };
    }

    // Up or down from the reference's rate, whichever has room for a difference that would be seen.
    static Measure SmallestVisible(GroupRate group, GroupRate reference, double level)
    {
        var up = Power.SmallestDifference(reference.Value, reference.Effective, group.Effective, level: level);
        var down = Power.SmallestDifference(1 - reference.Value, reference.Effective, group.Effective, level: level);
        return !up.IsDefined ? down : !down.IsDefined ? up : Math.Min(up, down);
    }
}
