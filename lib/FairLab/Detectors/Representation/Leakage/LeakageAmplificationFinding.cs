using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>How much more of an attribute predictions tell than labels of the same accuracy.</summary>
/// <param name="Dataset">λ_D: leakage of labels that were made as wrong as the predictions are, at random.</param>
/// <param name="Model">λ_M: leakage of the predictions.</param>
/// <param name="Amplification">Δ = λ_M - λ_D; above 0 the model says more of the attribute than the labels do.</param>
/// <param name="Chance">What guessing gives: 1 over the groups.</param>
/// <param name="Accuracy">The mean accuracy of the predictions over labels: that of both sides.</param>
/// <param name="Repeats">λ_D and λ_M of every repeat.</param>
public sealed record LeakageAmplificationFinding(Estimate Dataset, Estimate Model, Estimate Amplification,
    double Chance,
    double Accuracy, IReadOnlyList<(double Dataset, double Model)> Repeats);
