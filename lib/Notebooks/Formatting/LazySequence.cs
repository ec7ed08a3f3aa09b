using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FairLab.Notebooks;

/// <summary>
/// Lazy sequences that are being shown: all formats of one display see the elements of one enumeration.
/// </summary>
internal static class LazySequence
{
    static readonly ConditionalWeakTable<object, Entry> Shown = [];

    /// <summary>
    /// A sequence that remembers its elements, or null when the sequence is a collection or more than a sequence.
    /// </summary>
    public static object? Of(IEnumerable sequence, string mimeType)
    {
        if (!IsLazy(sequence.GetType()))
            return null;
        // Asked twice for one format, it is shown anew.
        if (!Shown.TryGetValue(sequence, out var entry) || !entry.Formats.Add(mimeType))
        {
            entry = new Entry(Remember(sequence), [mimeType]);
            Shown.AddOrUpdate(sequence, entry);
        }

        return entry.Elements;
    }

    static bool IsLazy(Type type)
    {
        if (typeof(ICollection).IsAssignableFrom(type)
            || type == typeof(string)
            || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Sequence<>))
            return false;
        foreach (var contract in type.GetInterfaces())
        {
            if (contract.IsGenericType && contract.GetGenericTypeDefinition() is var open
                && (open == typeof(ICollection<>)
                    || open == typeof(IReadOnlyCollection<>)
                    || open == typeof(IGrouping<,>)
                    || open == typeof(ILookup<,>)))
                return false;
        }

        // A class with members of its own is shown with them.
        return !type.IsVisible
            || type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .All(property => property.GetIndexParameters().Length > 0);
    }

    static object Remember(IEnumerable sequence)
    {
        var contract = sequence.GetType()
            .GetInterfaces()
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return contract is null
            ? new Sequence<object?>(sequence.Cast<object?>())
            : Activator.CreateInstance(typeof(Sequence<>).MakeGenericType(contract.GetGenericArguments()), sequence)!;
    }

    /// <summary>A sequence whose elements are asked for once, as far as they are needed, and given as often as it is
    /// enumerated. Private and nested: of other sequence classes the default writes the name alone.</summary>
    sealed class Sequence<T>(IEnumerable<T> source) : IEnumerable<T>
    {
        readonly List<T> _elements = [];
        IEnumerator<T>? _rest;

        public IEnumerator<T> GetEnumerator()
        {
            for (var i = 0; i < _elements.Count || Next(); i++)
                yield return _elements[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        bool Next()
        {
            _rest ??= source.GetEnumerator();
            if (!_rest.MoveNext())
                return false;
            _elements.Add(_rest.Current);
            return true;
        }
    }

    sealed record Entry(object Elements, HashSet<string> Formats);
}
