namespace FairLab.Metrics;

/// <summary>What a published table prints about one classifier on two groups; null where it prints nothing.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="Accuracy">Accuracy.</param>
/// <param name="Parity">P(ŷ=1|z=0) / P(ŷ=1|z=1).</param>
/// <param name="Opportunity">TPR0 - TPR1.</param>
/// <param name="Odds">½[(FPR0 - FPR1) + (TPR0 - TPR1)].</param>
public sealed record PrintedRow(string Name, double? Accuracy, double? Parity, double? Opportunity, double? Odds);
