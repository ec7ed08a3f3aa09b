namespace FairLab.Notebooks;

/// <summary>Something a run has to say while it goes on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text.</param>
public readonly record struct RunMessage(RunMessageKind Kind, string Text);
