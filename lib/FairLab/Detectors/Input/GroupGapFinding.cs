using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>How much of the difference between two groups runs through an input.</summary>
/// <param name="Change">What was changed, for everybody.</param>
/// <param name="Before">Mean score of z = 0 less that of z = 1, as it is.</param>
/// <param name="After">The same with the change made.</param>
/// <param name="Lift">After less before: how far the change lifts z = 0 against z = 1.</param>
/// <param name="Interval">Its 95% interval (Welch).</param>
/// <param name="P">p-value of no lift; NaN where it is the same for everybody in both groups.</param>
/// <param name="PHolm">The same, adjusted by Holm's method over the changes tried together.</param>
/// <param name="ParityBefore">
/// P(ŷ=1|z=0) / P(ŷ=1|z=1) at a threshold of one half, as it is; NaN when nobody of z = 1 is selected.
/// </param>
/// <param name="ParityAfter">The same with the change made.</param>
public sealed record GroupGapFinding(
    string Change, double Before, double After, double Lift, Interval Interval, double P, double PHolm,
    double ParityBefore, double ParityAfter)
{
    /// <summary>The interval's lower end.</summary>
    public double Low => Interval.Lower;

    /// <summary>Its upper end.</summary>
    public double High => Interval.Upper;

    /// <summary>
    /// The share of the difference that the change takes away: 1 all of it, below 0 it grows; undefined (NaN) where
    /// there is no difference.
    /// </summary>
    public double ShareRemoved => Before == 0 ? double.NaN : 1 - After / Before;

    /// <summary>
    /// Whether selection passes the four-fifths rule before and after, decided from the counts
    /// (<see cref="Metrics.GroupMetrics.PassesFourFifths"/>); null where nobody is selected.
    /// </summary>
    public (bool? Before, bool? After) FourFifths { get; init; }
}
