using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>Hands what a kernel publishes to the output of the cell it comes from.</summary>
internal sealed class KernelEventOutputs : IObserver<KernelEvent>
{
    public void OnNext(KernelEvent value)
    {
        if (CellRun.Current is not { } run)
            return;
        // An error of a directive fails the cell; one of a command that the cell's code sent is that code's to judge.
        if (value is ErrorProduced problem && !run.IsRunning)
            run.Problem ??= problem.Message;
        // What Display returns has been shown.
        if (value is ReturnValueProduced { Value: not DisplayedValue } result)
            run.Offer(result.Value, ValueFormatter.Bundle(result.Value, result.FormattedValues));
        if (value is not DisplayEvent shown || run.Output is not { } output)
            return;
        switch (shown)
        {
            case DisplayedValueProduced produced:
                run.ShowPending();
                output.Display(
                    ValueFormatter.Bundle(produced.Value, produced.FormattedValues), DisplayIds.Of(produced, output));
                break;
            case DisplayedValueUpdated updated when DisplayIds.Of(updated) is { } id:
                output.UpdateDisplay(ValueFormatter.Bundle(updated.Value, updated.FormattedValues), id);
                break;
            case StandardOutputValueProduced:
                output.Stream(StreamName.Stdout, Text(shown));
                break;
            case StandardErrorValueProduced:
            case ErrorProduced when run.IsRunning:
                output.Stream(StreamName.Stderr, Text(shown));
                break;
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    /// <summary>
    /// Shows what a thread displays after its cell has ended: the kernel publishes nothing of that any more.
    /// </summary>
    public static void ShowLate(DisplayedValue shown)
    {
        if (KernelInvocationContext.Current is { IsComplete: false } || CellRun.Current?.Output is not { } output)
            return;
        var bundle = ValueFormatter.Bundle(shown.Value, shown.FormattedValues);
        var command = KernelInvocationContext.Current?.Command;
        if (command is null)
            return;
        var values = shown.FormattedValues;
        if (!shown.IsUpdated)
            output.Display(bundle, DisplayIds.Of(new DisplayedValueProduced(shown.Value, command, values), output));
        else if (DisplayIds.Of(new DisplayedValueUpdated(shown.Value, shown.DisplayId, command, values)) is { } id)
            output.UpdateDisplay(bundle, id);
    }

    static string Text(DisplayEvent shown) =>
        shown.FormattedValues.FirstOrDefault(item => item.MimeType == PlainTextFormatter.MimeType)?.Value
        ?? shown.Value?.ToString()
        ?? "";
}
