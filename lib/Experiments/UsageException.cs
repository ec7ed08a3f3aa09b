namespace FairLab.Experiments;

/// <summary>
/// The user asked for something that cannot be: the message says where, what was found and what was expected. The
/// command line exits with 2.
/// </summary>
/// <param name="message">The whole message, ready to be shown.</param>
public sealed class UsageException(string message) : Exception(message);
