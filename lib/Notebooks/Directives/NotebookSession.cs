using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace FairLab.Notebooks;

/// <summary>
/// Runs the cells of a notebook: a kernel of .NET Interactive with C#, F#, values and text cells, its directives and
/// extensions. A cell runs on the calling thread; see <see cref="CSharpSession"/> for what that means for interrupts.
/// </summary>
public sealed class NotebookSession : IDisposable
{
    readonly SessionOptions _options;
    readonly IDisposable _events;
    readonly List<string> _assemblies = [];
    FSharpSession? _fsharp;
    readonly HashSet<string> _running = new(StringComparer.Ordinal);

    /// <param name="options">References, imports and the cache folder.</param>
    /// <param name="language">The language of cells that name none: <see cref="CellLanguage.CSharp"/> or
    /// <see cref="CellLanguage.FSharp"/>.</param>
    public NotebookSession(SessionOptions options, CellLanguage language = CellLanguage.CSharp)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Language = language;
        NotebookFormatting.Begin(options.Formatters);
        CSharp = new CSharpSession(options);
        Kernel = NotebookKernel.Create(this, new PackageDirectives(this, options));
        _events = Kernel.KernelEvents.Subscribe(new KernelEventOutputs());
    }

    /// <summary>The language of cells that name none.</summary>
    public CellLanguage Language { get; }

    /// <summary>The C# part of the session.</summary>
    public CSharpSession CSharp { get; }

    /// <summary>The session as .NET Interactive's kernel: cells find it as <c>Kernel.Root</c>.</summary>
    public CompositeKernel Kernel { get; }

    /// <summary>The variables of the F# part.</summary>
    internal IReadOnlyList<SessionVariable> FSharpVariables => _fsharp?.Variables ?? [];

    string WorkingDirectory => Path.GetFullPath(_options.WorkingDirectory ?? Environment.CurrentDirectory);

    /// <summary>Runs a cell on the calling thread.</summary>
    /// <param name="source">The cell's source.</param>
    /// <param name="output">Where its output goes; null discards it.</param>
    /// <param name="label">What error messages call the cell.</param>
    /// <param name="kernel">The kernel the cell's metadata name, by name or alias; that of the session's language by
    /// default.</param>
    /// <param name="token">Stops the cell.</param>
    public CellResult Run(
        string source,
        ICellOutput? output = null,
        string? label = null,
        string? kernel = null,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (kernel is not null && !Kernel.ChildKernels.TryGetByAlias(kernel, out _))
            return CellResult.Failure(new DirectiveException(
                $"the cell is in '{kernel}', which is not supported{NearestName.Hint(kernel, KernelNames)}; "
                + $"supported are {string.Join(", ", Kernel.ChildKernels.Select(child => child.Name))}"));
        return Run(new CellRun(source, label, output, token), kernel);
    }

    IEnumerable<string> KernelNames =>
        Kernel.ChildKernels.SelectMany(child => child.KernelInfo.Aliases.Prepend(child.Name));

    CellResult Run(CellRun run, string? kernel)
    {
        var command = new SubmitCode(run.Source, kernel);
        var before = CellRun.Current;
        run.Enter();
        try
        {
            var task = Kernel.SendAsync(command, CancellationToken.None);
            if (!run.Thread.Serve(task, run.Token))
            {
                Kernel.SendAsync(new Cancel(), CancellationToken.None).Wait(CancellationToken.None);
                return CellResult.Interrupted(run.Token);
            }

            return Outcome(run, task.GetAwaiter().GetResult());
        }
        finally
        {
            CellRun.Restore(before);
        }
    }

    CellResult Outcome(CellRun run, KernelCommandResult result)
    {
        if (run.Result.Status != CellStatus.Completed)
        {
            run.ShowPending();
            return run.Result;
        }

        var failure = result.Events.OfType<CommandFailed>().LastOrDefault();
        if (failure is null && run.Problem is null)
            return run.Complete();
        run.ShowPending();
        if (run.Token.IsCancellationRequested)
            return CellResult.Interrupted(run.Token);
        // A handler that threw has the exception's whole text as its message.
        if (run.Problem is null && failure!.Exception is { } error && failure.Message == error.ToString())
            return CellResult.Failure(error);
        return CellResult.Failure(
            new DirectiveException(Explained(run.Problem ?? failure!.Message), failure?.Exception));
    }

    /// <summary>The parser's message, with the name that was probably meant.</summary>
    string Explained(string message)
    {
        var unknown = System.Text.RegularExpressions.Regex.Match(message, "Unknown magic command '(#![^']*)'");
        if (!unknown.Success)
            return message;
        var names = Kernel.ChildKernels.Prepend<Kernel>(Kernel)
            .SelectMany(child => child.KernelInfo.SupportedDirectives)
            .Select(directive => directive.Name);
        return message + NearestName.Hint(unknown.Groups[1].Value, names) + " (#!lsmagic lists them)";
    }

    /// <summary>Completions at a position of a cell that would be run next.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="position">The cursor's place, as an index into the source.</param>
    public CompletionList Complete(string source, int position)
    {
        ArgumentNullException.ThrowIfNull(source);
        position = Math.Clamp(position, 0, source.Length);
        var start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        if (source.AsSpan(start).StartsWith("#!"))
            return DirectiveCompletions.At(Kernel, source, start, position);
        var code = CellMask.Keep(source, Language, CellLanguage.CSharp, position, out var there);
        return there == CellLanguage.CSharp
            ? CSharp.Complete(code, position)
            : new CompletionList([], position, position);
    }

    /// <summary>What the name at a position of a cell stands for; null when it is not known.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="position">The cursor's place, as an index into the source.</param>
    public Inspection? Inspect(string source, int position)
    {
        ArgumentNullException.ThrowIfNull(source);
        position = Math.Clamp(position, 0, source.Length);
        var code = CellMask.Keep(source, Language, CellLanguage.CSharp, position, out var there);
        return there == CellLanguage.CSharp ? CSharp.Inspect(code, position) : null;
    }

    /// <summary>Whether a cell typed so far can be run.</summary>
    public Completeness IsComplete(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var code = CellMask.Keep(source, Language, CellLanguage.CSharp, source.Length, out var there);
        return there switch
        {
            CellLanguage.CSharp => CSharpSession.IsComplete(code),
            CellLanguage.FSharp => Completeness.Unknown,
            _ => Completeness.Complete,
        };
    }

    /// <summary>Ends the session and unloads its cells.</summary>
    public void Dispose()
    {
        _events.Dispose();
        Kernel.Dispose();
        CSharp.Dispose();
        _fsharp?.Dispose();
        NotebookFormatting.End();
    }

    internal FSharpSession FSharp() => _fsharp ??= new FSharpSession(
        [.. CellEnvironment.Of(_options).References, .. _assemblies]);

    /// <summary>Makes assemblies and native libraries available to the cells that follow.</summary>
    internal void AddAssemblies(IReadOnlyList<string> paths, IEnumerable<string> natives)
    {
        CSharp.AddReferences(paths);
        CSharp.AddNatives(natives);
        foreach (var path in paths.Except(_assemblies))
            _fsharp?.AddReference(path);
        _assemblies.AddRange(paths.Except(_assemblies));
    }

    /// <summary>Runs the files that code loads, and gives the code without the lines that say so.</summary>
    internal string Load(string code, string kernel, CellRun run)
    {
        var lines = ReferenceLines.Parse(code);
        foreach (var file in lines.Loads)
        {
            if (LoadFile(file, kernel, run) is { Status: not CellStatus.Completed } failed)
                throw new DirectiveException($"#load \"{file}\": {failed.Error!.Message}");
        }

        return lines.Code;
    }

    CellResult LoadFile(string path, string kernel, CellRun run)
    {
        using var depth = Enter(path, out var file);
        var text = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal);
        return Run(run.Of(text, Path.GetFileName(file)), kernel);
    }

    /// <summary>Begins to run a file; it has ended when the result is disposed of.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it is being run already.</exception>
    internal IDisposable Enter(string path, out string file)
    {
        file = Path.GetFullPath(path, WorkingDirectory);
        if (!File.Exists(file))
            throw new DirectiveException($"no such file: {file}");
        var entered = file;
        if (!_running.Add(entered))
            throw new DirectiveException($"{file}: the file runs itself");
        return System.Reactive.Disposables.Disposable.Create(() => _running.Remove(entered));
    }
}
