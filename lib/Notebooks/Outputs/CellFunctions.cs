namespace FairLab.Notebooks;

/// <summary>What a cell can call without a prefix; sessions import this class by <c>using static</c>.</summary>
public static class CellFunctions
{
    static int _displays;

    /// <summary>Shows a value now, through the formatters its type has.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations to send; all that the formatters give when none is named.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        // Counted, not drawn: the same notebook gives the same ids.
        var id = FormattableString.Invariant($"display-{(OutputScope.Current as IDisplayIds)?.NextDisplayId() ?? Interlocked.Increment(ref _displays)}");
        var output = OutputScope.Current;
        output?.Display(ValueFormatter.Format(value, mimeTypes), id);
        return new DisplayedValue(output, id, mimeTypes);
    }

    /// <summary>HTML, to be returned or displayed.</summary>
    public static DisplayText HTML(string content) => new("text/html", content);

    /// <summary>Markdown, to be returned or displayed.</summary>
    public static DisplayText Markdown(string content) => new("text/markdown", content);

    /// <summary>Removes what the running cell has shown.</summary>
    /// <param name="wait">Whether to keep it until the next output comes.</param>
    public static void clear_output(bool wait = false) => OutputScope.Current?.Clear(wait);
}
