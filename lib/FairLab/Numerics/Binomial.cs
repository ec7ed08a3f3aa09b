namespace FairLab.Numerics;

/// <summary>
/// Exact binomial and multinomial draws: inversion where the mean is small, Hörmann's transformed rejection (1993,
/// algorithm BTRS) elsewhere, so that a draw costs the same for ten people and for a billion.
/// </summary>
public static class Binomial
{
    /// <summary>The number of successes in <paramref name="n"/> trials of probability <paramref name="p"/>.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability in [0, 1].</param>
    public static long Sample(SeededRandom random, long n, double p)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "expected a probability in [0, 1]");
        if (n == 0 || p == 0)
            return 0;
        if (p == 1)
            return n;
        if (p > 0.5)
            return n - Sample(random, n, 1 - p);
        return n * p < 10 ? Inversion(random, n, p) : Rejection(random, n, p);
    }

    /// <summary>
    /// How <paramref name="n"/> draws fall into cells: one binomial draw for each cell, given what the cells before it
    /// took.
    /// </summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="n">Draws.</param>
    /// <param name="weights">The cells' probabilities up to a factor, not negative, not all 0.</param>
    /// <param name="counts">Receives the number of draws in each cell.</param>
    public static void Multinomial(SeededRandom random, long n, ReadOnlySpan<double> weights, Span<long> counts)
    {
        var rest = 0.0;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            rest += weights[i];
            if (weights[i] > 0)
                last = i;
        }
        counts.Clear();
        for (var i = 0; i < last && n > 0; i++)
        {
            counts[i] = Sample(random, n, Math.Min(1, weights[i] / rest));
            n -= counts[i];
            rest -= weights[i];
        }
        counts[last] += n;
    }

    static long Inversion(SeededRandom random, long n, double p)
    {
        // Skips between successes are geometric (Devroye 1986, X.4.3), which needs no term that underflows.
        var log = Math.Log(1 - p);
        long successes = 0, position = 0;
        while (true)
        {
            var skip = Math.Floor(Math.Log(1 - random.NextDouble()) / log);
            if (skip >= n - position)
                return successes;
            position += (long)skip + 1;
            successes++;
        }
    }

    static long Rejection(SeededRandom random, long n, double p)
    {
        var q = 1 - p;
        var sd = Math.Sqrt(n * p * q);
        var b = 1.15 + 2.53 * sd;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var centre = n * p + 0.5;
        var accept = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * sd;
        var odds = p / q;
        var mode = Math.Floor((n + 1) * p);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = 1 - random.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= accept)
                return (long)k;
            if (k < 0 || k > n)
                continue;
            v = Math.Log(v * alpha / (a / (us * us) + b));
            var bound = (mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))
                + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1))
                + StirlingTail(mode) + StirlingTail(n - mode) - StirlingTail(k) - StirlingTail(n - k);
            if (v <= bound)
                return (long)k;
        }
    }

    /// <summary>log k! - [log sqrt(2π) + (k + ½) log(k + 1) - (k + 1)], Hörmann's correction term.</summary>
    static double StirlingTail(double k)
    {
        ReadOnlySpan<double> table =
        [
            0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
            0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
        ];
        if (k < 10)
            return table[(int)k];
        var x = 1 / (k + 1);
        return x * (1.0 / 12 - x * x * (1.0 / 360 - x * x / 1260));
    }
}
