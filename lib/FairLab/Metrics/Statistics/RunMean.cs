using System.Globalization;
using FairLab.Data;
using Student = MathNet.Numerics.Distributions.StudentT;

namespace FairLab.Metrics;

/// <summary>A mean over runs with its interval and its test against zero.</summary>
/// <param name="Value">The mean; NaN when any of the values is undefined.</param>
/// <param name="Low">Lower end of the 95% interval; NaN with fewer than two values.</param>
/// <param name="High">Upper end of the 95% interval; NaN with fewer than two values.</param>
/// <param name="Count">How many values: seeds, or pairs of seeds; 0 for a quantity of one run with an interval of its
/// own.</param>
/// <param name="P">Two-sided p-value of Student's t test that the mean is zero; NaN with fewer than two values, or
/// when all are the same but for rounding.</param>
/// <remarks>
/// The interval is Student's: mean ± t(0.975, n-1)·s/√n. At ten seeds the percentile bootstrap of a mean covers about
/// 0.90 where 0.95 is meant, because it knows nothing of n-1.
/// </remarks>
[TypeFormatterSource(typeof(TextFormatters))]
public readonly record struct RunMean(double Value, double Low, double High, int Count, double P) : ITableNumber
{
    /// <summary>The mean of values with its 95% interval.</summary>
    /// <param name="values">One value a run; NaN (undefined) makes the whole estimate undefined.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static RunMean Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("There is no value to take the mean of.", nameof(values));
        int n = values.Count, unit = Magnitude.Exponent(values);
        double[] scaled = Magnitude.Scaled(values, unit);
        double mean = scaled.Average();
        if (n < 2 || double.IsNaN(mean))
            return new(Math.ScaleB(mean, unit), double.NaN, double.NaN, n, double.NaN);

        double variance = scaled.Sum(v => (v - mean) * (v - mean)) / (n - 1);
        double error = Math.Sqrt(variance / n);
        double half = Student.InvCDF(0, 1, n - 1, 0.975) * error;
        // Without spread there is no t: neither "certainly not zero" nor "certainly zero" follows from equal values.
        if (values.All(v => v == values[0]))
            return new(values[0], values[0], values[0], n, double.NaN);
        double p = Magnitude.IsConstant(values) ? double.NaN : 2 * Student.CDF(0, 1, n - 1,
            -Math.Abs(mean / error));
        return new(Math.ScaleB(mean, unit), Math.ScaleB(mean - half, unit), Math.ScaleB(mean + half, unit), n, p);
    }

    /// <summary>Whether the mean is shown to be 0 up to a margin: two one-sided t tests (TOST) at level 0.05.</summary>
    /// <param name="margin">The largest size still called no effect, above 0.</param>
    /// <returns>False also when the values are too few or too noisy to show it.</returns>
    public bool Within(double margin) => Within(0, margin);

    /// <summary>
    /// Whether the mean is shown to be <paramref name="center"/> up to a margin: two one-sided t tests (TOST) at level
    /// 0.05.
    /// </summary>
    /// <param name="center">The value of no effect, 1 for a ratio.</param>
    /// <param name="margin">The largest departure still called no effect, above 0.</param>
    /// <remarks>
    /// Schuirmann 1987: the tests reject both one-sided hypotheses exactly when the 90% interval lies inside the
    /// margin.
    /// </remarks>
    public bool Within(double center, double margin)
    {
        Require.That(margin, margin > 0, "a margin above 0", nameof(margin));
        if (double.IsNaN(Low))
            return false;
        double half90 = (High - Value) * Student.InvCDF(0, 1, Count - 1, 0.95) / Student.InvCDF(0, 1, Count - 1, 0.975);
        return Value - half90 > center - margin && Value + half90 < center + margin;
    }

    /// <summary>The mean itself, so that a claim can compare an estimate with a number.</summary>
    public static implicit operator double(RunMean estimate) => estimate.Value;

    /// <summary>The mean with three decimals and its interval: <c>0.313 [0.301, 0.325], n=10</c>.</summary>
    public override string ToString() =>
        double.IsNaN(Value) ? string.Create(CultureInfo.InvariantCulture, $"undefined, n={Count}")
        : double.IsNaN(Low) ? string.Create(CultureInfo.InvariantCulture, $"{Value:0.000}, n={Count}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Value:0.000} [{Low:0.000}, {High:0.000}]{(Count > 0 ? $", n={Count}" : "")}");
}
