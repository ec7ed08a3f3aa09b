using System.Globalization;
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
        new(FormattableString.Invariant($"{column} := {value}"),
            data => Write(data, column, (features, _) => Level(features, column, value)));

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
        if (at.Length > 0)
            return at;
        string[] known = [.. data.FeatureList.Select(f => f.Column).Distinct()];
        throw new ArgumentException(NearestName.Message("column", column, known), nameof(column));
    }

    static double[] Level(IReadOnlyList<Feature> features, string column, object value)
    {
        if (!features[0].IsIndicator)
        {
            return Number(value) is { } number ? [number]
                : throw new ArgumentException(
                    FormattableString.Invariant($"column '{column}' is a quantity: found the value '{value}', ")
                    + "expected a number", nameof(value));
        }
        // A single indicator takes 0 or 1; it does not name the levels for which it is 0.
        if (features.Count == 1 && Number(value) is { } one)
            return one is 0 or 1 ? [one] : throw new ArgumentException(FormattableString.Invariant(
                $"column '{column}' is an indicator: found the value {one}, expected 0 or 1"), nameof(value));
        var level = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (features.Any(f => f.Level == level))
            return [.. features.Select(f => f.Level == level ? 1.0 : 0.0)];
        string[] known = [.. features.Select(f => f.Level).OfType<string>()];
        throw new ArgumentException(NearestName.Message($"level of '{column}'", level, known)
            + (features.Count == 1 ? $" Column '{column}' is a single indicator: 0 stands for all its other levels."
                : ""), nameof(value));
    }

    /// <summary>A number, or a truth value as 0 or 1; null for anything else.</summary>
    static double? Number(object? value) =>
        value is bool or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;

    static TabularDataset Write(
        TabularDataset data, string column, Func<IReadOnlyList<Feature>, double[], double[]> change)
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
