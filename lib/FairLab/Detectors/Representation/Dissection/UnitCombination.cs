using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>How well the best units of a layer tell a factor together.</summary>
/// <param name="Units">How many.</param>
/// <param name="Auc">Area under the ROC curve on held-out inputs, a mean over folds; 0.5 is chance.</param>
/// <param name="Low">Its lowest over folds.</param>
/// <param name="High">Its highest.</param>
public sealed record UnitCombination(int Units, Measure Auc, double Low, double High);
