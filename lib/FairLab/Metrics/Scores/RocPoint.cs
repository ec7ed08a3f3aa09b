namespace FairLab.Metrics;

/// <summary>What one threshold gives.</summary>
/// <param name="FalsePositiveRate">FPR.</param>
/// <param name="TruePositiveRate">TPR.</param>
/// <param name="Threshold">Scores of at least this are selected.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold);
