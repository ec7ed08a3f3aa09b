using System.Numerics;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Writes parameters as source of a kernel's language, as Papermill's <c>translators.py</c> does. Not faithful means:
/// with those of its texts mended that do not compile or mean something else.
/// </summary>
internal abstract class ParameterTranslator
{
    /// <summary>Whether the text is Papermill's to the byte.</summary>
    public bool Faithful { get; init; }

    /// <summary>What begins a comment.</summary>
    protected abstract string CommentStart { get; }

    /// <summary>
    /// The translator of a kernel: that of its name, else that of its language; null when neither has one.
    /// </summary>
    public static ParameterTranslator? Find(string? kernel, string? language, bool faithful) =>
        Named(kernel, faithful) ?? Named(language, faithful);

    /// <summary>The source of the injected cell.</summary>
    /// <exception cref="NotSupportedException">The language has no such value.</exception>
    public virtual string Source(IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        var source = new StringBuilder(Comment("Parameters")).Append('\n');
        foreach (var (name, value) in parameters)
            source.Append(Assign(name, Write(value))).Append('\n');
        return source.ToString();
    }

    protected virtual string Comment(string text) => $"{CommentStart} {text}";

    protected virtual string Assign(string name, string value) => $"{name} = {value}";

    protected string Write(object? value) => value switch
    {
        null => Null,
        string text => String(text),
        ParameterText text => String(text.Text),
        bool flag => Boolean(flag),
        BigInteger number => Whole(number),
        double number => Real(number),
        decimal number => Real((double)number),
        KeyValuePair<string, object?>[] map => Map(map),
        object?[] list => List(list),
        _ => String(PythonText.Str(value)),
    };

    protected virtual string Null => "None";

    protected virtual string Boolean(bool value) => value ? "true" : "false";

    protected virtual string Whole(BigInteger value) => PythonText.Repr(value);

    protected virtual string Real(double value) =>
        !Faithful && !double.IsFinite(value) ? NonFinite(value) : PythonText.Repr(value);

    protected virtual string NonFinite(double value) => PythonText.Repr(value);

    protected virtual string String(string value) =>
        $"\"{PythonText.Escape(value).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    protected abstract string List(object?[] items);

    protected abstract string Map(KeyValuePair<string, object?>[] entries);

    protected string Joined(object?[] items, string separator = ", ") => string.Join(separator, items.Select(Write));

    /// <summary>A whole number with the suffix of a 64-bit literal where it needs one.</summary>
    /// <param name="value">The number.</param>
    /// <param name="larger">
    /// Writes what 64 bits do not hold, where Papermill writes a literal that does not compile.
    /// </param>
    protected string WithSuffix(BigInteger value, Func<string, string> larger)
    {
        var text = PythonText.Repr(value);
        return value >= int.MinValue && value <= int.MaxValue ? text
            : Faithful || (value >= long.MinValue && value <= long.MaxValue) ? text + "L"
            : larger(text);
    }

    static ParameterTranslator? Named(string? name, bool faithful) => name switch
    {
        "python" or "pysparkkernel" => new PythonTranslator { Faithful = faithful },
        "R" or "sparkrkernel" => new RTranslator { Faithful = faithful },
        "scala" or "sparkkernel" => new ScalaTranslator { Faithful = faithful },
        "julia" => new JuliaTranslator { Faithful = faithful },
        "matlab" => new MatlabTranslator { Faithful = faithful },
        ".net-csharp" => new CSharpTranslator { Faithful = faithful },
        ".net-fsharp" => new FSharpTranslator { Faithful = faithful },
        ".net-powershell" => new PowerShellTranslator { Faithful = faithful },
        "bash" => new BashTranslator { Faithful = faithful },
        _ when faithful => null,
        // Kernels say F#, and C# notebooks of other front ends csharp.
        "C#" or "csharp" => new CSharpTranslator(),
        "F#" or "fsharp" => new FSharpTranslator(),
        _ => null,
    };
}
