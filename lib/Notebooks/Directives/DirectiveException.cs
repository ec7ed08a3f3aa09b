namespace FairLab.Notebooks;

/// <summary>A directive cannot be carried out.</summary>
/// <param name="message">The directive, what was found and what was expected.</param>
/// <param name="cause">What it comes from, or null.</param>
public sealed class DirectiveException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether it is for what the user asked, or for a file he named, that a directive failed.</summary>
    internal static bool IsCause(Exception error) =>
        error is DirectiveException or IOException or BadImageFormatException or UnauthorizedAccessException;
}
