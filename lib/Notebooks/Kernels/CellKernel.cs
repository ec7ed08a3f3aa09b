using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace FairLab.Notebooks;

/// <summary>
/// A language of a session as a kernel of .NET Interactive: code, values and diagnostics go through the commands that
/// extensions, directives and cells use.
/// </summary>
internal abstract class CellKernel : Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<RequestValueInfos>,
    IKernelCommandHandler<SendValue>
{
    /// <param name="session">The session it is part of.</param>
    /// <param name="name">The name that directives and commands use.</param>
    /// <param name="language">The language's name.</param>
    /// <param name="version">The language's version.</param>
    protected CellKernel(NotebookSession session, string name, string language, string version) : base(name)
    {
        Session = session;
        KernelInfo.LanguageName = language;
        KernelInfo.LanguageVersion = version;
        KernelInfo.DisplayName = $"{name} - {language} Script";
        KernelInfo.Description = $"Compile and run {language} Script";
    }

    /// <summary>The session it is part of.</summary>
    protected NotebookSession Session { get; }

    /// <summary>The variables, the newest of each name.</summary>
    protected abstract IReadOnlyList<SessionVariable> Variables { get; }

    /// <summary>Runs code on the calling thread.</summary>
    /// <param name="code">The code, on the lines it has in its cell, files loaded.</param>
    /// <param name="shown">The source that error messages quote.</param>
    /// <param name="run">The cell it is part of.</param>
    protected abstract CellResult Run(string code, string shown, CellRun run);

    /// <summary>Declares a variable, on the calling thread.</summary>
    /// <exception cref="DirectiveException">The name or the value cannot be declared.</exception>
    protected abstract void Declare(string name, object? value);

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        // Code that comes from elsewhere than a cell has nobody to show its output.
        var run = CellRun.Current
            ?? new CellRun(command.Code, null, null, context.CancellationToken, CellThread.Calling);
        var isNested = run.IsRunning;
        // An earlier part of the cell has failed. What the cell's code submits is that code's to judge.
        var isOver = !isNested && run.Result.Status != CellStatus.Completed;
        if (isOver || context.CancellationToken.IsCancellationRequested)
        {
            context.Fail(command, null, "Command cancelled");
            return;
        }

        var result = await run.Thread.RunAsync(() => isNested
            ? Execute(command, context, run)
            : ExecutePart(command, context, run)).ConfigureAwait(false);
        if (result.Diagnostics.Length > 0)
            Publish(result, command, context);
        if (result.Error is { } error)
            context.Fail(command, result.Exception, error.Message);
    }

    CellResult ExecutePart(SubmitCode command, KernelInvocationContext context, CellRun run)
    {
        run.IsRunning = true;
        try
        {
            var result = Execute(command, context, run);
            run.Add(result);
            return result;
        }
        finally
        {
            run.IsRunning = false;
        }
    }

    CellResult Execute(SubmitCode command, KernelInvocationContext context, CellRun run)
    {
        run.ShowPending();
        var code = run.Lines.Place(command.Code);
        var shown = ReferenceEquals(code, command.Code) ? command.Code : run.Source;
        CellResult result;
        try
        {
            result = Run(Session.Load(code, Name, run), shown, run);
        }
        catch (Exception error) when (DirectiveException.IsCause(error))
        {
            result = CellResult.Failure(error);
        }

        if (result is { Status: CellStatus.Completed, HasValue: true, Value: not null })
            result = Show(result, command, context, run);
        return result;
    }

    /// <summary>
    /// Formats the value in the cell's time: a formatter may be the notebook's own, throw, or never end.
    /// </summary>
    static CellResult Show(CellResult result, SubmitCode command, KernelInvocationContext context, CellRun run)
    {
        MimeBundle? shown = null;
        try
        {
            var scope = new CellScope(stopsAtPrint: false, run.Token);
            using var outputs = OutputScope.Enter(run.Output);
            using var cell = CellScope.Enter(scope);
            if (!new Interruption(scope, run.Token).Run(() => shown = ValueFormatter.Format(result.Value)))
                return CellResult.Interrupted(run.Token);
        }
        catch (Exception error)
        {
            return CellErrors.WhileShown(result, error);
        }

        context.Publish(new ReturnValueProduced(
            result.Value, command, [.. shown!.Data.Select(entry => new FormattedValue(entry.Key, entry.Value))]));
        return result;
    }

    static void Publish(CellResult result, SubmitCode command, KernelInvocationContext context) =>
        context.Publish(new DiagnosticsProduced(
            [.. result.Diagnostics.Select(Diagnostic)],
            [.. result.Diagnostics.Select(
                diagnostic => new FormattedValue(PlainTextFormatter.MimeType, diagnostic.ToString()))],
            command));

    /// <summary>A message of the compiler in the form that front ends take.</summary>
    protected static Diagnostic Diagnostic(CellDiagnostic diagnostic)
    {
        var place = new Microsoft.DotNet.Interactive.LinePosition(
            Math.Max(0, diagnostic.Line - 1), Math.Max(0, diagnostic.Column - 1));
        return new Diagnostic(new Microsoft.DotNet.Interactive.LinePositionSpan(place, place),
            diagnostic.IsError
                ? Microsoft.CodeAnalysis.DiagnosticSeverity.Error
                : Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
            diagnostic.Id, diagnostic.Message);
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (Variables.FirstOrDefault(variable => variable.Name == command.Name) is { } found)
            context.Publish(new ValueProduced(
                found.Value,
                found.Name,
                FormattedValue.CreateSingleFromObject(found.Value, command.MimeType),
                command));
        else
            context.Fail(command, message: $"there is no value '{command.Name}' in {Name}"
                + NearestName.Hint(command.Name, Variables.Select(variable => variable.Name)));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(
        RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced(
            [.. Variables.Select(variable => new KernelValueInfo(
                variable.Name,
                FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType),
                variable.Type))],
            command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, async (name, value, _) =>
        {
            try
            {
                var run = CellRun.Current;
                if (run is null)
                    Declare(name, value);
                else
                    await run.Thread.RunAsync(() => { Declare(name, value); return true; }).ConfigureAwait(false);
            }
            catch (DirectiveException error)
            {
                context.Fail(command, error, error.Message);
            }
        });

    /// <summary>The place of a line and column in a text, kept inside it.</summary>
    protected static int Position(string code, Microsoft.DotNet.Interactive.LinePosition place)
    {
        var lines = SourceText.From(code).Lines;
        var line = lines[Math.Clamp(place.Line, 0, lines.Count - 1)];
        return Math.Min(line.Start + place.Character, line.End);
    }

    /// <summary>The line and column of a place in a text.</summary>
    protected static Microsoft.DotNet.Interactive.LinePosition Place(string code, int position)
    {
        var place = SourceText.From(code).Lines.GetLinePosition(position);
        return new(place.Line, place.Character);
    }
}
