namespace FairLab.Notebooks;

/// <summary>A kernel cannot start, or a kernel could not be started.</summary>
/// <param name="message">What was found and what was expected.</param>
/// <param name="inner">The cause, when another error led here.</param>
public sealed class KernelStartException(string message, Exception? inner = null) : Exception(message, inner);
