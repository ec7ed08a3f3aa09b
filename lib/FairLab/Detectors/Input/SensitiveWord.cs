using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>What the top-down detector found about one word.</summary>
/// <param name="Word">The word.</param>
/// <param name="Texts">In how many texts it stands.</param>
/// <param name="Attribution">
/// The mean of |a| where it stands, in units of the score: how much the model looks at it.
/// </param>
/// <param name="MeanValue">The mean of a where it stands: which way it moves the score.</param>
/// <param name="Group">The group that it tells best.</param>
/// <param name="ShareDifference">P(group | word in the text) - P(group | not in it).</param>
/// <param name="Interval">Its 95% interval (Newcombe).</param>
/// <param name="P">
/// p-value of no association with any group: Fisher's exact test, the least over groups times their number; NaN for a
/// word in every text.
/// </param>
/// <param name="PHolm">The same, adjusted by Holm's method over all words.</param>
/// <param name="Sensitive">Whether the model looks at it and it tells the group.</param>
public sealed record SensitiveWord(
    string Word, int Texts, double Attribution, double MeanValue, string Group, double ShareDifference,
    Interval Interval, double P, double PHolm, bool Sensitive)
{
    /// <summary>The interval's lower end.</summary>
    public double Low => Interval.Lower;

    /// <summary>Its upper end.</summary>
    public double High => Interval.Upper;
}
