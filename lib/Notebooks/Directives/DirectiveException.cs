namespace FairLab.Notebooks;

/// <summary>A directive cannot be carried out.</summary>
/// <param name="message">The directive, what was found and what was expected.</param>
public sealed class DirectiveException(string message) : Exception(message);
