namespace FairLab.Data;

/// <summary>
/// Brings every feature to mean 0 and standard deviation 1: x' = (x - mean) / sd, with both taken from the data it was
/// fitted on (the training part) and no other. A feature that is constant there becomes 0. The deviation of an indicator
/// counts as at least ¼: otherwise a level that three people have would be the largest number in their rows, and networks
/// learn those people by heart.
/// </summary>
public sealed class Standardizer
{
    const double LeastIndicatorDeviation = 0.25;

    readonly float[] _mean, _scale;

    Standardizer(float[] mean, float[] scale) => (_mean, _scale) = (mean, scale);

    /// <summary>The number of features.</summary>
    public int Width => _mean.Length;

    /// <summary>Takes mean and (population) standard deviation of each feature, in double precision.</summary>
    public static Standardizer Fit(TabularDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var (rows, width) = (train.Rows, train.Width);
        if (rows == 0)
            throw new ArgumentException($"{train.Id}: found no rows, expected at least one", nameof(train));
        var (mean, square) = (new double[width], new double[width]);
        for (var row = 0; row < rows; row++)
        {
            var x = train.Row(row);
            for (var j = 0; j < x.Length; j++)
                mean[j] += x[j];
        }
        for (var j = 0; j < width; j++)
            mean[j] /= rows;
        for (var row = 0; row < rows; row++)
        {
            var x = train.Row(row);
            for (var j = 0; j < x.Length; j++)
                square[j] += (x[j] - mean[j]) * (x[j] - mean[j]);
        }
        return new Standardizer(Array.ConvertAll(mean, m => (float)m), [.. square.Select((s, j) => Scale(Math.Sqrt(s / rows), train.FeatureList[j]))]);
    }

    static float Scale(double deviation, Feature feature) =>
        deviation < 1e-6 ? 0 : (float)(1 / (feature.IsIndicator ? Math.Max(deviation, LeastIndicatorDeviation) : deviation));

    /// <summary>The standardized features, row-major, shape [rows, width].</summary>
    /// <exception cref="ArgumentException">The data has another number of features than the data this was fitted on.</exception>
    public float[] Apply(TabularDataset data)
    {
        Check(data);
        var result = new float[data.Features.Length];
        for (var row = 0; row < data.Rows; row++)
        {
            var x = data.Row(row);
            var y = result.AsSpan(row * Width, Width);
            for (var j = 0; j < y.Length; j++)
                y[j] = (x[j] - _mean[j]) * _scale[j];
        }
        return result;
    }

    /// <summary>As <see cref="Apply"/>, in double precision.</summary>
    /// <exception cref="ArgumentException">The data has another number of features than the data this was fitted on.</exception>
    public double[] ApplyDouble(TabularDataset data)
    {
        Check(data);
        var result = new double[data.Features.Length];
        for (var row = 0; row < data.Rows; row++)
        {
            var x = data.Row(row);
            var y = result.AsSpan(row * Width, Width);
            for (var j = 0; j < y.Length; j++)
                y[j] = (x[j] - (double)_mean[j]) * _scale[j];
        }
        return result;
    }

    void Check(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Width != Width)
            throw new ArgumentException($"{data.Id}: found {data.Width} features, expected the {Width} this was fitted on", nameof(data));
    }
}
