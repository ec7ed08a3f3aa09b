namespace FairLab.Data;

/// <summary>
/// Brings every feature to mean 0 and standard deviation 1: x' = (x - mean) / sd, with both taken from the data it was
/// fitted on (the training part, a row of weight k counting as k) and no other, in 64 bits throughout, so that the unit
/// of a feature and its zero make no difference. A feature that is constant there becomes 0. The deviation of an
/// indicator counts as at least ¼: otherwise a level that three people have would be the largest number in their rows,
/// and networks learn those people by heart. Data seen later are matched to the training data by the names of features
/// and levels.
/// </summary>
public sealed class Standardizer
{
    const double LeastIndicatorDeviation = 0.25;

    // Values that differ by no more than four units of the last place are one value with noise of rounding.
    const double LeastRange = 4 * 2.220446049250313e-16;

    readonly double[] _mean, _scale;

    internal Standardizer(FeatureSchema schema, double[] mean, double[] scale) =>
        (Schema, _mean, _scale) = (schema, mean, scale);

    /// <summary>The features it was fitted on.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The number of features.</summary>
    public int Width => _mean.Length;

    internal IReadOnlyList<double> Mean => _mean;

    internal IReadOnlyList<double> Scale => _scale;

    /// <summary>Takes mean and (population) standard deviation of each feature.</summary>
    /// <exception cref="ArgumentException">No rows, or values so near to 0 that the inverse of their deviation is no
    /// number.</exception>
    public static Standardizer Fit(TabularDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Rows == 0)
            throw new ArgumentException($"{train.Id}: found no rows, expected at least one", nameof(train));
        var width = train.Width;
        var first = train.Weights is null ? 0 : Array.FindIndex(train.Weights, w => w > 0);
        // Everything is measured from one person's values: what is far from 0 and close together loses no digits.
        var origin = new double[width];
        for (var j = 0; j < width; j++)
            origin[j] = train.Value(first, j);
        var (sum, square, least, most) = (new double[width], new double[width], new double[width], new double[width]);
        var total = 0.0;
        for (var row = 0; row < train.Rows; row++)
        {
            var weight = train.Weights?[row] ?? 1;
            if (weight == 0)
                continue;
            total += weight;
            for (var j = 0; j < width; j++)
            {
                var x = train.Value(row, j) - origin[j];
                sum[j] += weight * x;
                (least[j], most[j]) = (Math.Min(least[j], x), Math.Max(most[j], x));
            }
        }
        for (var j = 0; j < width; j++)
            sum[j] /= total;
        // Squares are taken of numbers near 1, as those of 1e-200 would vanish; powers of two change no digit.
        var unit = most.Zip(least, (m, l) => m > l ? Math.ScaleB(1, Math.ILogB(m - l)) : 1).ToArray();
        for (var row = 0; row < train.Rows; row++)
        {
            var weight = train.Weights?[row] ?? 1;
            if (weight == 0)
                continue;
            for (var j = 0; j < width; j++)
            {
                var x = (train.Value(row, j) - origin[j] - sum[j]) / unit[j];
                square[j] += weight * x * x;
            }
        }
        double[] mean = [.. origin.Zip(sum, (o, s) => o + s)];
        return new Standardizer(FeatureSchema.Of(train), mean, [.. train.FeatureList.Select(Scale)]);

        double Scale(Feature feature, int j)
        {
            var size = Math.Max(Math.Abs(origin[j] + least[j]), Math.Abs(origin[j] + most[j]));
            var (range, deviation) = (most[j] - least[j], unit[j] * Math.Sqrt(square[j] / total));
            if (range > 0 && !double.IsFinite(1 / deviation))
                throw new ArgumentException(
                    $"{train.Id}: found values of feature '{feature.Name}' that are "
                        + FormattableString.Invariant($"{range} apart, ")
                        + "expected at least 1e-307: take a larger unit",
                    nameof(train));
            if (range <= LeastRange * size)
                return 0;
            return 1 / (feature.IsIndicator ? Math.Max(deviation, LeastIndicatorDeviation) : deviation);
        }
    }

    /// <summary>The standardized features in 32 bits, row-major, shape [rows, width].</summary>
    /// <inheritdoc cref="FeatureSchema.Match"/>
    public float[] Apply(TabularDataset data)
    {
        data = Schema.Match(data);
        var result = new float[data.Rows * Width];
        for (int row = 0, at = 0; row < data.Rows; row++)
            for (var j = 0; j < Width; j++, at++)
                result[at] = (float)((data.Value(row, j) - _mean[j]) * _scale[j]);
        return result;
    }

    /// <summary>As <see cref="Apply"/>, in 64 bits.</summary>
    /// <inheritdoc cref="FeatureSchema.Match"/>
    public double[] ApplyDouble(TabularDataset data)
    {
        data = Schema.Match(data);
        var result = new double[data.Rows * Width];
        for (int row = 0, at = 0; row < data.Rows; row++)
            for (var j = 0; j < Width; j++, at++)
                result[at] = (data.Value(row, j) - _mean[j]) * _scale[j];
        return result;
    }
}
