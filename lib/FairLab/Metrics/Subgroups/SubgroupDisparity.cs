namespace FairLab.Metrics;

/// <summary>
/// The group that a rate serves worst, and the one it serves best: of errors the highest is the worst, of accuracy the
/// lowest. Only groups that are judged count.
/// </summary>
/// <param name="Worst">The worst group; null where there is none.</param>
/// <param name="Best">The best group; null where there is none.</param>
/// <param name="Difference">The rate of the worst less that of the best.</param>
/// <param name="Interval">
/// Newcombe's, as if the two groups had been named before; that chance alone gives a difference is in
/// <see cref="SubgroupFinding.GapByChance"/>.
/// </param>
/// <param name="Ratio">
/// The rate of the worst over that of the best, 1 where all are served alike; undefined where the best is 0.
/// </param>
public sealed record SubgroupDisparity(string? Worst, string? Best, Measure Difference, Interval Interval,
    Measure Ratio)
{
    internal static SubgroupDisparity None(Measure reason) =>
        new(null, null, reason, new Interval(reason, reason), reason);
}
