using System.Text.Json;

namespace FairLab.Data;

/// <summary>
/// What the features of fitted data mean: their names, source columns and levels. Data that a model sees later are
/// matched to it by name and level (<see cref="Match"/>), and the source columns of a second file are encoded as the
/// first was (<see cref="Encode"/>). Every fitted model has one and is saved with it.
/// </summary>
public sealed class FeatureSchema
{
    // The levels behind the indicators of a column, where they are known: a single indicator does not name the others.
    readonly IReadOnlyDictionary<string, string[]> _levels;

    FeatureSchema(IReadOnlyList<Feature> features, IReadOnlyDictionary<string, string[]> levels) =>
        (Features, _levels) = (features, levels);

    /// <summary>The features, in the order that the model takes them.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>The schema of a data set.</summary>
    public static FeatureSchema Of(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var levels = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var features in data.FeatureList.Where(f => f.Level is not null).GroupBy(f => f.Column))
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
    /// <param name="unseen">
    /// What becomes of other levels and columns. Where levels become zeros, the source column that held them is left
    /// out.
    /// </param>
    /// <exception cref="ArgumentException">A column or level missing, unseen or encoded otherwise, with its
    /// name.</exception>
    public TabularDataset Match(TabularDataset data, UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (unseen == UnseenLevels.Refuse)
            foreach (var column in data.Columns.Where(c => data.FeatureList.Count(f => f.Column == c.Name) == 1))
                CheckLevels(column);
        else if (data.Columns.Any(c => Unseen(c) >= 0))
            data = data.WithColumns([.. data.Columns.Where(c => Unseen(c) < 0)]);
        if (data.FeatureList.SequenceEqual(Features))
            return data;
        int[] from = [.. Features.Select(f => Find(data, f) is >= 0 and var j ? j : Missing(data, f, unseen))];
        for (var j = 0; j < data.Width && unseen == UnseenLevels.Refuse; j++)
            if (!from.Contains(j) && !IsKnown(data.FeatureList[j]))
                throw Error(data, $"found the feature '{data.FeatureList[j].Name}' that training did not have",
                    "those of training and no other; match with UnseenLevels.AllZeros to leave it out");
        return data.WithPicked(Features, from);
    }

