using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using LinePositionSpan = Microsoft.DotNet.Interactive.LinePositionSpan;

namespace FairLab.Notebooks;

/// <summary>The C# cells of a session.</summary>
internal sealed class CSharpKernel(NotebookSession session) : CellKernel(session, "csharp", "C#", "14.0"),
    IKernelCommandHandler<RequestCompletions>,
    IKernelCommandHandler<RequestDiagnostics>,
    IKernelCommandHandler<RequestHoverText>,
    IKernelCommandHandler<RequestSignatureHelp>
{
    protected override IReadOnlyList<SessionVariable> Variables => Session.CSharp.Variables;

    protected override CellResult Run(string code, string shown, CellRun run) =>
        Session.CSharp.Run(code, shown, run.Output, run.Label, run.Token);

    protected override void Declare(string name, object? value)
    {
        if (Session.CSharp.SetValue(name, value) is { Error: { } error })
            throw new DirectiveException($"cannot declare '{name}' in C#: {error.Message}");
    }

    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(
        RequestCompletions command, KernelInvocationContext context)
    {
        var list = Session.CSharp.Complete(command.Code, Position(command.Code, command.LinePosition));
        context.Publish(new CompletionsProduced(
            [.. list.Items.Select(item => new Microsoft.DotNet.Interactive.Events.CompletionItem(
                item.Text, item.Kind, documentation: item.Signature))],
            command, new LinePositionSpan(Place(command.Code, list.Start), Place(command.Code, list.End))));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestHoverText>.HandleAsync(RequestHoverText command, KernelInvocationContext context)
    {
        if (Session.CSharp.Inspect(command.Code, Position(command.Code, command.LinePosition)) is { } found)
            context.Publish(new HoverTextProduced(
                command,
                [.. found.ToBundle().Data.Select(entry => new FormattedValue(entry.Key, entry.Value))],
                new LinePositionSpan(command.LinePosition, command.LinePosition)));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestSignatureHelp>.HandleAsync(
        RequestSignatureHelp command, KernelInvocationContext context)
    {
        var (signatures, active, parameter) = CSharpSignatures.At(
            Session.CSharp.Compiler().Look(command.Code), Position(command.Code, command.LinePosition));
        context.Publish(new SignatureHelpProduced(command, signatures, active, parameter));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestDiagnostics>.HandleAsync(
        RequestDiagnostics command, KernelInvocationContext context)
    {
        var found = SubmissionCompiler.Diagnostics(Session.CSharp.Compiler().Look(command.Code).GetDiagnostics());
        context.Publish(new DiagnosticsProduced(
            [.. found.Select(Diagnostic)],
            [.. found.Select(diagnostic => new FormattedValue(PlainTextFormatter.MimeType, diagnostic.ToString()))],
            command));
        return Task.CompletedTask;
    }
}
