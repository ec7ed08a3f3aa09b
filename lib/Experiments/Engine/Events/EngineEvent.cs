namespace FairLab.Experiments.Engine;

/// <summary>What the engine reports while it works.</summary>
/// <param name="Study">The study it is about.</param>
public abstract record EngineEvent(string Study);
