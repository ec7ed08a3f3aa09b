using System.Collections.Immutable;
using System.Globalization;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;

namespace FairLab.Notebooks;

using Choice = FSharpChoice<FSharpOption<Shell.FsiValue>?, Exception>;

/// <summary>
/// Runs F# cells one after another in an F# Interactive session. Loaded only when a notebook has an F# cell.
/// </summary>
internal sealed class FSharpSession : IDisposable
{
    readonly Shell.FsiEvaluationSession _session;

    /// <param name="references">Assembly files cells may use.</param>
    public FSharpSession(IEnumerable<string> references)
    {
        var configuration = Shell.FsiEvaluationSession.GetDefaultConfiguration();
        // The same framework that C# cells see: on its own the compiler takes the running one's, and finds only a part
        // of it.
        string[] arguments =
        [
            "fsi", "--noninteractive", "--nologo", "--gui-", "--optimize+", "--multiemit-", "--noframework",
            .. PlatformAssemblies.References
                .Concat(references)
                .Append(typeof(Unit).Assembly.Location)
                .Distinct()
                .Select(path => "-r:" + path),
        ];
        // What F# Interactive itself says comes back as diagnostics; what cells print goes through Console.
        _session = Shell.FsiEvaluationSession.Create(
            configuration,
            arguments,
            TextReader.Null,
            TextWriter.Null,
            TextWriter.Null,
            FSharpOption<bool>.Some(true),
            null);
        _session.EvalInteractionNonThrowing(Opened, null);
    }

    // What .NET Interactive opens for F# cells.
    const string Opened =
        "open System\nopen System.IO\nopen System.Text\nopen Microsoft.DotNet.Interactive.Formatting\n"
        + "open type Microsoft.DotNet.Interactive.Kernel";

    /// <summary>Makes an assembly file available to the cells that follow.</summary>
    public void AddReference(string path) => _session.EvalInteractionNonThrowing($"#r @\"{path}\"", null);

    /// <summary>Runs a cell on the calling thread.</summary>
    public CellResult Run(string source, string label, ICellOutput? output, CancellationToken token)
    {
        Choice? choice = null;
        FSharpDiagnostic[] found = [];
        // Code whose loops get no checkpoint stops where it prints.
        var scope = new CellScope(stopsAtPrint: true, token);
        using var outputs = OutputScope.Enter(output);
        using var cellScope = CellScope.Enter(scope);
        FSharpCheckpoints? stoppable = null;
        var finished = new Interruption(scope, token).Run(() =>
        {
            stoppable = new FSharpCheckpoints(source, _session.InteractiveChecker);
            Evaluate(stoppable.Code);
            // What the compiler has to say, it is to say of the cell as it was written; a cell that did not compile has
            // done nothing.
            if (stoppable.Any && choice is Choice.Choice2Of2 { Item: Shell.FsiCompilationException })
            {
                stoppable = null;
                Evaluate(source);
            }
        });
        var diagnostics = Diagnostics(source, found, stoppable);

        void Evaluate(string code) =>
            (choice, found) =
                _session.EvalInteractionNonThrowing(code, label + ".fsx", FSharpOption<CancellationToken>.Some(token));

        var thrown = (choice as Choice.Choice2Of2)?.Item;
        if (!finished || scope.HasThrown || (token.IsCancellationRequested && scope.IsStop(thrown)))
        {
            var stopped = new CellResult { Status = CellStatus.Interrupted, Diagnostics = diagnostics };
            return CellErrors.Interrupted(stopped, thrown ?? new OperationCanceledException(token));
        }

        if (diagnostics.Any(diagnostic => diagnostic.IsError) && thrown is null or Shell.FsiCompilationException)
            return new CellResult
            {
                Status = CellStatus.CompileError, Diagnostics = diagnostics,
                Error = CellErrors.FromDiagnostics(diagnostics),
            };
        foreach (var warning in diagnostics)
            output?.Stream(StreamName.Stderr, warning + "\n");
        if (thrown is not null)
            return Failure(thrown, diagnostics);
        var value = ((Choice.Choice1Of2)choice!).Item;
        var hasValue = value is not null && value.Value.ReflectionType != typeof(Unit);
        return new CellResult
        {
            Status = CellStatus.Completed, Diagnostics = diagnostics, HasValue = hasValue,
            Value = hasValue ? value!.Value.ReflectionValue : null,
        };
    }

    /// <summary>The value of a top-level binding.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        var found = _session.TryFindBoundValue(name);
        value = FSharpOption<Shell.FsiBoundValue>.get_IsSome(found) ? found!.Value.Value.ReflectionValue : null;
        return FSharpOption<Shell.FsiBoundValue>.get_IsSome(found);
    }

    /// <summary>The top-level bindings.</summary>
    public IReadOnlyList<SessionVariable> Variables =>
        [.. _session.GetBoundValues()
            .Select(bound => new SessionVariable(bound.Name, bound.Value.ReflectionType, bound.Value.ReflectionValue))];

    /// <summary>Binds a value to a name, with its own type where F# can name it.</summary>
    public void SetValue(string name, object? value)
    {
        var type = value?.GetType() is { IsVisible: true, IsCollectible: false } own ? FSharpTypeName.Of(own) : "obj";
        SharedValues.Offer(value);
        var (choice, found) = _session.EvalInteractionNonThrowing(
            $"let ``{name}`` : {type} = FairLab.Notebooks.SharedValues.Take<{type}>()", null);
        if (choice is Choice.Choice2Of2 failed)
            throw new DirectiveException(
                $"cannot declare '{name}' in F#: {found.FirstOrDefault()?.Message ?? failed.Item.Message}");
    }

    public void Dispose() => ((IDisposable)_session).Dispose();

    static ImmutableArray<CellDiagnostic> Diagnostics(
        string source, FSharpDiagnostic[] found, FSharpCheckpoints? checkpoints)
    {
        var lines = source.Split('\n');
        return
        [
            .. found.Where(item => item.Severity.IsError || item.Severity.IsWarning).Select(item => new CellDiagnostic(
                "FS" + item.ErrorNumber.ToString("0000", CultureInfo.InvariantCulture),
                item.Severity.IsError,
                item.Message,
                item.StartLine,
                (checkpoints?.Column(item.StartLine, item.StartColumn) ?? item.StartColumn) + 1,
                item.StartLine >= 1 && item.StartLine <= lines.Length ? lines[item.StartLine - 1] : "")),
        ];
    }

    static CellResult Failure(Exception error, ImmutableArray<CellDiagnostic> diagnostics) => new()
    {
        Status = CellStatus.Failed, Exception = error, Diagnostics = diagnostics,
        Error = CellErrors.FromException(error, ImmutableDictionary<string, (string, string)>.Empty, ""),
    };
}
