namespace FairLab.Metrics;

/// <summary>
/// Bias amplification (Zhao et al. 2017, section 3 [zhao2017]). The bias of object o towards group g is b(o, g) = c(o,
/// g) / Σ_g' c(o, g'); a model amplifies it when its predictions lean further the way the training data leans: 1/|O|
/// Σ_g Σ_{o: b*(o, g) > 1/|G|} b̃(o, g) - b*(o, g).
/// </summary>
public static class BiasAmplification
{
    /// <summary>Mean amplification over objects.</summary>
    /// <param name="training">b*(o, g): one row for each object, one share for each group.</param>
    /// <param name="predicted">
    /// b̃(o, g), of the same shape; a row of NaN is an object that was never predicted and is left out, also of |O|.
    /// </param>
    public static Measure Mean(IReadOnlyList<double[]> training, IReadOnlyList<double[]> predicted)
    {
        var (sum, objects) = (0.0, 0);
        foreach (var (before, after) in Pairs(training, predicted))
        {
            objects++;
            for (var g = 0; g < before.Length; g++)
                if (before[g] > 1.0 / before.Length + Magnitude.Rounding)
                    sum += after[g] - before[g];
        }
        return Measure.Share(sum, objects, "no object predicted");
    }

    /// <summary>
    /// The number of objects whose predicted bias is further than <paramref name="margin"/> from the training bias for
    /// some group.
    /// </summary>
    public static int Violations(
        IReadOnlyList<double[]> training, IReadOnlyList<double[]> predicted, double margin = 0.05) =>
        Pairs(training, predicted)
            .Count(p => p.Before.Zip(p.After, (b, a) => Math.Abs(a - b)).Max() > margin + Magnitude.Rounding);

    /// <summary>Shares of groups from counts: c(o, g) / Σ c(o, g'); NaN for an object without counts.</summary>
    public static double[][] Shares(IReadOnlyList<double[]> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return [.. counts.Select(c => Array.ConvertAll(c, v => v / c.Sum()))];
    }

    static IEnumerable<(double[] Before, double[] After)> Pairs(
        IReadOnlyList<double[]> training, IReadOnlyList<double[]> predicted)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(predicted);
        if (training.Count != predicted.Count)
            throw new ArgumentException(
                $"found {predicted.Count} objects, expected {training.Count} as in training", nameof(predicted));
        for (var o = 0; o < training.Count; o++)
        {
            if (training[o].Length != predicted[o].Length || training[o].Length < 2
                || training[o].Any(b => !(b >= 0 && b <= 1)))
                throw new ArgumentException(
                    $"object {o}: found the shares {Shown(training[o])} in training and {Shown(predicted[o])} "
                    + "predicted, expected shares in [0, 1] of the same two or more groups in both", nameof(training));
            if (predicted[o].All(double.IsNaN))
                continue;
            if (predicted[o].Any(b => !(b >= 0 && b <= 1)))
                throw new ArgumentException(
                    $"object {o}: found the shares {Shown(predicted[o])} predicted, "
                    + "expected shares in [0, 1]", nameof(predicted));
            yield return (training[o], predicted[o]);
        }
    }

    static string Shown(double[] shares) => shares.Length == 0 ? "of no group"
        : string.Join(
            ", ", shares.Select(s => s.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)));
}
