namespace FairLab.Metrics;

/// <summary>Distances between two samples of numbers. Samples are given in ascending order.</summary>
public static class Distributions
{
    /// <summary>
    /// The Wasserstein-1 distance of two samples on a line: ∫ |F(x) - G(x)| dx, by one merge of the sorted samples.
    /// Undefined for an empty sample.
    /// </summary>
    public static Measure Wasserstein(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return Measure.Undefined("an empty sample");
        var (i, j, area) = (0, 0, 0.0);
        var x = Math.Min(a[0], b[0]);
        while (i < a.Length || j < b.Length)
        {
            var next = j == b.Length || i < a.Length && a[i] <= b[j] ? a[i] : b[j];
            area += Math.Abs((double)i / a.Length - (double)j / b.Length) * (next - x);
            x = next;
            while (i < a.Length && a[i] == x)
                i++;
            while (j < b.Length && b[j] == x)
                j++;
        }
        return area;
    }

    /// <summary>The Kolmogorov-Smirnov distance max |F(x) - G(x)|. Undefined for an empty sample.</summary>
    public static Measure KolmogorovSmirnov(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return Measure.Undefined("an empty sample");
        var (i, j, largest) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var x = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == x)
                i++;
            while (j < b.Length && b[j] == x)
                j++;
            largest = Math.Max(largest, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return largest;
    }

    /// <summary>The chance that a number of the first sample is above one of the second, ties counting half. Undefined for an empty sample.</summary>
    public static Measure Auc(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives)
    {
        if (positives.IsEmpty || negatives.IsEmpty)
            return Measure.Undefined(positives.IsEmpty ? "no positives" : "no negatives");
        double below = 0, wins = 0;
        var j = 0;
        foreach (var p in positives)
        {
            while (j < negatives.Length && negatives[j] < p)
                j++;
            below = j;
            var ties = j;
            while (ties < negatives.Length && negatives[ties] == p)
                ties++;
            wins += below + 0.5 * (ties - j);
        }
        return wins / positives.Length / negatives.Length;
    }

    /// <summary>
    /// ∫ |f - g| over [0, 1], both densities estimated with Gaussian kernels of Scott's width s n^(-1/5), on a grid of
    /// 1,000 intervals. At most 2; 0 for equal samples. Undefined for fewer than two numbers or a constant sample.
    /// </summary>
    /// <exception cref="ArgumentException">A number outside [0, 1].</exception>
    public static Measure AreaBetweenDensities(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (f, g) = (Density(a), Density(b));
        if (f is null || g is null)
            return Measure.Undefined("a constant sample has no density");
        var area = 0.0;
        for (var i = 0; i < f.Length; i++)
            area += Math.Abs(f[i] - g[i]) * (i == 0 || i == f.Length - 1 ? 0.5 : 1) / (f.Length - 1);
        return area;
    }

    static double[]? Density(ReadOnlySpan<double> sample)
    {
        if (sample.Length < 2)
            return null;
        if (sample[0] < 0 || sample[^1] > 1)
            throw new ArgumentException(FormattableString.Invariant($"found scores from {sample[0]} to {sample[^1]}, expected probabilities in [0, 1]"), nameof(sample));
        var (sum, square) = (0.0, 0.0);
        foreach (var x in sample)
            sum += x;
        var mean = sum / sample.Length;
        foreach (var x in sample)
            square += (x - mean) * (x - mean);
        var width = Math.Sqrt(square / (sample.Length - 1)) * Math.Pow(sample.Length, -0.2);
        if (!(width > 0))
            return null;
        // Numbers are first spread linearly over a grid much finer than any kernel of interest.
        const int fine = 4000, grid = 1000;
        var mass = new double[fine + 1];
        foreach (var x in sample)
        {
            var cell = Math.Min((int)(x * fine), fine - 1);
            var part = x * fine - cell;
            mass[cell] += (1 - part) / sample.Length;
            mass[cell + 1] += part / sample.Length;
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
