using FairLab.Data;

namespace FairLab.Detectors;

/// <summary>A change of people's inputs: what would the model say if this were otherwise?</summary>
/// <param name="Name">What is changed, for tables.</param>
/// <param name="Apply">The people with the change made; the same rows in the same order.</param>
public sealed record CounterfactualChange(string Name, Func<TabularDataset, TabularDataset> Apply)
{
    /// <summary>Everybody gets one value of a column.</summary>
    /// <param name="column">The column: a quantity, or a category by its indicators.</param>
    /// <param name="value">The quantity, or for a category the name of its level.</param>
    public static CounterfactualChange Set(string column, object value) =>
        new(FormattableString.Invariant($"{column} := {value}"), data => Write(data, column, (features, _) => Level(features, column, value)));

    /// <summary>Two levels of a category change places.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">One level.</param>
    /// <param name="second">The other.</param>
    public static CounterfactualChange Swap(string column, string first, string second) =>
        new($"{column}: {first} <-> {second}", data => Write(data, column, (features, row) =>
        {
            var (a, b) = (Level(features, column, first), Level(features, column, second));
            return row.SequenceEqual(a) ? b : row.SequenceEqual(b) ? a : row;
        }));

    /// <summary>The column says nothing: everybody gets its mean in the data.</summary>
    public static CounterfactualChange Mask(string column) => new($"{column} masked", data =>
    {
        var at = Features(data, column);
        double[] mean = [.. at.Select(j => Mean(data, j))];
        return Write(data, column, (_, _) => mean);
    });

    static double Mean(TabularDataset data, int feature)
    {
        var rows = Enumerable.Range(0, data.Rows);
        return data.Weights is not { } weights ? rows.Average(row => data.Value(row, feature))
            : rows.Sum(row => weights[row] * data.Value(row, feature)) / data.TotalWeight;
    }

    static int[] Features(TabularDataset data, string column)
    {
        int[] at = [.. Enumerable.Range(0, data.Width).Where(j => data.FeatureList[j].Column == column)];
        return at.Length > 0 ? at : throw new ArgumentException(NearestName.Message("column", column, [.. data.FeatureList.Select(f => f.Column).Distinct()]), nameof(column));
    }

    static double[] Level(IReadOnlyList<Feature> features, string column, object value)
    {
        if (!features[0].IsIndicator)
        {
            return value is IConvertible and not string ? [Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)]
                : throw new ArgumentException(FormattableString.Invariant($"column '{column}' is a quantity: found the value '{value}', expected a number"), nameof(value));
        }
        // A single indicator is named after its column and takes 0 or 1; several are named column=level.
        if (features.Count == 1 && value is IConvertible and not string)
            return [Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)];
        var level = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var name = $"{column}={level}";
        return features.Any(f => f.Name == name) ? [.. features.Select(f => f.Name == name ? 1.0 : 0.0)]
            : throw new ArgumentException(NearestName.Message($"level of '{column}'", level, [.. features.Select(f => f.Name[(f.Name.IndexOf('=', StringComparison.Ordinal) + 1)..])]), nameof(value));
    }

    static TabularDataset Write(TabularDataset data, string column, Func<IReadOnlyList<Feature>, double[], double[]> change)
    {
        var at = Features(data, column);
        Feature[] features = [.. at.Select(j => data.FeatureList[j])];
        var values = data.Values();
        for (var row = 0; row < data.Rows; row++)
        {
            double[] now = [.. at.Select(j => values[row * data.Width + j])];
            var then = change(features, now);
            for (var k = 0; k < at.Length; k++)
                values[row * data.Width + at[k]] = then[k];
        }
        return data.WithFeatures(data.FeatureList, values);
    }
}
