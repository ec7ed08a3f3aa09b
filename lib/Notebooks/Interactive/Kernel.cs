using FairLab.Notebooks;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What a cell can call without a prefix; sessions import this class by <c>using static</c>. The name, like the others of this
/// namespace, is the one that notebooks written for .NET Interactive use.
/// </summary>
public static class Kernel
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
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Markdown, to be returned or displayed.</summary>
    public static DisplayText Markdown(string content) => new("text/markdown", content);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Show(new DisplayText("text/html", $"<style>\n{content}\n</style>"));

    /// <summary>Runs a script in the browser.</summary>
    public static void Javascript(string content) => OutputScope.Current?.Display(TextCells.Show(CellLanguage.JavaScript, content), null);

    /// <summary>Removes what the running cell has shown.</summary>
    /// <param name="wait">Whether to keep it until the next output comes.</param>
    public static void clear_output(bool wait = false) => OutputScope.Current?.Clear(wait);

    /// <summary>Asks for a line of text.</summary>
    /// <param name="prompt">What is asked.</param>
    public static Task<string> GetInputAsync(string prompt = "") => Task.FromResult(ConsoleInput.Request(prompt, password: false));

    /// <summary>Asks for a text that is not shown.</summary>
    /// <param name="prompt">What is asked.</param>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Task.FromResult(new PasswordString(ConsoleInput.Request(prompt, password: true)));

    /// <summary>The elements of a sequence, with a bar that shows how far a loop over them is, redrawn in place at most ten times a second.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="items">The sequence.</param>
    /// <param name="title">What stands before the bar.</param>
    public static IEnumerable<T> progress<T>(IEnumerable<T> items, string title = "") => ProgressBar.Over(items, title);

    static void Show(DisplayText text) => OutputScope.Current?.Display(ValueFormatter.Format(text), null);
}
