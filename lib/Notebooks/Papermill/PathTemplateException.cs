namespace FairLab.Notebooks;

/// <summary>A path's placeholders cannot be filled.</summary>
/// <param name="message">Which, and why.</param>
public sealed class PathTemplateException(string message) : Exception(message);
