using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>
/// A formatter in .NET Interactive's by-name convention: an object with <c>string MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>, whose library need not know this one.
/// </summary>
internal sealed class ConventionFormatter : ITypeFormatter
{
    readonly object _formatter;
    readonly MethodInfo _format;

    ConventionFormatter(Type type, object formatter)
    {
        Type = type;
        _formatter = formatter;
        var found = formatter.GetType();
        MimeType = (string)found.GetProperty(nameof(MimeType))!.GetValue(formatter)!;
        _format = found.GetMethod(nameof(Format))!;
    }

    public Type Type { get; }

    public string MimeType { get; }

    /// <summary>The formatters that a source's <c>CreateTypeFormatters()</c> gives, for a type.</summary>
    public static IEnumerable<ITypeFormatter> Of(Type type, Type source)
    {
        var created = source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null);
        return ((IEnumerable<object>)created!).Select(formatter => new ConventionFormatter(type, formatter));
    }

    public bool Format(object instance, FormatContext context) =>
        _format.Invoke(_formatter, BindingFlags.DoNotWrapExceptions, null, [instance, context.Writer], null) is true;
}
