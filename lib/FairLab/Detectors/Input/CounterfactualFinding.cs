using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>What a change of inputs does to a model's scores.</summary>
/// <param name="Change">What was changed.</param>
/// <param name="People">How many people were looked at.</param>
/// <param name="MeanChange">The mean of score after minus score before.</param>
/// <param name="Interval">Its 95% interval (Student).</param>
/// <param name="MeanSize">The mean size of the change, which opposite changes cannot cancel in.</param>
/// <param name="EffectSize">
/// Cohen's d for pairs: mean change over its standard deviation; NaN when nothing changes.
/// </param>
/// <param name="P">
/// p-value of no mean change, by Student's paired t test; NaN where all scores change by the same amount.
/// </param>
/// <param name="PHolm">The same, adjusted by Holm's method over the changes tried together.</param>
/// <param name="DecisionsChanged">The share of people who are decided otherwise at a threshold of one half.</param>
public sealed record CounterfactualFinding(
    string Change, int People, double MeanChange, Interval Interval, double MeanSize, double EffectSize, double P,
    double PHolm, double DecisionsChanged)
{
    /// <summary>The interval's lower end.</summary>
    public double Low => Interval.Lower;

    /// <summary>Its upper end.</summary>
    public double High => Interval.Upper;

    /// <summary>What the finding amounts to.</summary>
    /// <remarks>
    /// Where everybody's score changes by the same amount there is no chance to judge it by, and the amount decides.
    /// </remarks>
    /// <param name="margin">The largest mean change that is still called none, in units of the score.</param>
    /// <param name="level">The level of the test.</param>
    public ChangeVerdict Verdict(double margin = 0.01, double level = 0.05)
    {
        Require.That(margin, margin > 0, "a margin above 0", nameof(margin));
        if (Low > -margin && High < margin)
            return ChangeVerdict.NoEffect;
        return PHolm < level || double.IsNaN(PHolm) && Low == High ? ChangeVerdict.Effect : ChangeVerdict.Undecided;
    }
}
