using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>
/// The formatters of a notebook that has just begun: .NET Interactive's own, the guard over objects, and those that the
/// host declares for types of other libraries. They belong to the process, so they are set back when no session is
/// left.
/// </summary>
internal static class NotebookFormatting
{
    static readonly Lock Gate = new();
    static readonly Dictionary<string, Type> Declared = new(StringComparer.Ordinal);
    static readonly ConcurrentDictionary<Type, Type> Resolved = new();
    static int _sessions;
    static bool _installed;

    /// <summary>Begins a session.</summary>
    /// <param name="declared">The full name of a type of another library, and the class whose
    /// <c>CreateTypeFormatters()</c> gives its formatters.</param>
    public static void Begin(IEnumerable<(string TypeName, Type Source)> declared)
    {
        lock (Gate)
        {
            if (!_installed)
            {
                AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Resolve(loaded.LoadedAssembly);
                Formatter.SubscribeToDisplayedValues(KernelEventOutputs.ShowLate);
                // A notebook may set the formatters back itself.
                typeof(Formatter).GetEvent("Clearing", BindingFlags.Static | BindingFlags.NonPublic)?
                    .GetAddMethod(nonPublic: true)?
                    .Invoke(null, [(Action)Install]);
                Install();
            }

            _installed = true;
            _sessions++;
            var isNew = false;
            foreach (var (name, source) in declared)
                isNew |= Declared.TryAdd(name, source);
            if (isNew)
            {
                foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
                    Resolve(assembly);
            }
        }
    }

    /// <summary>Ends a session.</summary>
    public static void End()
    {
        lock (Gate)
        {
            // Two sessions at once share what is registered; the next to come alone finds nothing of theirs.
            if (--_sessions > 0)
                return;
            Formatter.ResetToDefault();
            FormatterCaches.Forget();
        }
    }

    static void Install()
    {
        lock (Gate)
        {
            // The way in for formatters that come behind all that a notebook registers: a type that names them.
            _ = Formatter.GetPreferredMimeTypesFor(typeof(GuardedObjects));
            // The numbers that the default writes as the current culture does; their HTML only repeats the text.
            Formatter.Register<decimal>(
                (number, writer) => writer.Write(number.ToString(CultureInfo.InvariantCulture)),
                PlainTextFormatter.MimeType);
            Formatter.Register<BigInteger>(
                (number, writer) => writer.Write(number.ToString(CultureInfo.InvariantCulture)),
                PlainTextFormatter.MimeType);
            foreach (var (type, source) in Resolved)
                Register(type, source);
        }
    }

    /// <summary>
    /// Registers what is declared for types of an assembly: not before, so that no session loads a library it does not
    /// use.
    /// </summary>
    static void Resolve(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.IsCollectible)
            return;
        lock (Gate)
        {
            foreach (var (name, source) in Declared)
            {
                if (assembly.GetType(name, throwOnError: false) is { } type && Resolved.TryAdd(type, source))
                    Register(type, source);
            }
        }
    }

    static void Register(Type type, Type source)
    {
        List<string> mimeTypes = [];
        foreach (var formatter in ConventionFormatter.Of(type, source))
        {
            Formatter.Register(formatter);
            mimeTypes.Add(formatter.MimeType);
        }

        Formatter.SetPreferredMimeTypesFor(type, [.. mimeTypes]);
    }

    [TypeFormatterSource(typeof(ObjectGuards))]
    sealed class GuardedObjects;

    sealed class ObjectGuards : ITypeFormatterSource
    {
        public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
            [new ObjectGuard(HtmlFormatter.MimeType), new ObjectGuard(PlainTextFormatter.MimeType)];
    }
}
