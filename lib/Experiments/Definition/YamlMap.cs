using System.Numerics;
using FairLab.Notebooks;
using YamlDotNet.RepresentationModel;

namespace FairLab.Experiments.Definition;

/// <summary>
/// Reads one YAML mapping strictly: every key is known, every value has its type, every error names file and line.
/// </summary>
sealed class YamlMap
{
    readonly string _file;
    readonly YamlNode _node;
    readonly OrderedDictionary<string, YamlNode> _entries = new(StringComparer.Ordinal);

    public YamlMap(string file, YamlNode node, string what, params IReadOnlyList<string> keys)
    {
        _file = file;
        _node = node;
        if (node is not YamlMappingNode map)
            throw Error(node, $"expected {what} as 'key: value' lines, found {Describe(node)}");
        foreach (var (key, value) in Read(() => YamlEntries.Of(map)))
        {
            string name = Text(key, "a key");
            if (keys.Count > 0 && !keys.Contains(name))
                throw Error(key, NearestName.Message($"key in {what}:", name, keys));
            if (!_entries.TryAdd(name, value))
                throw Error(key, $"the key '{name}' is there twice");
        }
    }

    /// <summary>The root mapping of a file.</summary>
    public static YamlMap Load(string file, string what, params IReadOnlyList<string> keys)
    {
        try
        {
            return YamlText.Load(Utf8Text.Read(file)) is { } root
                ? new YamlMap(file, root, what, keys)
                : throw new UsageException($"{file}: expected one YAML document with {what}, found 0.");
        }
        catch (YamlTextException e)
        {
            throw new UsageException($"{file}: {e.Located}.");
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: cannot be read: {e.Message}");
        }
    }

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The keys, in order.</summary>
    public IReadOnlyCollection<string> Names => [.. _entries.Keys];

    public int Line(string key) => (int)_entries[key].Start.Line;

    public string String(string key) => Text(Node(key), $"text for '{key}'");

    public string? OptionalString(string key) => Has(key) ? String(key) : null;

    public int? OptionalInt(string key) => !Has(key) ? null
        : Value(Node(key)) is long n and > 0 and <= int.MaxValue ? (int)n
        : throw Error(Node(key), $"'{key}' expects a whole number above 0, found {Describe(Node(key))}");

    public bool OptionalBool(string key) => Has(key) && (Value(Node(key)) as bool?
        ?? throw Error(Node(key), $"'{key}' expects true or false, found {Describe(Node(key))}"));

    /// <summary>A number of at least 0; 0 where there is none.</summary>
    public double Bound(string key) => !Has(key) ? 0 : Value(Node(key)) switch
    {
        long n and >= 0 => n,
        double d when d >= 0 && double.IsFinite(d) => d,
        _ => throw Error(Node(key), $"'{key}' expects a number of at least 0, found {Describe(Node(key))}"),
    };

    public IReadOnlyList<string> Strings(string key) =>
        Has(key) ? [.. Sequence(key).Select(n => Text(n, $"text in the list '{key}'"))] : [];

    /// <summary>One text or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Has(key) && Node(key) is YamlScalarNode ? [String(key)] : Strings(key);

    /// <summary>A mapping of values: parameters.</summary>
    public IReadOnlyDictionary<string, object?> Values(string key) =>
        Has(key) ? Map(key, $"'{key}'").AllValues() : new Dictionary<string, object?>();

    /// <summary>One grid, or a list of grids: mappings from names to lists of values.</summary>
    public IReadOnlyList<YamlMap> Grids(string key) => !Has(key) ? []
        : Node(key) is YamlSequenceNode list ? [.. list.Children.Select(n => new YamlMap(_file, n, "a grid"))]
        : [Map(key, $"'{key}'")];

    public YamlMap Map(string key, string what, params IReadOnlyList<string> keys) => new(_file, Node(key), what, keys);

    public IReadOnlyList<YamlMap> Maps(string key, string what, params IReadOnlyList<string> keys) =>
        Has(key) ? [.. Sequence(key).Select(n => new YamlMap(_file, n, what, keys))] : [];

    public IReadOnlyDictionary<string, object?> AllValues()
    {
        var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in _entries)
            values.Add(name, Value(value));
        return values;
    }

    public IReadOnlyDictionary<string, IReadOnlyList<object?>> AllLists()
    {
        var lists = new OrderedDictionary<string, IReadOnlyList<object?>>(StringComparer.Ordinal);
        foreach (string name in _entries.Keys)
            lists.Add(name, [.. Sequence(name).Select(Value)]);
        return lists;
    }

    /// <summary>An error at a key's line, or at the mapping's own line when the key is absent.</summary>
    public UsageException Error(string? key, string message) =>
        Error(key is not null && Has(key) ? _entries[key] : _node, message);

    YamlNode Node(string key) => _entries.TryGetValue(key, out var value)
        ? value
        : throw Error(_node, $"the key '{key}' is missing");

    IEnumerable<YamlNode> Sequence(string key) => Node(key) is YamlSequenceNode list
        ? list.Children
        : throw Error(Node(key), $"'{key}' expects a list such as [a, b], found {Describe(Node(key))}");

    object? Value(YamlNode value) => Narrow(Read(() => YamlValue.Of(value)));

    string Text(YamlNode value, string what) => value is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw Error(value, $"expected {what}, found {Describe(value)}");

    T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (YamlTextException e)
        {
            throw new UsageException($"{_file}: {e.Located}");
        }
    }

    UsageException Error(YamlNode at, string message) => new($"{_file}: line {at.Start.Line}: {message}");

    // The engine counts in long; what does not fit keeps its digits.
    static object? Narrow(object? value) => value switch
    {
        BigInteger n when n >= long.MinValue && n <= long.MaxValue => (long)n,
        KeyValuePair<string, object?>[] map => Array.ConvertAll(map, p => KeyValuePair.Create(p.Key, Narrow(p.Value))),
        object?[] list => Array.ConvertAll(list, Narrow),
        _ => value,
    };

    static string Describe(YamlNode value) => value switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };
}
