using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>What an audit of groups found.</summary>
/// <param name="Attribute">The attribute, or the crossing.</param>
/// <param name="Rate">The rate compared.</param>
/// <param name="Groups">Every group, in the order of the counts.</param>
/// <param name="Gap">The highest rate less the lowest, of the groups judged.</param>
/// <param name="GapByChance">
/// The mean of the same gap with membership dealt out at random: a gap over many groups is above 0 by chance alone, the
/// more so the more and the smaller they are.
/// </param>
/// <param name="P">How often chance gives a gap as large.</param>
public sealed record SubgroupFinding(
    string Attribute, ConfusionRate Rate, IReadOnlyList<SubgroupResult> Groups, Measure Gap, Measure GapByChance,
    Measure P)
{
    /// <summary>Whom the rate serves worst and best; undefined where a high rate is neither good nor bad.</summary>
    public SubgroupDisparity Disparity { get; init; } = SubgroupDisparity.None(Measure.Undefined("not compared"));

    /// <summary>The groups judged.</summary>
    public IEnumerable<SubgroupResult> Judged => Groups.Where(g => !g.IsTooSmall);

    /// <summary>The group judged that is furthest from everybody; null where none is.</summary>
    public SubgroupResult? Worst => Judged.Where(g => g.Difference.Value.IsDefined)
        .MaxBy(g => Math.Abs(g.Difference.Value.Value));

    /// <summary>Every group in a row.</summary>
    public Table ToTable() => Table.From(Groups.Select(g => new
    {
        group = g.Group,
        people = g.People,
        rate = g.Rate.Value,
        rate_low = g.Rate.Lower,
        rate_high = g.Rate.Upper,
        difference = g.Difference.Value,
        difference_low = g.Difference.Interval.Lower,
        difference_high = g.Difference.Interval.Upper,
        violation = g.Violation,
        p = g.P,
        p_holm = g.PHolm,
        verdict = g.Verdict(),
    }));

    /// <summary>One line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rate.Name} by {Attribute}: gap {Gap}, by chance {GapByChance}, p {P}")
        + (Worst is { } worst ? $"; furthest from everybody: {worst.Group}" : "");
}
