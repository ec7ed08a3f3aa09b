using FairLab.Data;

namespace FairLab.Experiments.Definition;

/// <summary>Reads <c>datasets:</c>, the files of one's own that an experiment's notebooks load by name.</summary>
static class DatasetSection
{
    static readonly string[] Keys =
    [
        "file", "label", "favourable", "target", "groups", "privileged", "features", "missing", "columns", "weights",
        "id",
        "separator", "decimal_comma", "missing_texts",
    ];

    /// <summary>The data sets by name.</summary>
    /// <param name="map">The experiment.</param>
    /// <param name="folder">The folder of its file: paths are relative to it.</param>
    public static IReadOnlyDictionary<string, OwnDataset> Read(YamlMap map, string folder)
    {
        var own = new Dictionary<string, OwnDataset>(StringComparer.Ordinal);
        if (!map.Has("datasets"))
            return own;
        var section = map.Map("datasets", "'datasets'");
        foreach (string name in section.Names)
        {
            if (Datasets.Ids.Contains(name))
                throw section.Error(name, $"'{name}' is a data set of FairLab: give your own another name");
            var entry = section.Map(name, $"the data set '{name}'", Keys);
            // The name may be that of the file.
            string relative = entry.OptionalString("file") ?? name;
            string file = Path.GetFullPath(relative, Path.GetFullPath(folder));
            if (!File.Exists(file))
                throw section.Error(name, $"found no file {relative} in {folder}, expected the data: "
                    + NearestName.Expected("file", relative,
                        [.. Directory.GetFiles(folder, "*.csv").Select(f => Path.GetFileName(f))]));
            own.Add(name, new OwnDataset(file, Options(entry) with { Name = name }));
        }
        return own;
    }

    static DatasetOptions Options(YamlMap entry)
    {
        var options = new DatasetOptions
        {
            Label = entry.OptionalString("label"),
            Favourable = entry.Has("favourable") ? ValueSet.Of([.. entry.Texts("favourable")]) : null,
            Target = Word<TargetKind>(entry, "target"),
            Groups = entry.Texts("groups"),
            Privileged = [.. entry.Texts("privileged").Select(text => text is "~" or "null" ? null : text)],
            Features = entry.Has("features") ? entry.Strings("features") : null,
            Missing = Word<MissingValues>(entry, "missing") ?? MissingValues.Refuse,
            Weights = entry.OptionalString("weights"),
            Id = entry.OptionalString("id"),
            Separator = Separator(entry),
            DecimalComma = entry.OptionalBool("decimal_comma"),
        };
        if (entry.Has("missing_texts"))
            options = options with { MissingTexts = entry.Texts("missing_texts") };
        return entry.Has("columns") ? options with { Columns = Columns(entry.Map("columns", "'columns'")) } : options;
    }

    static Dictionary<string, ColumnOptions> Columns(YamlMap columns)
    {
        var own = new Dictionary<string, ColumnOptions>(StringComparer.Ordinal);
        foreach (string name in columns.Names)
        {
            var column = columns.Map(name, $"the column '{name}'", "type", "missing");
            own.Add(name, new ColumnOptions
            {
                Type = Word<ColumnType>(column, "type"),
                Missing = Word<MissingValues>(column, "missing"),
            });
        }
        return own;
    }

    /// <summary>A value of an enumeration in small letters, its words joined by '-': <c>own-level</c>.</summary>
    static T? Word<T>(YamlMap map, string key)
        where T : struct, Enum
    {
        if (map.OptionalString(key) is not { } text)
            return null;
        string[] words = [.. Enum.GetNames<T>().Select(Written)];
        int at = Array.IndexOf(words, text);
        return at >= 0 ? Enum.GetValues<T>()[at]
            : throw map.Error(key, NearestName.Message($"value of '{key}':", text, words));

        static string Written(string name) =>
            string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}"
                : $"{char.ToLowerInvariant(c)}"));
    }

    static char? Separator(YamlMap entry) => entry.OptionalString("separator") switch
    {
        null => null,
        "tab" => '\t',
        [var one] => one,
        var other => throw entry.Error("separator", $"expected one character or 'tab', found '{other}'"),
    };
}
