using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>The rule of four fifths (29 CFR 1607.4 D): is the lowest selection rate at least 0.8 of the
/// highest?</summary>
/// <param name="Lowest">The group that is selected least.</param>
/// <param name="Highest">The group that is selected most.</param>
/// <param name="Ratio">The lowest rate over the highest, with its interval; null when no group is large
/// enough.</param>
/// <param name="Passes">Whether it is, in these data; null where nobody is selected or there is one group.</param>
public sealed record FourFifthsRule(string? Lowest, string? Highest, Estimate? Ratio, bool? Passes)
{
    /// <summary>Whether data from the same source could as well fall on the other side.</summary>
    public bool IsClose => Ratio is { Lower.IsDefined: true } ratio
        && ratio.Lower < GroupMetrics.FourFifths && ratio.Upper >= GroupMetrics.FourFifths;

    internal static FourFifthsRule Of(GroupTable large, IReadOnlyList<MetricResult> metrics)
    {
        if (large.Groups.Count < 2)
            return new FourFifthsRule(null, null, null, null);
        var counts = large.Counts();
        var groups = counts.Groups.Zip(counts.Cells).ToList();
        return new FourFifthsRule(groups.MinBy(g => g.Second.SelectionRate.Value).First,
            groups.MaxBy(g => g.Second.SelectionRate.Value).First,
            metrics.First(m => m.Name == GroupMetrics.SelectionRatio.Name).Estimate,
            GroupMetrics.PassesFourFifths(counts));
    }
}
