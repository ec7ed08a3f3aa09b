namespace FairLab.Metrics;

/// <summary>The outcome of a statistical test.</summary>
/// <param name="Statistic">What was observed.</param>
/// <param name="PValue">
/// The chance, if the null hypothesis holds, of something at least as extreme; undefined with a reason when the
/// statistic is.
/// </param>
public readonly record struct TestResult(Measure Statistic, Measure PValue);
