using System.Diagnostics;

namespace FairLab.Notebooks;

/// <summary>
/// Runs the cells of a notebook: C# and F# in one session, values shared between them, text cells shown, and the directives of
/// .NET Interactive notebooks. A cell runs on the calling thread; see <see cref="CSharpSession"/> for what that means for interrupts.
/// </summary>
public sealed class NotebookSession : IDisposable
{
    readonly SessionOptions _options;
    readonly PackageResolver _packages;
    readonly List<PackageRequest> _requested = [];
    readonly List<string> _sources = [];
    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    FSharpSession? _fsharp;
    int _depth;

    /// <param name="options">References, imports and the cache folder.</param>
    /// <param name="language">The language of cells that name none: <see cref="CellLanguage.CSharp"/> or <see cref="CellLanguage.FSharp"/>.</param>
    public NotebookSession(SessionOptions options, CellLanguage language = CellLanguage.CSharp)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _packages = new PackageResolver(options.CacheDirectory, options.WorkingDirectory);
        Language = language;
        CSharp = new CSharpSession(options);
    }

    /// <summary>The language of cells that name none.</summary>
    public CellLanguage Language { get; }

    /// <summary>The C# part of the session.</summary>
    public CSharpSession CSharp { get; }

    /// <summary>Text values kept by <c>#!value</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> TextValues => _values;

    /// <summary>The folder that relative paths start from.</summary>
    internal string WorkingDirectory => Path.GetFullPath(_options.WorkingDirectory ?? Environment.CurrentDirectory);

    /// <summary>Runs a cell on the calling thread.</summary>
    /// <param name="source">The cell's source.</param>
    /// <param name="output">Where its output goes; null discards it.</param>
    /// <param name="label">What error messages call the cell.</param>
    /// <param name="language">The cell's language when its metadata names one; that of the session by default.</param>
    /// <param name="token">Stops the cell.</param>
    public CellResult Run(string source, ICellOutput? output = null, string? label = null, CellLanguage? language = null, CancellationToken token = default)
    {
        var result = new CellResult { Status = CellStatus.Completed };
        Stopwatch? clock = null;
        _pendingValue = null;
        foreach (var part in CellSplitter.Split(source, language ?? Language))
        {
            // A value that is not the cell's last is shown where it comes about.
            if (result is { HasValue: true, Value: not null })
                output?.Display(ValueFormatter.Format(result.Value), null);
            if (part.Directive == "time")
                clock = Stopwatch.StartNew();
            else
                result = Merge(result, RunPart(part, output, label, token));
            if (result.Status != CellStatus.Completed)
                break;
        }

        if (clock is not null)
            output?.Display(MimeBundle.Of("text/plain", FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.###}ms")), null);
        return result;
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
        {
            var typed = source[(start + 2)..Math.Max(start + 2, position)];
            return new CompletionList([.. NotebookDirectives.All.Where(entry => entry.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(entry => new CompletionItem("#!" + entry.Name, "directive", entry.Usage))], start, position);
        }

        var code = CellSplitter.Mask(source, Language, CellLanguage.CSharp, position, out var there);
        return there == CellLanguage.CSharp ? CSharp.Complete(code, position) : new CompletionList([], position, position);
    }

    /// <summary>What the name at a position of a cell stands for; null when it is not known.</summary>
    /// <param name="source">The cell.</param>
    /// <param name="position">The cursor's place, as an index into the source.</param>
    public Inspection? Inspect(string source, int position)
    {
        ArgumentNullException.ThrowIfNull(source);
        position = Math.Clamp(position, 0, source.Length);
        var code = CellSplitter.Mask(source, Language, CellLanguage.CSharp, position, out var there);
        return there == CellLanguage.CSharp ? CSharp.Inspect(code, position) : null;
    }

    /// <summary>Whether a cell typed so far can be run.</summary>
    public Completeness IsComplete(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var code = CellSplitter.Mask(source, Language, CellLanguage.CSharp, source.Length, out var there);
        return there switch
        {
            CellLanguage.CSharp => CSharpSession.IsComplete(code),
            CellLanguage.FSharp => Completeness.Unknown,
            _ => Completeness.Complete,
        };
    }

    /// <summary>The value a language knows under a name.</summary>
    internal bool TryGetValue(CellLanguage language, string name, out object? value)
    {
        value = null;
        switch (language)
        {
            case CellLanguage.CSharp:
                return CSharp.TryGetValue(name, out value);
            case CellLanguage.FSharp:
                return _fsharp is not null && _fsharp.TryGetValue(name, out value);
            case CellLanguage.Value when _values.TryGetValue(name, out var text):
                value = text;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Gives a language a value under a name.</summary>
    internal void SetValue(CellLanguage language, string name, object? value)
    {
        switch (language)
        {
            case CellLanguage.CSharp:
                if (CSharp.SetValue(name, value) is { Error: { } error })
                    throw new DirectiveException($"cannot declare '{name}' in C#: {error.Message}");
                break;
            case CellLanguage.FSharp:
                FSharp().SetValue(name, value);
                break;
            case CellLanguage.Value:
                _values[name] = ValueFormatter.Text(value);
                break;
            default:
                throw new DirectiveException($"{language} has no variables; values can go to csharp, fsharp and value");
        }
    }

    /// <summary>The variables of a language.</summary>
    internal IReadOnlyList<SessionVariable> Variables(CellLanguage language) => language switch
    {
        CellLanguage.FSharp => _fsharp?.Variables ?? [],
        CellLanguage.Value => [.. _values.Select(value => new SessionVariable(value.Key, typeof(string), value.Value))],
        _ => CSharp.Variables,
    };

    /// <summary>Runs a file's code: C# or F# source, a notebook, or a .dib file.</summary>
    internal CellResult RunFile(string path, CellLanguage language, ICellOutput? output, CancellationToken token)
    {
        var file = Path.GetFullPath(path, WorkingDirectory);
        if (!File.Exists(file))
            throw new DirectiveException($"no such file: {file}");
        if (++_depth > 32)
            throw new DirectiveException($"{file}: files import each other more than 32 deep");
        try
        {
            var result = new CellResult { Status = CellStatus.Completed };
            foreach (var (source, cellLanguage, name) in ImportedFile.Cells(file, language))
            {
                result = Merge(result, Run(source, output, name, cellLanguage, token));
                if (result.Status != CellStatus.Completed)
                    break;
            }

            return result with { HasValue = false, Value = null };
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Ends the session and unloads its cells.</summary>
    public void Dispose()
    {
        CSharp.Dispose();
        _fsharp?.Dispose();
    }

    internal void KeepValue(string name, string text) => _values[name] = text;

    internal void AddSource(string source) => _sources.Add(source);

    CellResult RunPart(CellPart part, ICellOutput? output, string? label, CancellationToken token)
    {
        try
        {
            if (part.Directive is not null)
                return NotebookDirectives.Run(this, part, output, token);
            switch (part.Language)
            {
                case CellLanguage.CSharp:
                    return CSharp.Run(Prepare(part, output, token), part.Text, output, label, token);
                case CellLanguage.FSharp:
                    return FSharp().Run(Prepare(part, output, token), label ?? "cell", output, token);
                case CellLanguage.Value:
                    var name = _pendingValue ?? throw new DirectiveException("#!value: --name is missing");
                    _pendingValue = null;
                    _values[name] = part.Text.Trim('\n');
                    return new CellResult { Status = CellStatus.Completed };
                default:
                    output?.Display(TextCells.Show(part.Language, part.Text.Trim('\n')), null);
                    return new CellResult { Status = CellStatus.Completed };
            }
        }
        catch (Exception error) when (error is DirectiveException or FileNotFoundException or BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return new CellResult
            {
                Status = CellStatus.Failed, Exception = error,
                Error = new CellError(TypeName.Of(error.GetType()), error.Message, part.Line, part.Directive is null ? null : part.Text, [error.Message]),
            };
        }
        catch (OperationCanceledException error) when (token.IsCancellationRequested)
        {
            return CellErrors.Interrupted(new CellResult { Status = CellStatus.Interrupted }, error);
        }
    }

    internal void ExpectValue(string name) => _pendingValue = name;

    string? _pendingValue;

    /// <summary>Carries out the lines of a code part that are neither C# nor F# here: packages and loaded files.</summary>
    string Prepare(CellPart part, ICellOutput? output, CancellationToken token)
    {
        var lines = ReferenceLines.Parse(part.Text);
        foreach (var source in lines.Sources)
            _sources.Add(source);
        if (lines.Packages.Count > 0)
            AddPackages(lines.Packages, output, token);
        foreach (var file in lines.Loads)
        {
            if (RunFile(file, part.Language, output, token) is { Status: not CellStatus.Completed } failed)
                throw new DirectiveException($"#load \"{file}\": {failed.Error!.Message}");
        }

        return lines.Code;
    }

    void AddPackages(IReadOnlyList<PackageRequest> packages, ICellOutput? output, CancellationToken token)
    {
        PackageRequest[] wanted = [.. packages.Where(package => !IsProvided(package.Name) && !_requested.Contains(package))];
        if (wanted.Length == 0)
            return;
        // One restore over all packages of the session, so that versions agree.
        var set = _packages.Resolve([.. _requested, .. wanted], _sources, token);
        _requested.AddRange(wanted);
        CSharp.AddReferences(set.Assemblies);
        CSharp.AddNatives(set.Natives);
        _assemblies.AddRange(set.Assemblies.Except(_assemblies));
        foreach (var path in set.Assemblies)
            _fsharp?.AddReference(path);
        var names = set.Packages.Where(package => wanted.Any(request => package.StartsWith(request.Name + " ", StringComparison.OrdinalIgnoreCase)));
        output?.Display(MimeBundle.Of("text/plain", "Installed " + string.Join(", ", names)), null);
    }

    readonly List<string> _assemblies = [];

    bool IsProvided(string package) =>
        package.StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase)
        || _options.ProvidedPackages.Contains(package, StringComparer.OrdinalIgnoreCase);

    FSharpSession FSharp() => _fsharp ??= new FSharpSession(
        [typeof(NotebookSession).Assembly.Location, .. _options.References.Select(Path.GetFullPath), .. _assemblies]);

    static CellResult Merge(CellResult before, CellResult next) => next with
    {
        CompileTime = before.CompileTime + next.CompileTime,
        FromCache = next.FromCache && (before.FromCache || before.CompileTime == TimeSpan.Zero),
        Diagnostics = [.. before.Diagnostics, .. next.Diagnostics],
    };
}
