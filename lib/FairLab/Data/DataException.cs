namespace FairLab.Data;

/// <summary>
/// A data file or the catalogue cannot be used as it is. The message names the file, the line, what was found and what
/// was expected.
/// </summary>
public sealed class DataException : Exception
{
    /// <summary>An error at a place in a file.</summary>
    /// <param name="file">The file, as a person would look for it.</param>
    /// <param name="line">The line, counted from 1; null when the whole file is meant.</param>
    /// <param name="found">What is there.</param>
    /// <param name="expected">What should be there.</param>
    public DataException(string file, long? line, string found, string expected)
        : base($"{file}{(line is { } l ? $":{l}" : "")}: found {found}, expected {expected}")
    {
        File = file;
        Line = line;
    }

    /// <summary>An error that is told in full by its message.</summary>
    public DataException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>The file, when one is to blame.</summary>
    public string? File { get; }

    /// <summary>The line in the file, counted from 1, when one is to blame.</summary>
    public long? Line { get; }
}
