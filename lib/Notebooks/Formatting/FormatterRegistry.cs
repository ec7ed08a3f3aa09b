using System.Globalization;

namespace FairLab.Notebooks;

/// <summary>What cells have said about how values are shown. It belongs to the session whose cell said it, and goes with it.</summary>
internal static class FormatterRegistry
{
    public const int DefaultListLimit = 20, DefaultRecursionLimit = 6;

    static readonly Lock Gate = new();
    static readonly List<Entry> Entries = [];
    static readonly List<(object? Owner, Type Type, IReadOnlyList<string> MimeTypes)> Preferences = [];
    static readonly AsyncLocal<object?> Session = new();
    static object? _limitsOwner;

    public static int ListLimit { get; private set; } = DefaultListLimit;

    public static int RecursionLimit { get; private set; } = DefaultRecursionLimit;

    /// <summary>Makes a session the owner of what the calling flow registers until the result is disposed.</summary>
    public static Restore Enter(object session)
    {
        var before = Session.Value;
        Session.Value = session;
        return new Restore(before);
    }

    public readonly struct Restore(object? before) : IDisposable
    {
        public void Dispose() => Session.Value = before;
    }

    public static void Add(Type type, string mimeType, Func<object, TextWriter, bool> format)
    {
        lock (Gate)
            Entries.Add(new Entry(Session.Value, type, mimeType, format));
    }

    public static void Prefer(Type type, IReadOnlyList<string> mimeTypes)
    {
        lock (Gate)
            Preferences.Add((Session.Value, type, mimeTypes));
    }

    public static void SetLimits(int list, int recursion)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(list);
        ArgumentOutOfRangeException.ThrowIfNegative(recursion);
        lock (Gate)
            (ListLimit, RecursionLimit, _limitsOwner) = (list, recursion, Session.Value);
    }

    /// <summary>Forgets what a session has said.</summary>
    public static void Forget(object? session)
    {
        lock (Gate)
        {
            Entries.RemoveAll(entry => ReferenceEquals(entry.Owner, session));
            Preferences.RemoveAll(entry => ReferenceEquals(entry.Owner, session));
            if (ReferenceEquals(_limitsOwner, session))
                (ListLimit, RecursionLimit, _limitsOwner) = (DefaultListLimit, DefaultRecursionLimit, null);
        }
    }

    /// <summary>Forgets what the running session has said.</summary>
    public static void Reset() => Forget(Session.Value);

    /// <summary>The formatters for a type: the most specific first, of equals the latest.</summary>
    public static IReadOnlyList<Entry> For(Type type)
    {
        lock (Gate)
        {
            return Entries.Count == 0
                ? []
                : [.. Entries.Select((entry, index) => (entry, index, distance: Distance(type, entry.Type))).Where(found => found.distance >= 0)
                    .OrderBy(found => found.distance).ThenByDescending(found => found.index).Select(found => found.entry)];
        }
    }

    /// <summary>The MIME types wanted for a type, or null when nothing was said.</summary>
    public static IReadOnlyList<string>? PreferredFor(Type type)
    {
        lock (Gate)
        {
            return Preferences.Count == 0
                ? null
                : Preferences.Select((entry, index) => (entry.MimeTypes, index, distance: Distance(type, entry.Type))).Where(found => found.distance >= 0)
                    .OrderBy(found => found.distance).ThenByDescending(found => found.index).FirstOrDefault().MimeTypes;
        }
    }

    /// <summary>How far a type is from one that a formatter names: 0 for itself, more for bases, more still for interfaces, -1 when it is not one.</summary>
    static int Distance(Type type, Type named)
    {
        var steps = 0;
        for (var current = type; current is not null; current = current.BaseType, steps++)
        {
            if (current == named || (named.IsGenericTypeDefinition && current.IsGenericType && current.GetGenericTypeDefinition() == named))
                return named == typeof(object) ? 2000 : steps;
        }

        return named.IsInterface && type.GetInterfaces().Any(contract =>
            contract == named || (named.IsGenericTypeDefinition && contract.IsGenericType && contract.GetGenericTypeDefinition() == named)) ? 1000 : -1;
    }

    internal sealed record Entry(object? Owner, Type Type, string MimeType, Func<object, TextWriter, bool> Format)
    {
        public string? Text(object value)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            return Format(value, writer) ? writer.ToString() : null;
        }
    }
}
