namespace FairLab.Notebooks;

/// <summary>A directive cannot be carried out.</summary>
/// <param name="message">The directive, what was found and what was expected.</param>
/// <param name="cause">What it comes from, or null.</param>
public sealed class DirectiveException(string message, Exception? cause = null) : Exception(message, cause);
