namespace FairLab.Experiments.Engine;

/// <summary>A run finished a cell.</summary>
/// <param name="Study">The study.</param>
/// <param name="Run">The run's label.</param>
/// <param name="Fraction">The share of its cells that are finished, in [0, 1].</param>
public sealed record RunProgressed(string Study, string Run, double Fraction) : EngineEvent(Study);
