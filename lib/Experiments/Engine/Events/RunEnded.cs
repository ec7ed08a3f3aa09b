namespace FairLab.Experiments.Engine;

/// <summary>A run ended.</summary>
/// <param name="Study">The study.</param>
/// <param name="Run">The run's label.</param>
/// <param name="Record">Its record: state, time, error.</param>
/// <param name="Folder">Its folder.</param>
public sealed record RunEnded(string Study, string Run, Runs.RunRecord Record, string Folder) : EngineEvent(Study);
