namespace FairLab.Experiments.Engine;

/// <summary>A data set is being fetched.</summary>
/// <param name="Study">The study that needs it.</param>
/// <param name="Data">Its id in the catalogue.</param>
/// <param name="Fraction">The share that is there, in [0, 1]; null while it is unknown.</param>
public sealed record DataWanted(string Study, string Data, double? Fraction) : EngineEvent(Study);
