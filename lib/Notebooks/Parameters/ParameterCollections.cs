using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>The collection types that parameters may have: how they are written in C#, and made.</summary>
internal static class ParameterCollections
{
    const string ImmutableSpace = "System.Collections.Immutable.";

    static readonly FrozenSet<string> Lists = FrozenSet.Create(StringComparer.Ordinal,
        "List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection",
        "HashSet", "SortedSet", "ISet", "IReadOnlySet",
        "ImmutableArray", "ImmutableList", "IImmutableList", "ImmutableHashSet", "ImmutableSortedSet", "IImmutableSet");

    static readonly FrozenSet<string> Maps = FrozenSet.Create(StringComparer.Ordinal,
        "Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary",
        "ImmutableDictionary", "ImmutableSortedDictionary", "IImmutableDictionary");

    public static bool IsList(string name) => Lists.Contains(name);

    public static bool IsMap(string name) => Maps.Contains(name);

    /// <summary>The C# of a list or set; most take a collection expression.</summary>
    public static string List(string name, ParameterType element, string items) =>
        name is "ISet" or "IReadOnlySet" ? $"new HashSet<{element}> {{ {items} }}" : $"[{items}]";

    /// <summary>The C# of a map.</summary>
    public static string Map(string name, ParameterType element, string entries) => name switch
    {
        "ImmutableDictionary" or "IImmutableDictionary" or "ImmutableSortedDictionary" =>
            $"{ImmutableSpace}{Immutable(name)}.CreateRange(new Dictionary<string, {element}> {{ {entries} }})",
        _ => $"new {(name == "SortedDictionary" ? name : "Dictionary")}<string, {element}> {{ {entries} }}",
    };

    /// <summary>Makes a list or set of a type.</summary>
    public static object Make(Type type, Type element, Array items)
    {
        if (type.IsArray)
            return items;
        var name = type.Name.Split('`')[0];
        return name switch
        {
            "IEnumerable" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" => items,
            "IList" => Activator.CreateInstance(typeof(List<>).MakeGenericType(element), items)!,
            "ISet" or "IReadOnlySet" => Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), items)!,
            _ when type.Namespace == "System.Collections.Immutable" => Create(name, [element], items),
            _ => Activator.CreateInstance(type, items)!,
        };
    }

    /// <summary>Makes a map of a type.</summary>
    public static object MakeMap(Type type, Type element, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var map =
            (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var (key, item) in entries)
            map[key] = item;
        var name = type.Name.Split('`')[0];
        return type.Namespace == "System.Collections.Immutable"
            ? Create(name, [typeof(string), element], map)
            : name == "SortedDictionary" ? Activator.CreateInstance(type, map)!
            : map;
    }

    // ImmutableX.CreateRange(items).
    static object Create(string name, Type[] elements, object items) =>
        typeof(ImmutableArray).Assembly.GetType(ImmutableSpace + Immutable(name), throwOnError: true)!.GetMethods()
            .Single(method => method.Name == "CreateRange"
                && method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }])
            .MakeGenericMethod(elements).Invoke(null, [items])!;

    static string Immutable(string name) => name switch
    {
        "IImmutableList" => "ImmutableList",
        "IImmutableSet" => "ImmutableHashSet",
        "IImmutableDictionary" => "ImmutableDictionary",
        _ => name,
    };
}
