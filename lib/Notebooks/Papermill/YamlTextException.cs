namespace FairLab.Notebooks;

/// <summary>YAML that cannot be read, with the line where it stands.</summary>
/// <param name="line">The line, counted from 1.</param>
/// <param name="message">What is wrong.</param>
internal sealed class YamlTextException(long line, string message) : Exception(message)
{
    public long Line { get; } = line;

    /// <summary>The message with its line in front.</summary>
    public string Located => FormattableString.Invariant($"line {Line}: {Message}");
}
