using System.Globalization;

namespace FairLab;

/// <summary>
/// A name with options of its own, as an experiment writes it: <c>reduction</c>,
/// <c>{ reduction: { constraint: EqualizedOdds } }</c>, or <c>{ reduction: { … }, label: strict }</c>.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Options">The options, in the order written.</param>
public sealed record NamedOptions(string Name, IReadOnlyList<KeyValuePair<string, object?>> Options)
{
    const string LabelKey = "label";
    const string Form = "a name, or one name with its options, such as { reduction: { epsilon: 0.02 } }";

    readonly string? _label;

    /// <summary>What tables and figures call it: the label given, else the name, and its options behind it.</summary>
    public string Label
    {
        get => _label ?? (Options.Count == 0 ? Name : $"{Name} ({string.Join(", ", Options.Select(Describe))})");
        init => _label = value;
    }

    /// <summary>Reads a value; null for one that is neither a text nor a mapping of this form.</summary>
    public static NamedOptions? TryOf(object? value)
    {
        if (value is string text)
            return new NamedOptions(text, []);
        if (value is not IEnumerable<KeyValuePair<string, object?>> map)
            return null;
        KeyValuePair<string, object?>[] named = [.. map.Where(p => p.Key != LabelKey)];
        string?[] labels = [.. map.Where(p => p.Key == LabelKey).Select(p => p.Value as string)];
        if (named is not [var (name, inner)] || labels.Contains(null))
            return null;
        if (inner is not IEnumerable<KeyValuePair<string, object?>> options)
            return null;
        var read = new NamedOptions(name, [.. options]);
        return labels is [{ } label] ? read with { Label = label } : read;
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="ArgumentException">It has another form.</exception>
    public static NamedOptions Of(object? value) => TryOf(value)
        ?? throw new ArgumentException($"found {Shown(value)}, expected {Form}", nameof(value));

    /// <summary>The label.</summary>
    public override string ToString() => Label;

    // A text says what it is; a number does not.
    static string Describe(KeyValuePair<string, object?> option) =>
        option.Value is string text ? text : $"{option.Key} {Shown(option.Value)}";

    /// <summary>A value as messages show it.</summary>
    internal static string Shown(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable<KeyValuePair<string, object?>> map =>
            "{" + string.Join(", ", map.Select(p => $"{p.Key}: {Shown(p.Value)}")) + "}",
        System.Runtime.CompilerServices.ITuple tuple =>
            "[" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Shown(tuple[i]))) + "]",
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Shown)) + "]",
        _ => value.ToString() ?? "",
    };
}
