namespace FairLab.Audit;

/// <summary>An audit was asked for that cannot be: the message says what was found, what was expected, and what to
/// type instead.</summary>
/// <param name="message">The whole message, ready to be shown.</param>
public sealed class AuditException(string message) : Exception(message);
