using System.Collections.Concurrent;
using System.Reflection;

namespace FairLab.Notebooks;

/// <summary>
/// Formatters a type brings along by the by-name convention, without a reference to this assembly: an attribute named
/// <c>TypeFormatterSourceAttribute</c> names a source type whose <c>CreateTypeFormatters()</c> gives objects with
/// <c>string MimeType</c> and <c>bool Format(object, TextWriter)</c>. A host may name the source of a type that cannot:
/// one of another library.
/// </summary>
internal sealed class FormatterSource
{
    static readonly ConcurrentDictionary<Type, FormatterSource> Known = new();

    static readonly ConcurrentDictionary<string, Type> Declared = new(StringComparer.Ordinal);

    FormatterSource(IReadOnlyList<Formatter> formatters, IReadOnlyList<string> preferred) =>
        (Formatters, PreferredMimeTypes) = (formatters, preferred);

    public IReadOnlyList<Formatter> Formatters { get; }

    public IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>Names the source of a type by the type's full name, so that its library is loaded only by who uses it.</summary>
    public static void Declare(string typeName, Type source)
    {
        // A value of the type may have been shown before.
        if (Declared.TryAdd(typeName, source))
            Known.Clear();
    }

    /// <summary>The formatters of a type, its base types and its interfaces, the nearest first; empty when there are none.</summary>
    public static FormatterSource Of(Type type) =>
        // A type declared in a cell must stay collectible, so only types that live as long as the process are remembered.
        type.IsCollectible ? Find(type) : Known.GetOrAdd(type, Find);

    static FormatterSource Find(Type type)
    {
        List<Formatter> formatters = [];
        List<string> preferred = [];
        for (var current = type; current is not null; current = current.BaseType)
            Add(current);
        foreach (var contract in type.GetInterfaces())
            Add(contract);
        return new FormatterSource(formatters, preferred);

        void Add(Type declared)
        {
            // What the host says comes first: it knows what the type's own library does badly.
            var named = declared.IsGenericType ? declared.GetGenericTypeDefinition() : declared;
            if (named.FullName is { } name && Declared.TryGetValue(name, out var source))
                formatters.AddRange(Created(source));

            foreach (var attribute in declared.GetCustomAttributes(inherit: false))
            {
                if (attribute.GetType().Name != "TypeFormatterSourceAttribute"
                    || Property(attribute, "FormatterSourceType") is not Type sourceType)
                    continue;
                formatters.AddRange(Created(sourceType));
                if (Property(attribute, "PreferredMimeTypes") is IEnumerable<string> mimeTypes)
                    preferred.AddRange(mimeTypes);
            }
        }
    }

    static IEnumerable<Formatter> Created(Type sourceType)
    {
        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var created = Method(sourceType, "CreateTypeFormatters", 0)?.Invoke(source, null) as IEnumerable<object>;
        return (created ?? []).Select(Formatter.Create).OfType<Formatter>();
    }

    static object? Property(object target, string name) =>
        target.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(target);

    static MethodInfo? Method(Type type, string name, int parameters) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(method => method.Name == name && method.GetParameters().Length == parameters);

    /// <summary>One formatter: its MIME type, and a call that is false when the value is not its own.</summary>
    internal sealed record Formatter(string MimeType, Func<object, TextWriter, bool> Format)
    {
        public static Formatter? Create(object formatter)
        {
            if (Property(formatter, "MimeType") is not string mimeType || Method(formatter.GetType(), "Format", 2) is not { } method)
                return null;
            return new Formatter(mimeType, (value, writer) => Invoke(method, formatter, value, writer));
        }

        static bool Invoke(MethodInfo method, object formatter, object value, TextWriter writer) =>
            method.GetParameters()[0].ParameterType.IsInstanceOfType(value)
            && method.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is true;
    }
}
