using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FairLab.Notebooks;

/// <summary>
/// Runs C# cells one after another, each seeing what the ones before it declared. A cell runs on the thread that calls
/// <see cref="Run(string, ICellOutput?, string?, CancellationToken)"/>; a session serves one caller at a time. Compiled
/// cells are kept on disk, so running the same cells again compiles nothing.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    readonly CellEnvironment _environment;
    readonly string? _folder;
    readonly bool _hasCheckpoints;
    readonly CellCache _cache;
    readonly SharedAssemblies _shared;
    readonly CellLoadContext _context;
    readonly List<Link> _chain = [];
    readonly List<string> _pending = [];
    readonly Dictionary<string, Prepared> _loaded = new(StringComparer.Ordinal);
    int _adopted;
    readonly Dictionary<string, (string Label, string Source)> _sources = new(StringComparer.Ordinal);
    object?[] _submissions = new object?[16];
    SubmissionCompiler? _compiler;
    string _key;

    /// <param name="options">References, imports and the cache folder.</param>
    /// <exception cref="FileNotFoundException">A reference does not exist.</exception>
    public CSharpSession(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _environment = CellEnvironment.Of(options);
        _folder = options.WorkingDirectory;
        _cache = new CellCache(options.CacheDirectory);
        _shared = new SharedAssemblies([
            .. _environment.References, .. options.SharedAssemblies.Select(PlatformAssemblies.PathOf).OfType<string>(),
        ]);
        _context = new CellLoadContext(_shared);
        foreach (var reference in _environment.References)
            _context.AddFile(reference);
        _hasCheckpoints = options.HasCheckpoints;
        _key = _hasCheckpoints ? _environment.Key : ChainKey.Hash(_environment.Key + " without checkpoints");
        ConsoleRouter.Install();
        CellStoppedException.EndOnlyThreads();
    }

    /// <summary>How many cells have been run or tried.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Whether a cell had to be compiled, so that the compiler was loaded.</summary>
    public bool HasCompiled { get; private set; }

    /// <summary>The session's variables, the newest of each name, in order of declaration.</summary>
    public IReadOnlyList<SessionVariable> Variables => SubmissionFields.Read(_submissions);

    /// <summary>Compiles and runs a cell on the calling thread.</summary>
    /// <param name="source">The cell's source.</param>
    /// <param name="output">Where its output goes; null discards it.</param>
    /// <param name="label">What error messages call the cell; "cell N" by default.</param>
    /// <param name="token">Stops the cell, in a loop, a method or a wait; a call into a library stops when it returns.
    /// What the cell declared before stays usable.</param>
    public CellResult Run(
        string source, ICellOutput? output = null, string? label = null, CancellationToken token = default) =>
        Run(source, source, output, label, token);

    /// <summary>
    /// Runs compiled source in the name of shown source: an injected cell shows values, but is compiled without them.
    /// </summary>
    internal CellResult Run(
        string compiledSource, string shownSource, ICellOutput? output, string? label, CancellationToken token)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ExecutionCount++;
        label ??= FormattableString.Invariant($"cell {ExecutionCount}");
        var clock = Stopwatch.StartNew();
        Prepared prepared;
        try
        {
            prepared = Prepare(compiledSource, shownSource, label);
        }
        catch (Exception error) when (error is FileNotFoundException or BadImageFormatException)
        {
            return Failure(error, clock.Elapsed);
        }

        if (prepared.Cell is not { } cell)
            return new CellResult
            {
                Status = CellStatus.CompileError, Diagnostics = prepared.Diagnostics, CompileTime = clock.Elapsed,
                Error = CellErrors.FromDiagnostics(prepared.Diagnostics),
            };
        var result = new CellResult
        {
            Status = CellStatus.Completed, Diagnostics = cell.Warnings, FromCache = prepared.FromCache,
            CompileTime = clock.Elapsed,
        };
        foreach (var warning in cell.Warnings)
            output?.Stream(StreamName.Stderr, warning + "\n");
        return prepared.Factory is null ? result : Execute(prepared.Factory, cell, output, result, token);
    }

    /// <summary>Declares a variable with a value of the host's, or of another language.</summary>
    /// <param name="name">A C# identifier.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">The declared type; that of the value by default. A type that is not public becomes
    /// object.</param>
    public CellResult SetValue(string name, object? value, Type? type = null)
    {
        type ??= value?.GetType() ?? typeof(object);
        if (!type.IsVisible
            || type.Assembly.IsDynamic
            || type.IsCollectible
            || TypeName.Assemblies(type).Any(assembly => assembly.Location.Length == 0))
            type = typeof(object);
        AddReferences([.. TypeName.Assemblies(type)
            .Where(assembly => !PlatformAssemblies.IsFramework(assembly))
            .Select(assembly => assembly.Location)]);
        SharedValues.Offer(value);
        var text = TypeName.Qualified(type);
        return Run($"{text} {name} = global::FairLab.Notebooks.SharedValues.Take<{text}>();");
    }

    /// <summary>Makes assembly files available to the cells that follow.</summary>
    public void AddReferences(IEnumerable<string> paths)
    {
        foreach (var path in paths.Except(_environment.References).Except(_pending).ToList())
        {
            _context.AddFile(path);
            _pending.Add(path);
        }
    }

    /// <summary>Completions at a position of code that would be the next cell.</summary>
    /// <param name="source">The code.</param>
    /// <param name="position">The cursor's place, as an index into the code.</param>
    public CompletionList Complete(string source, int position)
    {
        ArgumentNullException.ThrowIfNull(source);
        return CSharpCompletion.At(Compiler().Look(source), Math.Clamp(position, 0, source.Length));
    }

    /// <summary>
    /// What the name at a position of code that would be the next cell stands for; null when there is none.
    /// </summary>
    /// <param name="source">The code.</param>
    /// <param name="position">The cursor's place, as an index into the code.</param>
    public Inspection? Inspect(string source, int position)
    {
        ArgumentNullException.ThrowIfNull(source);
        return CSharpInspection.At(Compiler().Look(source), Math.Clamp(position, 0, source.Length));
    }

    /// <summary>Whether code typed so far can be run.</summary>
    public static Completeness IsComplete(string source) => CompletenessCheck.Of(source);

    /// <summary>The assembly files of packages that the session has to load itself.</summary>
    /// <exception cref="DirectiveException">One is in use in another version.</exception>
    internal IReadOnlyList<string> Choose(IEnumerable<InstalledPackage> packages) =>
        _shared.Choose(packages, _context.Loaded);

    /// <summary>Loads an assembly beside the session's cells.</summary>
    internal Assembly LoadAssembly(string path) => _context.LoadFromAssemblyPath(path);

    /// <summary>Makes native libraries available to the assemblies that ask for them by name.</summary>
    internal void AddNatives(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            _context.AddNative(path);
    }

    /// <summary>The value of a variable.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        var found = Variables.FirstOrDefault(variable => variable.Name == name);
        value = found?.Value;
        return found is not null;
    }

    /// <summary>Unloads the session's cells; values that live on elsewhere keep them in memory.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _submissions = [];
        _context.Release();
    }

    bool _disposed;

    /// <summary>Finds the cell in the cache or compiles it, loads it, and makes it part of the chain.</summary>
    Prepared Prepare(string source, string shown, string label)
    {
        var directives = CellDirectives.Parse(source);
        ImmutableArray<string> added =
            [.. _pending, .. directives.References.SelectMany(reference => Closure(Resolve(reference.Name)))];
        foreach (var path in added)
            _context.AddFile(path);
        var key = ChainKey.Next(_key, directives.Code, added);
        var name = "cell-" + key[..24];
        var link = new Link(directives.Code, name, added, [], true);
        if (_loaded.TryGetValue(name, out var again))
        {
            Append(link, again.Cell!, key, shown, label);
            return again;
        }

        if (_cache.TryRead(key) is { } known && TryLoad(known, out var factory))
        {
            Append(link, known, key, shown, label);
            return Keep(name, known, factory);
        }

        var compiled = Compile(link, out var diagnostics);
        if (compiled is null)
            return new Prepared(null, null, false, diagnostics);
        _cache.Write(key, compiled);
        if (!TryLoad(compiled, out factory))
            throw new BadImageFormatException($"The compiled form of {label} could not be loaded.");
        Keep(name, compiled, factory);
        Append(link, compiled, key, shown, label);
        // The compiler has put it into its own chain already.
        _adopted = _chain.Count;
        return new Prepared(compiled, factory, false, diagnostics);
    }

    /// <summary>Remembers a loaded cell, without its bytes: they live in the loaded assembly.</summary>
    Prepared Keep(string name, CompiledCell cell, Func<object?[], Task<object>>? factory) =>
        _loaded[name] = new Prepared(cell with { Assembly = [], Symbols = [] }, factory, true, []);

    /// <summary>A file with those beside it that it needs, as far as the notebook does not share the host's.</summary>
    IEnumerable<string> Closure(string path) =>
        ReferenceClosure.Of(path).Where(file => !_shared.Has(Path.GetFileNameWithoutExtension(file)));

    string Resolve(string reference)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            throw new FileNotFoundException($"#r \"{reference}\": a {nameof(CSharpSession)} alone takes files; "
                + $"packages need a {nameof(NotebookSession)}.");
        return ReferenceClosure.Resolve(reference, _folder);
    }

    /// <summary>
    /// Makes the cell known for error messages, and part of the chain when later cells can see anything of it.
    /// </summary>
    void Append(Link link, CompiledCell cell, string key, string shown, string label)
    {
        _sources[link.AssemblyName] = (label, shown);
        if (!cell.Declares && link.References.IsEmpty)
            return;
        _key = key;
        _pending.Clear();
        _chain.Add(link with { Platform = cell.Platform, IsSubmission = cell.Declares });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    CompiledCell? Compile(Link link, out ImmutableArray<CellDiagnostic> diagnostics)
    {
        HasCompiled = true;
        var compiler = Compiler();
        compiler.AddReferences(link.References);
        return compiler.Compile(link.Code, link.AssemblyName, out diagnostics);
    }

    /// <summary>The compiler, with every cell of the chain in it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal SubmissionCompiler Compiler()
    {
        _compiler ??= new SubmissionCompiler(_environment.References, _environment.Imports, stoppable: _hasCheckpoints);
        for (; _adopted < _chain.Count; _adopted++)
        {
            var link = _chain[_adopted];
            if (link.IsSubmission)
                _compiler.Adopt(link.Code, link.AssemblyName, link.References, link.Platform);
            else
                _compiler.AddReferences(link.References);
        }

        return _compiler;
    }

    bool TryLoad(CompiledCell cell, out Func<object?[], Task<object>>? factory)
    {
        factory = null;
        if (!cell.HasCode)
            return true;
        try
        {
            var method = _context.LoadCell(cell).GetType(cell.TypeName)
                ?.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
            factory = method?.CreateDelegate<Func<object?[], Task<object>>>();
            return factory is not null;
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or ArgumentException)
        {
            return false;
        }
    }

    CellResult Execute(
        Func<object?[], Task<object>> factory,
        CompiledCell cell,
        ICellOutput? output,
        CellResult result,
        CancellationToken token)
    {
        // Slot 0 is the host object's; a cell that declares nothing is not in the chain and takes the slot behind it.
        if (_submissions.Length < _chain.Count + 2)
            Array.Resize(ref _submissions, Math.Max(_chain.Count + 2, _submissions.Length * 2));
        object? value = null;
        Exception? failure = null;
        var before = SynchronizationContext.Current;
        var scope = new CellScope(stopsAtPrint: false, token);
        var context = new CellContext(scope, token);
        using var outputs = OutputScope.Enter(output);
        using var cellScope = CellScope.Enter(scope);
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            if (!new Interruption(scope, token).Run(Invoke))
                failure = new OperationCanceledException("The cell was interrupted.", token);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        return failure switch
        {
            null when scope.HasThrown => CellErrors.Interrupted(result, new OperationCanceledException(token)),
            null => result with { HasValue = cell.HasValue, Value = cell.HasValue ? value : null },
            _ when token.IsCancellationRequested && scope.IsStop(failure) => CellErrors.Interrupted(result, failure),
            _ => result with
            {
                Status = CellStatus.Failed, Exception = failure,
                Error = CellErrors.FromException(failure, _sources, cell.AssemblyName),
            },
        };

        void Invoke()
        {
            try
            {
                var task = factory(_submissions);
                context.Wait(task);
                value = task.GetAwaiter().GetResult();
            }
            catch (Exception error) when (error is not ThreadInterruptedException || !token.IsCancellationRequested)
            {
                failure = error;
            }
        }
    }

    static CellResult Failure(Exception error, TimeSpan elapsed) => new()
    {
        Status = CellStatus.Failed, Exception = error, CompileTime = elapsed,
        Error = new CellError(TypeName.Of(error.GetType()), error.Message, null, null, [error.Message]),
    };

    readonly record struct Prepared(
        CompiledCell? Cell,
        Func<object?[], Task<object>>? Factory,
        bool FromCache,
        ImmutableArray<CellDiagnostic> Diagnostics);

    sealed record Link(
        string Code,
        string AssemblyName,
        ImmutableArray<string> References,
        ImmutableArray<string> Platform,
        bool IsSubmission);
}
