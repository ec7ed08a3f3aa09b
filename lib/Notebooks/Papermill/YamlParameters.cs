using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FairLab.Notebooks;

/// <summary>Reads parameters from YAML or JSON text.</summary>
public static class YamlParameters
{
    /// <summary>The names and values of a mapping; empty text has none.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="yaml11">Whether plain words mean what YAML 1.1 and PyYAML make of them (<c>on</c> is true, <c>010</c> is 8, <c>1e-5</c> is text) rather than YAML 1.2.</param>
    /// <exception cref="NotebookParameterException">The text is not YAML, or not a mapping.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>> Read(string text, string name, bool yaml11 = false)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new NotebookParameterException(name, FormattableString.Invariant($"line {error.Start.Line}: not valid YAML: {error.InnerException?.Message ?? error.Message}"));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The parser's own failures on text that ends inside a bracket, or nests an alias in itself.
            throw new NotebookParameterException(name, "not valid YAML: " + error.Message);
        }

        if (stream.Documents.Count > 1)
            throw new NotebookParameterException(name, FormattableString.Invariant($"expected one YAML document, found {stream.Documents.Count}"));
        if (stream.Documents.Count == 0 || Value(stream.Documents[0].RootNode, yaml11, 0, name) is not { } value)
            return [];
        return value as KeyValuePair<string, object?>[]
            ?? throw new NotebookParameterException(name, $"expected 'name: value' lines, found {ParameterValue.Describe(value)}");
    }

    static object? Value(YamlNode node, bool yaml11, int depth, string name)
    {
        if (depth > 64)
            throw new NotebookParameterException(name, "the YAML nests deeper than 64 levels");
        switch (node)
        {
            case YamlScalarNode scalar:
                return scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str"
                    ? scalar.Value ?? ""
                    : yaml11 ? YamlScalar.Yaml11(scalar.Value ?? "") : YamlScalar.Yaml12(scalar.Value ?? "");
            case YamlSequenceNode list:
                return list.Children.Select(item => Value(item, yaml11, depth + 1, name)).ToArray();
            case YamlMappingNode map:
                OrderedDictionary<string, object?> entries = new(StringComparer.Ordinal);
                foreach (var (key, item) in map.Children)
                {
                    var value = Value(item, yaml11, depth + 1, name);
                    if (key is YamlScalarNode { Value: "<<", Style: ScalarStyle.Plain } && value is KeyValuePair<string, object?>[] merged)
                    {
                        foreach (var (mergedKey, mergedValue) in merged)
                            entries.TryAdd(mergedKey, mergedValue);
                    }
                    else
                    {
                        entries[PythonText.Str(Value(key, yaml11, depth + 1, name))] = value;
                    }
                }

                return entries.ToArray();
            default:
                throw new NotebookParameterException(name, $"an unsupported YAML node: {node.NodeType}");
        }
    }
}
