using Student = MathNet.Numerics.Distributions.StudentT;

namespace FairLab.Metrics;

/// <summary>
/// Means of repeated measurements, such as one for each seed: intervals, paired tests, tests of equivalence.
/// </summary>
public static class StudentT
{
    /// <summary>The mean with its interval, mean ± t √(s²/n).</summary>
    /// <param name="values">Measurements; at least two for an interval.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static Interval Interval(IReadOnlyList<double> values, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        var undefined = Undefined(values, 2);
        if (!undefined.IsDefined)
            return new Interval(undefined, undefined);
        var unit = Magnitude.Exponent(values);
        var scaled = Magnitude.Scaled(values, unit);
        var half = Student.InvCDF(0, 1, values.Count - 1, (1 + Proportion.Checked(level)) / 2) * StandardError(scaled);
        var mean = scaled.Average();
        return new Interval(Math.ScaleB(mean - half, unit), Math.ScaleB(mean + half, unit));
    }

    /// <summary>The paired t-test: whether the mean of differences is 0. Two-sided.</summary>
    /// <param name="differences">
    /// One difference for each pair; without spread among them there is no t, and p is undefined.
    /// </param>
    public static TestResult Paired(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var undefined = Undefined(differences, 2);
        if (!undefined.IsDefined)
            return new TestResult(undefined, undefined);
        if (Magnitude.IsConstant(differences))
            return new TestResult(differences[0], NoSpread(differences));
        var unit = Magnitude.Exponent(differences);
        var scaled = Magnitude.Scaled(differences, unit);
        var (mean, error) = (scaled.Average(), StandardError(scaled));
        return new TestResult(Math.ScaleB(mean, unit), 2 * Student.CDF(0, 1, differences.Count - 1,
            -Math.Abs(mean / error)));
    }

    /// <summary>
    /// Two one-sided tests (Schuirmann 1987 [schuirmann1987]): whether the mean lies within ±
    /// <paramref name="margin"/>. A small p-value shows that there is no effect worth the name, which a large p-value
    /// of the usual test does not.
    /// </summary>
    /// <param name="values">Measurements of something that should be 0.</param>
    /// <param name="margin">The largest value that counts as nothing, above 0.</param>
    public static TestResult Equivalence(IReadOnlyList<double> values, double margin)
    {
        ArgumentNullException.ThrowIfNull(values);
        Require.Positive(margin, nameof(margin));
        var undefined = Undefined(values, 2);
        if (!undefined.IsDefined)
            return new TestResult(undefined, undefined);
        if (Magnitude.IsConstant(values))
            return new TestResult(values[0], NoSpread(values));
        var unit = Magnitude.Exponent(values);
        var scaled = Magnitude.Scaled(values, unit);
        var (mean, error) = (scaled.Average(), StandardError(scaled));
        var beyond = (Math.Abs(mean) - Math.ScaleB(margin, -unit)) / error;
        return new TestResult(Math.ScaleB(mean, unit), Student.CDF(0, 1, values.Count - 1, beyond));
    }

    static Measure NoSpread(IReadOnlyList<double> values) => Measure.Undefined(FormattableString.Invariant(
        $"all {values.Count} values are {values[0]} but for rounding: ")
            + "without spread there is nothing to judge chance by");

    internal static Measure Undefined(IReadOnlyList<double> values, int least)
    {
        if (values.Count < least)
            return Measure.Undefined($"{values.Count} values, needs {least}");
        for (var i = 0; i < values.Count; i++)
            if (!double.IsFinite(values[i]))
                return Measure.Undefined(FormattableString.Invariant($"value {i} is {values[i]}"));
        return 0;
    }

    static double StandardError(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
    }
}
