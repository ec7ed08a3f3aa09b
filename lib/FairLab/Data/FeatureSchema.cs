using System.Text.Json;

namespace FairLab.Data;

/// <summary>
/// What the features of fitted data mean: their names, source columns and levels. Data that a model sees later are matched
/// to it by name and level (<see cref="Match"/>), and the source columns of a second file are encoded as the first was
/// (<see cref="Encode"/>). Every fitted model has one and is saved with it.
/// </summary>
public sealed class FeatureSchema
{
    // The levels behind the indicators of a column, where they are known: a single indicator does not name the others.
    readonly IReadOnlyDictionary<string, string[]> _levels;

    FeatureSchema(IReadOnlyList<Feature> features, IReadOnlyDictionary<string, string[]> levels) => (Features, _levels) = (features, levels);

    /// <summary>The features, in the order that the model takes them.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>The schema of a data set.</summary>
    public static FeatureSchema Of(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var levels = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var features in data.FeatureList.Where(f => f.IsIndicator && f.Level is not null).GroupBy(f => f.Column))
        {
            // One-hot features name all levels; beside a single indicator the source column does, if it was kept.
            if (features.Count() > 1)
                levels[features.Key] = [.. features.Select(f => f.Level!)];
            else if (data.Columns.FirstOrDefault(c => c.Name == features.Key) is { } column)
                levels[features.Key] = column.Levels;
        }
        return new FeatureSchema([.. data.FeatureList], levels);
    }

    /// <summary>The same people with their features in the schema's order.</summary>
    /// <param name="data">Data with these features, in any order.</param>
    /// <param name="unseen">What becomes of other levels and columns.</param>
    /// <exception cref="ArgumentException">A column or level that is missing, unseen or encoded otherwise, with its name.</exception>
    public TabularDataset Match(TabularDataset data, UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (unseen == UnseenLevels.Refuse)
            CheckLevels(data);
        if (data.FeatureList.SequenceEqual(Features))
            return data;
        var at = data.FeatureList.Select((f, j) => (f.Name, j)).ToDictionary(p => p.Name, p => p.j, StringComparer.Ordinal);
        int[] from = [.. Features.Select(f => at.TryGetValue(f.Name, out var j) ? Same(data, f, j) : Missing(data, f, unseen))];
        if (unseen == UnseenLevels.Refuse && data.FeatureList.Select((f, j) => (f, j)).FirstOrDefault(p => !from.Contains(p.j)) is { f.Name: { } other })
            throw Error(data, $"found the feature '{other}' that training did not have", ", expected none beside those of training; match with UnseenLevels.AllZeros to leave it out");
        return data.WithPicked(Features, from);
    }

    /// <summary>The feature values of people given by the source columns, row-major, shape [rows, features].</summary>
    /// <param name="columns">The columns, in any order; those that no feature is made from are not looked at.</param>
    /// <param name="unseen">What becomes of a level that the schema does not have.</param>
    /// <exception cref="ArgumentException">A column that is missing, a level that is unseen, or a feature made from no column.</exception>
    /// <exception cref="DataException">A quantity that is not a number.</exception>
    public double[] Encode(IReadOnlyList<CodedColumn> columns, UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var rows = columns.Count == 0 ? 0 : columns[0].Rows;
        var values = new double[rows * Features.Count];
        for (var j = 0; j < Features.Count; j++)
        {
            var feature = Features[j];
            var column = columns.FirstOrDefault(c => c.Name == feature.Column)
                ?? throw new ArgumentException(NearestName.Message("column", feature.Column, [.. columns.Select(c => c.Name)]), nameof(columns));
            if (column.Rows != rows)
                throw new ArgumentException($"column '{column.Name}' has {column.Rows} rows, expected {rows} as '{columns[0].Name}' has", nameof(columns));
            if (feature is { IsIndicator: true, Level: null })
                throw new ArgumentException($"feature '{feature.Name}' does not say for which level of '{feature.Column}' it is 1, so nothing can be encoded as it", nameof(columns));
            if (unseen == UnseenLevels.Refuse)
                CheckLevels(column);
            var coded = feature.IsIndicator ? Array.ConvertAll(column.Levels, level => level == feature.Level ? 1.0 : 0) : column.NumericLevels();
            for (var row = 0; row < rows; row++)
                values[row * Features.Count + j] = coded[column.Codes[row]];
        }
        return values;
    }

    /// <summary>The schema as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Written([.. Features.Select(f => new WrittenFeature(f.Name, f.Column, f.IsIndicator, f.Level))], new(_levels)));

    /// <summary>The schema that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="DataException">Text that is no schema.</exception>
    public static FeatureSchema FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            if (JsonSerializer.Deserialize<Written>(json) is { Features: { } features, Levels: { } levels })
                return new FeatureSchema([.. features.Select(f => new Feature(f.Name, f.Column, f.IsIndicator) { Level = f.Level })], levels);
        }
        catch (JsonException e)
        {
            throw new DataException("schema", (int?)e.LineNumber, e.Message, "a schema of features as JSON");
        }
        throw new DataException("schema", null, "something else", "a schema of features as JSON");
    }

    static int Same(TabularDataset data, Feature expected, int j)
    {
        var found = data.FeatureList[j];
        if (found.Column != expected.Column || found.IsIndicator != expected.IsIndicator)
            throw Error(data, $"'{found.Name}' is {Kind(found)}", $", expected {Kind(expected)} as in training");
        // A level that is not known on one side cannot be compared; the names agree.
        return found.Level is null || expected.Level is null || found.Level == expected.Level ? j
            : throw Error(data, $"'{found.Name}' is 1 for '{found.Level}'", $", expected 1 for '{expected.Level}' as in training");
    }

    int Missing(TabularDataset data, Feature feature, UnseenLevels unseen)
    {
        var isLevel = feature.IsIndicator && Features.Count(f => f.Column == feature.Column) > 1 && data.FeatureList.Any(f => f.Column == feature.Column);
        return unseen == UnseenLevels.AllZeros && isLevel ? -1
            : throw Error(data, $"found {data.Width} features, expected the {Features.Count} of training: '{feature.Name}' is missing", isLevel
                ? "; match with UnseenLevels.AllZeros where nobody has it, or encode with the model's schema"
                : NearestName.Of(feature.Name, data.FeatureNames) is { } nearest ? $"; did you mean it by '{nearest}'?" : "");
    }

    /// <summary>Nobody has a level that a single indicator would count among the others it was trained with.</summary>
    void CheckLevels(TabularDataset data)
    {
        foreach (var column in data.Columns)
            if (_levels.ContainsKey(column.Name) && data.FeatureList.Count(f => f.Column == column.Name) == 1)
                CheckLevels(column);
    }

    void CheckLevels(CodedColumn column)
    {
        if (!_levels.TryGetValue(column.Name, out var known) || column.Levels.All(known.Contains))
            return;
        var isKnown = Array.ConvertAll(column.Levels, level => known.Contains(level));
        if (Array.FindIndex(column.Codes, code => !isKnown[code]) is >= 0 and var row)
            throw new ArgumentException($"row {row}: found '{column[row]}' in column '{column.Name}', expected one of {string.Join(", ", known)} as in training");
    }

    static string Kind(Feature feature) => $"{(feature.IsIndicator ? "an indicator" : "a quantity")} of column '{feature.Column}'";

    static ArgumentException Error(TabularDataset data, string found, string expected) => new($"{data.Id}: {found}{expected}", nameof(data));

    sealed record Written(WrittenFeature[] Features, Dictionary<string, string[]> Levels);

    sealed record WrittenFeature(string Name, string Column, bool IsIndicator, string? Level);
}
