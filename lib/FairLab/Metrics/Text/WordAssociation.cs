using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// The word-embedding association test, WEAT (Caliskan, Bryson and Narayanan 2017 [caliskan2017]): are two sets of
/// target words X, Y unlike in how near they lie to two sets of attribute words A, B? With s(w) = mean cos(w, a) - mean
/// cos(w, b), the statistic is Σ s(x) - Σ s(y), the effect size d = (mean s(x) - mean s(y)) / sd of s over X ∪ Y, and p
/// the share of partitions of X ∪ Y into sets of the same sizes whose statistic is at least as large.
/// </summary>
public static class WordAssociation
{
    /// <summary>Partitions up to which all are counted.</summary>
    public const long ExactLimit = 1_000_000;

    /// <summary>
    /// Runs the test. Words without a vector, or with one that has no direction, such as zeros, are left out and named
    /// in the result.
    /// </summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="lists">The four lists.</param>
    /// <param name="seed">Decides the sample of partitions, when there are more than <see cref="ExactLimit"/>.</param>
    /// <param name="draws">Size of that sample; p is then (1 + hits) / (1 + draws).</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two words of a target list or none of an attribute list have a vector.
    /// </exception>
    public static AssociationTest Test(WordVectors vectors, WordLists lists, long seed, int draws = 100_000)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var (x, y) = (Known(lists.FirstTargets, 2), Known(lists.SecondTargets, 2));
        var (a, b) = (Known(lists.FirstAttributes, 1), Known(lists.SecondAttributes, 1));
        double Association(string word) =>
            a.Average(o => vectors.Cosine(word, o)) - b.Average(o => vectors.Cosine(word, o));
        double[] s = [.. x.Concat(y).Select(Association)];
        var test = Test(s.AsSpan(0, x.Length), s.AsSpan(x.Length), seed, draws);
        return test with { LeftOut = [.. lists.All.Where(w => !HasDirection(w)).Distinct()] };

        // A vector of zeros, of numbers that are none, or of ones so small that their squares are 0 has no cosine even
        // with itself.
        bool HasDirection(string word) => vectors.Has(word) && double.IsFinite(vectors.Cosine(word, word));

        string[] Known(IReadOnlyList<string> words, int least)
        {
            string[] known = [.. words.Where(HasDirection).Distinct()];
            var some = string.Join(", ", words.Take(4)) + (words.Count > 4 ? ", ..." : "");
            return known.Length >= least ? known : throw new ArgumentException(
                $"the list '{some}': found {known.Length} of {words.Count} words with a vector that has a direction, "
                + $"expected at least {least}: add words, or take vectors that have them", nameof(lists));
        }
    }

    /// <summary>The test on associations that are already known.</summary>
    /// <param name="first">s of each of the first targets.</param>
    /// <param name="second">s of each of the second targets.</param>
    /// <param name="seed">Decides the sample of partitions, when there are more than <see cref="ExactLimit"/>.</param>
    /// <param name="draws">Size of that sample.</param>
    /// <returns>
    /// Effect and p-value are undefined, and the statistic is NaN, where an association is not a finite number.
    /// </returns>
    public static AssociationTest Test(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, long seed, int draws = 100_000)
    {
        double[] all = [.. first, .. second];
        var (n, k) = (all.Length, first.Length);
        if (k < 1 || n - k < 1)
            throw new ArgumentException($"found {k} and {n - k} targets, expected at least one each", nameof(first));
        if (Array.FindIndex(all, s => !double.IsFinite(s)) is >= 0 and var bad)
        {
            var target = bad < k ? $"first target {bad}" : $"second target {bad - k}";
            var undefined = Measure.Undefined(FormattableString.Invariant(
                $"the association of {target} is {all[bad]}"));
            return new AssociationTest(double.NaN, undefined, undefined, false, 0, []);
        }
        var unit = Magnitude.Exponent(all);
        all = Magnitude.Scaled(all, unit);
        var (mean, total) = (all.Average(), all.Sum());
        var (sum, firstMean) = (all.Take(k).Sum(), all.Take(k).Average());
        var deviation = n > 1 ? Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (n - 1)) : 0;
        Measure effect = !Magnitude.IsConstant(all) ? (firstMean - all.Skip(k).Average()) / deviation
            : Measure.Undefined("all targets are associated alike");
        // The statistic 2 Σ_X s - Σ s grows with Σ_X s, so partitions are compared by that sum alone.
        var least = sum - Magnitude.Rounding * all.Sum(Math.Abs);
        var partitions = Combinations(n, k);
        if (partitions <= ExactLimit)
        {
            var share = (double)CountAtLeast(all, k, least) / partitions;
            return new AssociationTest(Math.ScaleB(2 * sum - total, unit), effect, share, true, partitions, []);
        }
        var random = new SeededRandom(seed);
        var p = PermutationTest.PValue(draws, () =>
        {
            var drawn = 0.0;
            for (var i = 0; i < k; i++)
            {
                var j = i + random.Next(n - i);
                (all[i], all[j]) = (all[j], all[i]);
                drawn += all[i];
            }
            return drawn >= least;
        });
        return new AssociationTest(Math.ScaleB(2 * sum - total, unit), effect, p, false, draws, []);
    }

    /// <summary>The number of ways to choose k of n, or <see cref="long.MaxValue"/> when it does not fit.</summary>
    static long Combinations(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= k; i++)
            ways = ways * (n - k + i) / i;
        return ways > 1e15 ? long.MaxValue : (long)Math.Round(ways);
    }

    static long CountAtLeast(double[] values, int k, double least)
    {
        var chosen = Enumerable.Range(0, k).ToArray();
        var count = 0L;
        while (true)
        {
            var sum = 0.0;
            foreach (var i in chosen)
                sum += values[i];
            count += sum >= least ? 1 : 0;
            var place = k - 1;
            while (place >= 0 && chosen[place] == values.Length - k + place)
                place--;
            if (place < 0)
                return count;
            chosen[place]++;
            for (var next = place + 1; next < k; next++)
                chosen[next] = chosen[next - 1] + 1;
        }
    }
}
