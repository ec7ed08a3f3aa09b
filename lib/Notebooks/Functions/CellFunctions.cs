namespace FairLab.Notebooks;

/// <summary>
/// What cells can call without a prefix beside .NET Interactive's own functions; sessions import this class.
/// </summary>
public static class CellFunctions
{
    /// <summary>Markdown, to be returned or displayed.</summary>
    /// <param name="content">The text.</param>
    public static MarkdownText Markdown(string content) => new(content);

    /// <summary>Removes what the running cell has shown.</summary>
    /// <param name="wait">Whether to keep it until the next output comes.</param>
    public static void clear_output(bool wait = false) => OutputScope.Current?.Clear(wait);

    /// <summary>
    /// The elements of a sequence, with a bar that shows how far a loop over them is, redrawn in place at most ten
    /// times a second.
    /// </summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="items">The sequence.</param>
    /// <param name="title">What stands before the bar.</param>
    public static IEnumerable<T> progress<T>(IEnumerable<T> items, string title = "") => ProgressBar.Over(items, title);
}
