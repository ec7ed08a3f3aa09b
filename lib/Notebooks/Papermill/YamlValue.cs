using System.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FairLab.Notebooks;

/// <summary>What a YAML node means: the one dialect of experiments, parameter files and lists of notebooks.</summary>
internal static class YamlValue
{
    // Aliases of aliases stand for as many values as one likes.
    const int Most = 1_000_000;

    /// <summary>The value: null, bool, BigInteger, double, decimal, string, a list or a map.</summary>
    /// <param name="node">The node.</param>
    /// <param name="yaml11">
    /// Whether plain words mean what YAML 1.1 and PyYAML make of them rather than YAML 1.2's core schema.
    /// </param>
    /// <exception cref="YamlTextException">It nests too deeply, or has a tag without a meaning.</exception>
    public static object? Of(YamlNode node, bool yaml11 = false)
    {
        int left = Most;
        return Of(node, yaml11, 0, ref left);
    }

    static object? Of(YamlNode node, bool yaml11, int depth, ref int left)
    {
        if (depth > YamlText.Depth)
            throw new YamlTextException(
                node.Start.Line,
                FormattableString.Invariant($"the YAML nests deeper than {YamlText.Depth} levels"));
        if (--left < 0)
            throw new YamlTextException(
                node.Start.Line,
                FormattableString.Invariant($"the YAML stands for more than {Most} values"));
        switch (node)
        {
            case YamlScalarNode scalar:
                return Scalar(scalar, yaml11);
            case YamlSequenceNode list:
                var items = new object?[list.Children.Count];
                for (int i = 0; i < items.Length; i++)
                    items[i] = Of(list.Children[i], yaml11, depth + 1, ref left);
                return items;
            case YamlMappingNode map:
                OrderedDictionary<string, object?> entries = new(StringComparer.Ordinal);
                foreach (var (key, value) in YamlEntries.Of(map))
                    entries[PythonText.Str(Of(key, yaml11, depth + 1, ref left))] = Of(
                        value,
                        yaml11,
                        depth + 1,
                        ref left);
                return entries.ToArray();
            default:
                throw new YamlTextException(node.Start.Line, $"an unsupported YAML node: {node.NodeType}");
        }
    }

    static object? Scalar(YamlScalarNode scalar, bool yaml11)
    {
        string text = scalar.Value ?? "";
        string? tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        if (tag is "tag:yaml.org,2002:str" or "!" || (tag is null && scalar.Style != ScalarStyle.Plain))
            return text;
        object? plain = yaml11 ? YamlScalar.Yaml11(text) : YamlScalar.Yaml12(text);
        return (tag, plain) switch
        {
            (null, _) => plain,
            ("tag:yaml.org,2002:null", null) or ("tag:yaml.org,2002:bool", bool)
                or ("tag:yaml.org,2002:int", BigInteger) or ("tag:yaml.org,2002:float", double or decimal) => plain,
            ("tag:yaml.org,2002:float", BigInteger whole) => (double)whole,
            _ => throw new YamlTextException(scalar.Start.Line, $"'{text}' cannot be read as {tag}"),
        };
    }
}
