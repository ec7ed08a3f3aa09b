using System.Globalization;
using System.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FairLab.Experiments.Definition;

/// <summary>Reads one YAML mapping strictly: every key is known, every value has its type, every error names file and line.</summary>
sealed class YamlMap
{
    readonly string _file;
    readonly YamlMappingNode _node;

    public YamlMap(string file, YamlNode node, string what, params IReadOnlyList<string> keys)
    {
        _file = file;
        _node = node as YamlMappingNode ?? throw Error(node, $"expected {what} as 'key: value' lines, found {Describe(node)}");
        if (keys.Count == 0)
            return;
        foreach (var key in _node.Children.Keys)
        {
            string name = Text(key, "a key");
            if (!keys.Contains(name))
                throw Error(key, NearestName.Message($"key in {what}:", name, keys));
        }
    }

    /// <summary>The root mapping of a file.</summary>
    public static YamlMap Load(string file, string what, params IReadOnlyList<string> keys)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(file);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw new UsageException($"{file}: line {e.Start.Line}: not valid YAML: {e.InnerException?.Message ?? e.Message}");
        }
        catch (InvalidOperationException)
        {
            // What the parser throws when the file ends inside a bracket; it has no position then.
            throw new UsageException($"{file}: line {File.ReadLines(file).Count()}: not valid YAML: it ends inside an open bracket or brace.");
        }
        catch (IOException e)
        {
            throw new UsageException($"{file}: cannot be read: {e.Message}");
        }
        return stream.Documents.Count == 1
            ? new YamlMap(file, stream.Documents[0].RootNode, what, keys)
            : throw new UsageException($"{file}: expected one YAML document with {what}, found {stream.Documents.Count}.");
    }

    public IEnumerable<string> Keys => _node.Children.Keys.Select(k => Text(k, "a key"));

    public bool Has(string key) => _node.Children.ContainsKey(new YamlScalarNode(key));

    public int Line(string key) => (int)_node.Children[new YamlScalarNode(key)].Start.Line;

    public string String(string key) => Text(Node(key), $"text for '{key}'");

    public string? OptionalString(string key) => Has(key) ? String(key) : null;

    public int? OptionalInt(string key) => !Has(key) ? null
        : Scalar(Node(key)) is long n and > 0 and <= int.MaxValue ? (int)n
        : throw Error(Node(key), $"'{key}' expects a whole number above 0, found {Describe(Node(key))}");

    public IReadOnlyList<string> Strings(string key) =>
        Has(key) ? [.. Sequence(key).Select(n => Text(n, $"text in the list '{key}'"))] : [];

    /// <summary>A mapping whose values are scalars or lists of scalars: parameters.</summary>
    public IReadOnlyDictionary<string, object?> Values(string key)
    {
        if (!Has(key))
            return new Dictionary<string, object?>();
        var map = new YamlMap(_file, Node(key), $"'{key}'");
        return map._node.Children.ToDictionary(p => Text(p.Key, "a name"), p => map.Value(p.Value), StringComparer.Ordinal);
    }

    /// <summary>A mapping from names to lists of scalars: a grid.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<object?>> Lists(string key)
    {
        if (!Has(key))
            return new Dictionary<string, IReadOnlyList<object?>>();
        return new YamlMap(_file, Node(key), $"'{key}'").AllLists();
    }

    /// <summary>One grid, or a list of grids.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<object?>>> Grids(string key) =>
        !Has(key) || Node(key) is not YamlSequenceNode list
            ? [Lists(key)]
            : [.. list.Children.Select(n => new YamlMap(_file, n, "a grid").AllLists())];

    public YamlMap Map(string key, string what, params IReadOnlyList<string> keys) => new(_file, Node(key), what, keys);

    public IReadOnlyList<YamlMap> Maps(string key, string what, params IReadOnlyList<string> keys) =>
        Has(key) ? [.. Sequence(key).Select(n => new YamlMap(_file, n, what, keys))] : [];

    public IReadOnlyDictionary<string, object?> AllValues() =>
        _node.Children.ToDictionary(p => Text(p.Key, "a name"), p => Value(p.Value), StringComparer.Ordinal);

    /// <summary>An error at a key's line, or at the mapping's own line when the key is absent.</summary>
    public UsageException Error(string key, string message) => Error(Has(key) ? Node(key) : _node, message);

    Dictionary<string, IReadOnlyList<object?>> AllLists() =>
        Keys.ToDictionary(k => k, k => (IReadOnlyList<object?>)[.. Sequence(k).Select(Value)], StringComparer.Ordinal);

    YamlNode Node(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var value)
        ? value
        : throw Error(_node, $"the key '{key}' is missing");

    IEnumerable<YamlNode> Sequence(string key) => Node(key) is YamlSequenceNode list
        ? list.Children
        : throw Error(Node(key), $"'{key}' expects a list such as [a, b], found {Describe(Node(key))}");

    object? Value(YamlNode value) => value switch
    {
        YamlScalarNode => Scalar(value),
        YamlSequenceNode list => list.Children.Select(Value).ToArray(),
        _ => throw Error(value, $"expected a value or a list of values, found {Describe(value)}"),
    };

    string Text(YamlNode value, string what) => value is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw Error(value, $"expected {what}, found {Describe(value)}");

    UsageException Error(YamlNode at, string message) => new($"{_file}: line {at.Start.Line}: {message}");

    // YAML 1.2's core schema: what a reader of the file expects (1e-3 is a number, yes is a word).
    static object? Scalar(YamlNode value)
    {
        if (value is not YamlScalarNode { Value: { } text } scalar)
            return null;
        if (scalar.Style is not ScalarStyle.Plain)
            return text;
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            ".nan" => double.NaN,
            ".inf" => double.PositiveInfinity,
            "-.inf" => double.NegativeInfinity,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long n) => n,
            _ when BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) => big,
            _ when char.IsAsciiDigit(text[^1]) || text[^1] == '.' => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double d) ? d : text,
            _ => text,
        };
    }

    static string Describe(YamlNode value) => value switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };
}
