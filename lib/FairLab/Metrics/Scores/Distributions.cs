namespace FairLab.Metrics;

/// <summary>Distances between two samples of numbers, each number counting as much as its weight.</summary>
public static class Distributions
{
    /// <inheritdoc cref="Wasserstein(ScoreSample, ScoreSample)"/>
    public static Measure Wasserstein(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        Wasserstein(ScoreSample.Of(a), ScoreSample.Of(b));

    /// <inheritdoc cref="KolmogorovSmirnov(ScoreSample, ScoreSample)"/>
    public static Measure KolmogorovSmirnov(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        KolmogorovSmirnov(ScoreSample.Of(a), ScoreSample.Of(b));

    /// <inheritdoc cref="Auc(ScoreSample, ScoreSample)"/>
    public static Measure Auc(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives) =>
        Auc(ScoreSample.Of(positives), ScoreSample.Of(negatives));

    /// <inheritdoc cref="AreaBetweenDensities(ScoreSample, ScoreSample)"/>
    public static Measure AreaBetweenDensities(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        AreaBetweenDensities(ScoreSample.Of(a), ScoreSample.Of(b));

    /// <summary>
    /// The Wasserstein-1 distance of two samples on a line: ∫ |F(x) - G(x)| dx, by one merge of the sorted samples.
    /// Undefined for an empty sample.
    /// </summary>
    public static Measure Wasserstein(ScoreSample a, ScoreSample b)
    {
        var (area, last) = (0.0, double.NaN);
        foreach (var (x, before, _) in Steps(a, b))
        {
            if (!double.IsNaN(last))
                area += before * (x - last);
            last = x;
        }
        return double.IsNaN(last) ? Measure.Undefined("an empty sample") : area;
    }

    /// <summary>The Kolmogorov-Smirnov distance max |F(x) - G(x)|. Undefined for an empty sample.</summary>
    public static Measure KolmogorovSmirnov(ScoreSample a, ScoreSample b)
    {
        var largest = -1.0;
        foreach (var (_, _, after) in Steps(a, b))
            largest = Math.Max(largest, after);
        return largest < 0 ? Measure.Undefined("an empty sample") : largest;
    }

    /// <summary>
    /// The chance that a number of the first sample is above one of the second, ties counting half. Undefined for an
    /// empty sample.
    /// </summary>
    public static Measure Auc(ScoreSample positives, ScoreSample negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0)
            return Measure.Undefined(positives.Count == 0 ? "no positives" : "no negatives");
        var (wins, below, ties) = (0.0, 0, 0);
        for (var i = 0; i < positives.Count; i++)
        {
            var score = positives.Scores[i];
            while (below < negatives.Count && negatives.Scores[below] < score)
                below++;
            ties = Math.Max(ties, below);
            while (ties < negatives.Count && negatives.Scores[ties] == score)
                ties++;
            wins += positives.Weight(i) * 0.5 * (negatives.Below(below) + negatives.Below(ties));
        }
        return Math.Min(1, wins / positives.Total / negatives.Total);
    }

    /// <summary>
    /// Every distinct number of either sample, ascending, with |F - G| just before it and at it; none when a sample is
    /// empty.
    /// </summary>
    static IEnumerable<(double X, double Before, double After)> Steps(ScoreSample a, ScoreSample b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (i, j, before) = (0, 0, 0.0);
        while (a.Count > 0 && b.Count > 0 && (i < a.Count || j < b.Count))
        {
            var x = j == b.Count || i < a.Count && a.Scores[i] <= b.Scores[j] ? a.Scores[i] : b.Scores[j];
            while (i < a.Count && a.Scores[i] == x)
                i++;
            while (j < b.Count && b.Scores[j] == x)
                j++;
            var after = Math.Abs(a.Below(i) / a.Total - b.Below(j) / b.Total);
            yield return (x, before, after);
            before = after;
        }
    }

    /// <summary>
    /// ∫ |f - g| over [0, 1], both densities estimated with Gaussian kernels of Scott's width s n^(-1/5), on a grid of
    /// 1,000 intervals; n is the sum of weights. At most 2; 0 for equal samples. Undefined for fewer than two numbers
    /// or a sample that is constant, or so nearly that its kernels fall between the points of the grid.
    /// </summary>
    /// <exception cref="ArgumentException">A number outside [0, 1].</exception>
    public static Measure AreaBetweenDensities(ScoreSample a, ScoreSample b)
    {
        var (f, g) = (Density(a), Density(b));
        if (f is null || g is null)
            return Measure.Undefined("a sample that is constant, or nearly so, has no density on the grid");
        var area = 0.0;
        for (var i = 0; i < f.Length; i++)
            area += Math.Abs(f[i] - g[i]) * (i == 0 || i == f.Length - 1 ? 0.5 : 1) / (f.Length - 1);
        return area;
    }

    static double[]? Density(ScoreSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var scores = sample.Scores;
        if (sample.Count < 2 || sample.Total <= 1)
            return null;
        if (scores[0] < 0 || scores[^1] > 1)
            throw new ArgumentException(
                FormattableString.Invariant($"found scores from {scores[0]} to {scores[^1]}, ")
                + "expected probabilities in [0, 1]", nameof(sample));
        var (mean, square, n) = (sample.Mean.Value, 0.0, sample.Total);
        for (var i = 0; i < scores.Length; i++)
            square += sample.Weight(i) * (scores[i] - mean) * (scores[i] - mean);
        var width = Math.Sqrt(square / (n - 1)) * Math.Pow(n, -0.2);
        const int fine = 4000, grid = 1000;
        if (!(width >= 0.5 / grid) || scores[0] == scores[^1])
            return null;
        // Numbers are first spread linearly over a grid finer than any kernel.
        var mass = new double[fine + 1];
        for (var i = 0; i < scores.Length; i++)
        {
            var cell = Math.Min((int)(scores[i] * fine), fine - 1);
            var part = scores[i] * fine - cell;
            mass[cell] += (1 - part) * sample.Weight(i) / n;
            mass[cell + 1] += part * sample.Weight(i) / n;
        }
        var reach = Math.Min(fine, (int)Math.Ceiling(8 * width * fine));
        var kernel = new double[reach + 1];
        for (var k = 0; k <= reach; k++)
            kernel[k] = Math.Exp(-0.5 * Math.Pow(k / (width * fine), 2)) / (width * Math.Sqrt(2 * Math.PI));
        var density = new double[grid + 1];
        for (var i = 0; i <= grid; i++)
        {
            var at = i * (fine / grid);
            for (var k = Math.Max(0, at - reach); k <= Math.Min(fine, at + reach); k++)
                density[i] += mass[k] * kernel[Math.Abs(k - at)];
        }
        return density;
    }
}
