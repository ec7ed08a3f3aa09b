namespace FairLab.Models;

/// <summary>The mean of some numbers and their deviation, in which a network learns them.</summary>
/// <param name="Mean">The weighted mean.</param>
/// <param name="Deviation">The weighted (population) standard deviation; 1 where all numbers are the same.</param>
readonly record struct NumberScale(double Mean, double Deviation)
{
    /// <summary>Takes both from some numbers, at least one, with weights or none.</summary>
    public static NumberScale Fit(double[] values, double[]? weights)
    {
        double Average(Func<double, double> value) => weights is null ? values.Average(value)
            : values.Zip(weights, (v, w) => w * value(v)).Sum() / weights.Sum();
        // Measured from one value, and in units of the largest, no digits are lost and no square overflows.
        var mean = values[0] + Average(v => v - values[0]);
        var unit = values.Max(v => Math.Abs(v - mean));
        if (unit == 0)
            return new NumberScale(mean, 1);
        return new NumberScale(mean, unit * Math.Sqrt(Average(v => (v - mean) / unit * ((v - mean) / unit))));
    }

    /// <summary>From deviations above the mean to the number.</summary>
    public double Original(double standardized) => Mean + Deviation * standardized;

    /// <summary>From a number to deviations above the mean.</summary>
    public double Standardized(double value) => (value - Mean) / Deviation;
}
