using Spectre.Console;

namespace FairLab.Cli;

/// <summary>The two ends of the terminal: results on standard output, everything else on standard error.</summary>
static class Terminal
{
    /// <summary>For results.</summary>
    public static IAnsiConsole Out { get; } = Console(System.Console.Out, System.Console.IsOutputRedirected);

    /// <summary>For progress and errors.</summary>
    public static IAnsiConsole Error { get; } = Console(System.Console.Error, System.Console.IsErrorRedirected);

    // A pipe or a file has no width of its own; a table in it must not be wrapped at 80 columns.
    static IAnsiConsole Console(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = 160;
        return console;
    }
}
