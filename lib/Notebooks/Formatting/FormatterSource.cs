using System.Collections.Concurrent;
using System.Reflection;

namespace FairLab.Notebooks;

/// <summary>
/// Formatters a type brings along by the by-name convention, without a reference to this assembly: an attribute named
/// <c>TypeFormatterSourceAttribute</c> names a source type whose <c>CreateTypeFormatters()</c> gives objects with
/// <c>string MimeType</c> and <c>bool Format(object, TextWriter)</c>.
/// </summary>
internal sealed class FormatterSource
{
    static readonly ConcurrentDictionary<Type, FormatterSource> Known = new();

    // Types of others, that cannot bring an attribute along, by their full name: neither they nor their formatters are loaded before one is shown.
    static readonly ConcurrentDictionary<string, Func<Type>> Named = new();

    FormatterSource(IReadOnlyList<Formatter> formatters, IReadOnlyList<string> preferred) =>
        (Formatters, PreferredMimeTypes) = (formatters, preferred);

    public IReadOnlyList<Formatter> Formatters { get; }

    public IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The formatters of a type, its base types and its interfaces, the nearest first; empty when there are none.</summary>
    public static FormatterSource Of(Type type) =>
        // A type declared in a cell must stay collectible, so only types that live as long as the process are remembered.
        type.IsCollectible ? Find(type) : Known.GetOrAdd(type, Find);

    /// <summary>Says what formats a type that cannot say so itself.</summary>
    public static void Register(string typeName, Func<Type> source) => Named[typeName] = source;

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
            foreach (var attribute in declared.GetCustomAttributes(inherit: false))
            {
                if (attribute.GetType().Name != "TypeFormatterSourceAttribute"
                    || Property(attribute, "FormatterSourceType") is not Type sourceType)
                    continue;
                AddSource(sourceType);
                if (Property(attribute, "PreferredMimeTypes") is IEnumerable<string> mimeTypes)
                    preferred.AddRange(mimeTypes);
            }

            if (declared.FullName is { } name && Named.TryGetValue(name, out var named))
                AddSource(named());
        }

        void AddSource(Type sourceType)
        {
            var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            if (Method(sourceType, "CreateTypeFormatters", 0)?.Invoke(source, null) is IEnumerable<object> created)
                formatters.AddRange(created.Select(Formatter.Create).OfType<Formatter>());
        }
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
