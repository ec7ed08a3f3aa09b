namespace FairLab.Data;

/// <summary>Encodes source columns as a feature matrix, in the order they are added.</summary>
public sealed class FeatureBuilder
{
    readonly List<(Feature Feature, float[] Levels, int[] Codes)> _features = [];

    /// <summary>Adds a quantity as it is.</summary>
    public FeatureBuilder Numeric(CodedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        _features.Add((new Feature(column.Name, column.Name, false), column.NumericLevels(), column.Codes));
        return this;
    }

    /// <summary>Adds one column that is 1 for the given level and 0 for all others.</summary>
    public FeatureBuilder Indicator(CodedColumn column, string one)
    {
        ArgumentNullException.ThrowIfNull(column);
        var code = column.Code(one);
        _features.Add((new Feature(column.Name, column.Name, true), OneAt(code, column.Levels.Length), column.Codes));
        return this;
    }

    /// <summary>Adds one column for every level, named "column=level".</summary>
    public FeatureBuilder OneHot(CodedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        for (var level = 0; level < column.Levels.Length; level++)
            _features.Add((new Feature($"{column.Name}={column.Levels[level]}", column.Name, true), OneAt(level, column.Levels.Length), column.Codes));
        return this;
    }

    /// <summary>The feature list.</summary>
    public IReadOnlyList<Feature> Features => [.. _features.Select(f => f.Feature)];

    /// <summary>The feature values, row-major, shape [rows, features].</summary>
    public float[] Values()
    {
        if (_features.Count == 0)
            return [];
        var (rows, width) = (_features[0].Codes.Length, _features.Count);
        var values = new float[rows * width];
        // Blocks of rows keep the part of the matrix that is being written in the cache while the columns pass over it.
        const int block = 512;
        for (var start = 0; start < rows; start += block)
            for (var j = 0; j < width; j++)
            {
                var (_, levels, codes) = _features[j];
                for (var row = start; row < Math.Min(start + block, rows); row++)
                    values[row * width + j] = levels[codes[row]];
            }
        return values;
    }

    static float[] OneAt(int index, int length)
    {
        var levels = new float[length];
        levels[index] = 1;
        return levels;
    }
}
