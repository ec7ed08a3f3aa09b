namespace FairLab.Metrics;

/// <summary>A rate of one group minus the same rate of another.</summary>
/// <param name="First">The first group.</param>
/// <param name="Second">The second group.</param>
/// <param name="Value">First minus second.</param>
/// <param name="Interval">Newcombe's interval.</param>
public sealed record PairwiseDifference(string First, string Second, Measure Value, Interval Interval);
