namespace FairLab.Data;

/// <summary>Encodes source columns as a feature matrix, in the order they are added.</summary>
public sealed class FeatureBuilder
{
    readonly List<Feature> _features = [];
    readonly List<Part> _parts = [];

    /// <summary>The feature list.</summary>
    public IReadOnlyList<Feature> Features => [.. _features];

    /// <summary>Adds a quantity as it is.</summary>
    /// <param name="column">The quantity.</param>
    /// <param name="fill">What stood in where it was missing, to be kept for data that is encoded alike later.</param>
    public FeatureBuilder Numeric(CodedColumn column, double? fill = null)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Add(column, column.NumericLevels(), new Feature(column.Name, column.Name, false) { Fill = fill });
    }

    /// <summary>Adds one column that is 1 for the given level and 0 for all others.</summary>
    public FeatureBuilder Indicator(CodedColumn column, string one)
    {
        ArgumentNullException.ThrowIfNull(column);
        var levels = new double[column.Levels.Length];
        levels[column.Code(one)] = 1;
        return Add(column, levels, new Feature(column.Name, column.Name, true) { Level = one });
    }

    /// <summary>Adds one column for every level, named "column=level".</summary>
    public FeatureBuilder OneHot(CodedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Add(column, null, [.. column.Levels.Select(Indicator)]);

        Feature Indicator(string level) => new($"{column.Name}={level}", column.Name, true) { Level = level };
    }

    /// <summary>The feature values, row-major, shape [rows, features].</summary>
    public double[] Values()
    {
        if (_parts.Count == 0)
            return [];
        var (rows, width) = (_parts[0].Codes.Length, _features.Count);
        var values = new double[rows * width];
        foreach (var part in _parts)
            for (int row = 0, at = part.Offset; row < rows; row++, at += width)
                if (part.Levels is null)
                    values[at + part.Codes[row]] = 1;
                else
                    values[at] = part.Levels[part.Codes[row]];
        return values;
    }

    FeatureBuilder Add(CodedColumn column, double[]? levels, params ReadOnlySpan<Feature> features)
    {
        if (_parts.Count > 0 && _parts[0].Codes.Length != column.Rows)
            throw new ArgumentException(
                $"column '{column.Name}' has {column.Rows} rows, expected {_parts[0].Codes.Length}",
                nameof(column));
        _parts.Add(new Part(_features.Count, column.Codes, levels));
        _features.AddRange(features);
        return this;
    }

    /// <summary>One source column: a value for each level, or (levels null) a 1 in the column of its level.</summary>
    sealed record Part(int Offset, int[] Codes, double[]? Levels);
}
