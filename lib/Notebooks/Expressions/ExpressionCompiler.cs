using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FairLab.Notebooks;

/// <summary>
/// Compiles C# expressions over a globals object, such as a claim over collected tables. Compiled expressions are kept
/// in the same cache as cells.
/// </summary>
/// <param name="options">References, imports and the cache folder.</param>
public sealed class ExpressionCompiler(SessionOptions options) : IDisposable
{
    readonly CellCache _cache = new(options.CacheDirectory);
    readonly CellLoadContext _context = new(new SharedAssemblies(options.References));
    readonly ConcurrentDictionary<string, Func<object?[], Task<object>>> _loaded = new(StringComparer.Ordinal);

    /// <summary>Whether an expression had to be compiled, so that the compiler was loaded.</summary>
    public bool HasCompiled { get; private set; }

    /// <summary>Compiles an expression.</summary>
    /// <typeparam name="TGlobals">A public type; its public members are in scope without a prefix.</typeparam>
    /// <typeparam name="TResult">The type of the value; what does not convert to it is a compile error.</typeparam>
    /// <param name="expression">One C# expression, without a semicolon.</param>
    /// <exception cref="ExpressionException">It does not compile, or is not one expression.</exception>
    public CompiledExpression<TGlobals, TResult> Compile<TGlobals, TResult>(string expression)
        where TGlobals : class
    {
        ArgumentNullException.ThrowIfNull(expression);
        var environment = CellEnvironment.Of(options, typeof(TGlobals));
        var key = ChainKey.Hash($"{environment.Key}\n{typeof(TResult).FullName}\n{expression}");
        var factory = _loaded.GetOrAdd(key, _ => Load(environment, key, expression, typeof(TGlobals), typeof(TResult)));
        return new CompiledExpression<TGlobals, TResult>(expression, factory);
    }

    /// <summary>Unloads the compiled expressions.</summary>
    public void Dispose() => _context.Release();

    Func<object?[], Task<object>> Load(
        CellEnvironment environment, string key, string expression, Type globals, Type result)
    {
        foreach (var reference in environment.References.Where(
            file => PlatformAssemblies.PathOf(Path.GetFileNameWithoutExtension(file)) is null))
            _context.AddFile(reference);
        if (_cache.TryRead(key) is { } known && Bind(known) is { } cached)
            return cached;
        var compiled = CompileNew(environment, "expression-" + key[..16], expression, globals, result);
        _cache.Write(key, compiled);
        return Bind(compiled)
            ?? throw new BadImageFormatException($"The compiled form of '{expression}' could not be loaded.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    CompiledCell CompileNew(CellEnvironment environment, string name, string expression, Type globals, Type result)
    {
        HasCompiled = true;
        if (ExpressionSyntaxCheck.Problem(expression) is { } problem)
            throw new ExpressionException(expression, [problem]);
        var compiler = new SubmissionCompiler(environment.References, environment.Imports, globals);
        // An argument converts as an assignment does: a number where a truth is wanted is an error, not a cast.
        var code = $"global::FairLab.Notebooks.ExpressionValue.Of<{TypeName.Qualified(result)}>(\n{expression}\n)";
        return compiler.Compile(code, name, out var diagnostics) ?? throw new ExpressionException(expression,
            [.. diagnostics.Where(diagnostic => diagnostic.IsError)
                .Select(diagnostic => diagnostic with { Line = Math.Max(1, diagnostic.Line - 1) })]);
    }

    Func<object?[], Task<object>>? Bind(CompiledCell cell)
    {
        try
        {
            return _context.LoadCell(cell).GetType(cell.TypeName)
                ?.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                ?.CreateDelegate<Func<object?[], Task<object>>>();
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or ArgumentException)
        {
            return null;
        }
    }
}