    /// <summary>The feature values of people given by the source columns, row-major, shape [rows, features].</summary>
    /// <param name="columns">The columns, in any order; those that no feature is made from are not looked at.</param>
    /// <param name="unseen">What becomes of a level that the schema does not have.</param>
    /// <exception cref="ArgumentException">A column that is missing, a level that is unseen, a feature made from no
    /// column.</exception>
    /// <exception cref="DataException">A quantity that is not a number.</exception>
    public double[] Encode(IReadOnlyList<CodedColumn> columns, UnseenLevels unseen = UnseenLevels.Refuse)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Distinct.Check("column", columns.Select(c => c.Name));
        var rows = columns.Count == 0 ? 0 : columns[0].Rows;
        var values = new double[rows * Features.Count];
        for (var j = 0; j < Features.Count; j++)
        {
            var feature = Features[j];
            var column = columns.FirstOrDefault(c => c.Name == feature.Column) ?? throw new ArgumentException(
                NearestName.Message("column", feature.Column, [.. columns.Select(c => c.Name)]), nameof(columns));
            if (column.Rows != rows)
                throw new ArgumentException($"column '{column.Name}' has {column.Rows} rows, expected {rows} as "
                    + $"'{columns[0].Name}' has", nameof(columns));
            if (feature is { IsIndicator: true, Level: null })
                throw new ArgumentException($"feature '{feature.Name}' does not say for which level of "
                    + $"'{feature.Column}' it is 1, expected one that does", nameof(columns));
            if (unseen == UnseenLevels.Refuse)
                CheckLevels(column);
            var coded = feature.IsIndicator
                ? Array.ConvertAll(column.Levels, level => level == feature.Level ? 1.0 : 0)
                : column.NumericLevels();
            for (var row = 0; row < rows; row++)
                values[row * Features.Count + j] = coded[column.Codes[row]];
        }
        return values;
    }

    /// <summary>The schema as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Written(
        [.. Features.Select(f => new WrittenFeature(f.Name, f.Column, f.IsIndicator, f.Level, f.Fill))], new(_levels)));

    /// <summary>The schema that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="DataException">Text that is no schema.</exception>
    public static FeatureSchema FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            if (JsonSerializer.Deserialize<Written>(json) is { Features: { } features, Levels: { } levels })
                return new FeatureSchema(
                    [.. features.Select(f =>
                        new Feature(f.Name, f.Column, f.IsIndicator) { Level = f.Level, Fill = f.Fill })], levels);
        }
        catch (JsonException e)
        {
            throw new DataException("schema", e.LineNumber + 1, e.Message, "a schema of features as JSON");
        }
        throw new DataException("schema", null, "something else", "a schema of features as JSON");
    }

    /// <summary>
    /// Where the data have a feature: by column and level where both say it, else by name; -1 for nowhere.
    /// </summary>
    static int Find(TabularDataset data, Feature expected)
    {
        var (byName, byLevel) = (-1, -1);
        for (var j = 0; j < data.Width; j++)
        {
            var f = data.FeatureList[j];
            byName = f.Name == expected.Name ? j : byName;
            var isLevel = f.IsIndicator && expected.IsIndicator && expected.Level is not null;
            byLevel = isLevel && f.Column == expected.Column && f.Level == expected.Level ? j : byLevel;
        }
        if (byLevel >= 0 || byName < 0)
            return byLevel;
        var found = data.FeatureList[byName];
        if (found.Column != expected.Column || found.IsIndicator != expected.IsIndicator)
            throw Error(data, $"'{found.Name}' is {Kind(found)}", $"{Kind(expected)} as in training");
        // A level that is not known on one side cannot be compared; the names agree.
        return found.Level is null || expected.Level is null ? byName
            : throw Error(data, $"'{found.Name}' is 1 for '{found.Level}'", $"1 for '{expected.Level}' as in training");
    }

    int Missing(TabularDataset data, Feature feature, UnseenLevels unseen)
    {
        var isLevel = feature.IsIndicator && Features.Count(f => f.Column == feature.Column) > 1
            && data.FeatureList.Any(f => f.Column == feature.Column);
        if (unseen == UnseenLevels.AllZeros && isLevel)
            return -1;
        // A level that nobody had in training says more than a feature that is not there.
        if (data.Columns.FirstOrDefault(c => c.Name == feature.Column) is { } column && feature.Level is not null)
            CheckLevels(column);
        var nearest = NearestName.Of(feature.Name, data.FeatureNames);
        var hint = isLevel
            ? "; match with UnseenLevels.AllZeros where nobody has it, or encode the file with the model's schema"
            : nearest is null ? "" : $"; did you mean it by '{nearest}'?";
        throw Error(
            data,
            $"found {data.Width} features",
            $"the {Features.Count} of training: '{feature.Name}' is missing{hint}");
    }

    /// <summary>A level of which training knew, though it had no feature of its own there.</summary>
    bool IsKnown(Feature feature) =>
        feature.Level is not null
        && _levels.TryGetValue(feature.Column, out var known)
        && known.Contains(feature.Level);

    /// <summary>Refuses somebody whose level training did not have.</summary>
    void CheckLevels(CodedColumn column)
    {
        if (Unseen(column) is >= 0 and var row)
            throw new ArgumentException($"row {row}: found '{column[row]}' in column '{column.Name}', expected one of "
                + $"{string.Join(", ", _levels[column.Name])} as in training");
    }

    /// <summary>
    /// The first row whose level training did not have; -1 when there is none, or nothing is known of the column.
    /// </summary>
    int Unseen(CodedColumn column)
    {
        if (!_levels.TryGetValue(column.Name, out var known) || column.Levels.All(known.Contains))
            return -1;
        var isKnown = Array.ConvertAll(column.Levels, level => known.Contains(level));
        return Array.FindIndex(column.Codes, code => !isKnown[code]);
    }

    static string Kind(Feature feature) =>
        $"{(feature.IsIndicator ? "an indicator" : "a quantity")} of column '{feature.Column}'";

    static ArgumentException Error(TabularDataset data, string found, string expected) =>
        new($"{data.Id}: {found}, expected {expected}", nameof(data));

    sealed record Written(WrittenFeature[] Features, Dictionary<string, string[]> Levels);

    sealed record WrittenFeature(string Name, string Column, bool IsIndicator, string? Level, double? Fill = null);
}
