using FairLab.Notebooks;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values are shown in this notebook; what .NET Interactive's notebooks use of their class of this name.</summary>
public static class Formatter
{
    /// <summary>The MIME type of a formatter that names none.</summary>
    const string Plain = "text/plain";

    /// <summary>Registers a formatter; of two that fit a value equally well the later one is taken.</summary>
    /// <typeparam name="T">The type, with its derived types and implementations.</typeparam>
    /// <param name="formatter">Gives the text.</param>
    /// <param name="mimeType">What the text is.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = Plain)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Register<T>((value, writer) => writer.Write(formatter(value)), mimeType);
    }

    /// <summary>Registers a formatter that writes.</summary>
    /// <typeparam name="T">The type, with its derived types and implementations.</typeparam>
    /// <param name="formatter">Writes the text.</param>
    /// <param name="mimeType">What the text is.</param>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = Plain)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Register(typeof(T), (value, writer) => formatter((T)value, writer), mimeType);
    }

    /// <summary>Registers a formatter of a type known only now, such as an open generic one.</summary>
    /// <param name="type">The type; <c>typeof(List&lt;&gt;)</c> means all lists.</param>
    /// <param name="formatter">Writes the text.</param>
    /// <param name="mimeType">What the text is.</param>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = Plain)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(formatter);
        FormatterRegistry.Add(type, mimeType, (value, writer) =>
        {
            formatter(value, writer);
            return true;
        });
    }

    /// <summary>Says in which MIME types values of a type are shown, text/plain aside, which is always there.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes)
    {
        ArgumentNullException.ThrowIfNull(type);
        FormatterRegistry.Prefer(type, preferredMimeTypes);
    }

    /// <summary>How many elements of a sequence are shown.</summary>
    public static int ListExpansionLimit
    {
        get => FormatterRegistry.ListLimit;
        set => FormatterRegistry.SetLimits(value, FormatterRegistry.RecursionLimit);
    }

    /// <summary>How deep objects within objects are shown.</summary>
    public static int RecursionLimit
    {
        get => FormatterRegistry.RecursionLimit;
        set => FormatterRegistry.SetLimits(FormatterRegistry.ListLimit, value);
    }

    /// <summary>Forgets what this notebook has registered and set.</summary>
    public static void ResetToDefault() => FormatterRegistry.Reset();

    /// <summary>The text of a value in a MIME type.</summary>
    public static string ToDisplayString(this object? value, string mimeType = Plain) => ValueFormatter.Format(value, mimeType)[mimeType] ?? ValueFormatter.Text(value);
}
