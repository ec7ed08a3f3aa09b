namespace FairLab.Experiments.Engine;

/// <summary>A study begins.</summary>
/// <param name="Study">The study.</param>
/// <param name="Title">Its title.</param>
/// <param name="Runs">How many runs it has.</param>
/// <param name="Cached">How many of them are done already.</param>
public sealed record StudyStarted(string Study, string Title, int Runs, int Cached) : EngineEvent(Study);
