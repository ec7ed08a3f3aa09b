using FairLab.Experiments;
using FairLab.Notebooks;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>Turns exceptions into one message and an exit code: 2 for misuse, 1 for failure, 130 for Ctrl-C.</summary>
static class Failures
{
    /// <summary>
    /// Runs a command; a stack trace is shown only with <c>--verbose</c>, or, for workers too, with FAIRLAB_VERBOSE=1.
    /// </summary>
    public static async Task<int> ExplainAsync(string[] args, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            Terminal.Error.MarkupLine("[yellow]Stopped.[/] What was finished is kept; the same command continues.");
            return 130;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var cause = e is AggregateException { InnerException: { } inner } ? inner : e;
            Terminal.Error.MarkupLine("[red]error:[/] " + Markup.Escape(cause.Message));
            if (args.Contains("--verbose") || Environment.GetEnvironmentVariable("FAIRLAB_VERBOSE") is "1")
                Terminal.Error.WriteLine(cause.ToString());
            return cause is UsageException or NotebookParameterException ? 2 : 1;
        }
    }
}
