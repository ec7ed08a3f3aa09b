namespace FairLab.Mitigators;

/// <summary>What a rule of lending does to one group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Threshold">
/// The lowest score that is accepted, for some at random; NaN where that is between more than two.
/// </param>
/// <param name="Accepted">The share of the group that gets a loan.</param>
/// <param name="TruePositiveRate">The share of those who would repay that gets one.</param>
/// <param name="FalsePositiveRate">The share of those who would not that gets one.</param>
/// <param name="Profit">Its part of the profit.</param>
public sealed record ThresholdPolicyGroup(
    string Group, double Threshold, double Accepted, double TruePositiveRate, double FalsePositiveRate, double Profit);
