namespace FairLab.Notebooks;

/// <summary>
/// A file is not a notebook that can be read: invalid JSON, a JSON value that is not a notebook, or an nbformat that is
/// not supported.
/// </summary>
/// <param name="file">The file, or the name given to the text.</param>
/// <param name="problem">What was found and what was expected.</param>
/// <param name="inner">The cause, when another error led here.</param>
public sealed class NotebookFormatException(string file, string problem, Exception? inner = null)
    : Exception($"{file}: {problem}", inner)
{
    /// <summary>The file, or the name given to the text.</summary>
    public string File { get; } = file;

    /// <summary>What was found and what was expected, without the file's name.</summary>
    public string Problem { get; } = problem;
}
