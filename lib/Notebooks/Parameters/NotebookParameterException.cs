using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>
/// Parameters that a notebook cannot take: no parameters cell, an unknown name, a value of the wrong type. Raised
/// before anything runs.
/// </summary>
/// <param name="file">The notebook.</param>
/// <param name="problems">One message each.</param>
public sealed class NotebookParameterException(string file, params ImmutableArray<string> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => $"{file}: {problem}")))
{
    /// <summary>The notebook.</summary>
    public string File { get; } = file;

    /// <summary>All that is wrong, one message each, without the file's name.</summary>
    public ImmutableArray<string> Problems { get; } = problems;
}
