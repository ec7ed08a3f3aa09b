using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FairLab.Notebooks;

/// <summary>The entries of a YAML mapping with its merge key (<c>&lt;&lt;</c>) carried out.</summary>
internal static class YamlEntries
{
    /// <summary>
    /// Keys and values: what is merged comes first and what the mapping says itself counts; of several merged mappings
    /// the first counts, as in PyYAML.
    /// </summary>
    /// <exception cref="YamlTextException">Something other than mappings is merged.</exception>
    public static IReadOnlyList<KeyValuePair<YamlNode, YamlNode>> Of(YamlMappingNode map, int depth = 0)
    {
        if (depth > YamlText.Depth)
            throw new YamlTextException(
                map.Start.Line,
                FormattableString.Invariant($"the YAML nests deeper than {YamlText.Depth} levels"));
        if (!map.Children.Keys.Any(IsMerge))
            return [.. map.Children];
        OrderedDictionary<YamlNode, YamlNode> entries = [];
        foreach (var (_, merged) in map.Children.Where(p => IsMerge(p.Key)))
        {
            foreach (var part in merged is YamlSequenceNode list ? list.Children : [merged])
            {
                if (part is not YamlMappingNode other)
                    throw new YamlTextException(
                        part.Start.Line,
                        "'<<' merges a mapping, or a list of mappings, into this one");
                foreach (var (key, value) in Of(other, depth + 1))
                    entries.TryAdd(key, value);
            }
        }
        foreach (var (key, value) in map.Children.Where(p => !IsMerge(p.Key)))
            entries[key] = value;
        return [.. entries];
    }

    static bool IsMerge(YamlNode key) => key is YamlScalarNode { Value: "<<", Style: ScalarStyle.Plain };
}
