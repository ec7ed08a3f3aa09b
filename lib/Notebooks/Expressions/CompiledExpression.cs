namespace FairLab.Notebooks;

/// <summary>An expression ready to be evaluated, as often as wanted.</summary>
/// <typeparam name="TGlobals">The type whose members the expression sees as its own.</typeparam>
/// <typeparam name="TResult">The type of its value.</typeparam>
public sealed class CompiledExpression<TGlobals, TResult>
    where TGlobals : class
{
    readonly Func<object?[], Task<object>> _factory;

    internal CompiledExpression(string source, Func<object?[], Task<object>> factory) =>
        (Source, _factory) = (source, factory);

    /// <summary>The expression's source.</summary>
    public string Source { get; }

    /// <summary>The expression's value; what it throws comes out as it is.</summary>
    public TResult Evaluate(TGlobals globals) => (TResult)_factory([globals, null]).GetAwaiter().GetResult();
}
