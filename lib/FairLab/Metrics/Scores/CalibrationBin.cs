namespace FairLab.Metrics;

/// <summary>The people of one group with scores in [Lower, Upper).</summary>
/// <param name="Group">The group.</param>
/// <param name="Lower">The bin's lower end, part of it.</param>
/// <param name="Upper">The bin's upper end, part of the last bin only.</param>
/// <param name="Count">How many people; the sum of their weights where rows have some.</param>
/// <param name="MeanScore">Their mean score.</param>
/// <param name="Rate">Their share of label 1.</param>
public sealed record CalibrationBin(
    string Group, double Lower, double Upper, double Count, Measure MeanScore, Measure Rate)
{
    /// <summary>Wilson's interval of the rate.</summary>
    public Interval Interval => Proportion.Wilson(Rate.IsDefined ? Math.Min(Rate * Count, Count) : 0, Count);
}
