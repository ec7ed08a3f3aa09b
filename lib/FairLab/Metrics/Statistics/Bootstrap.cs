using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// Percentile bootstrap from counts: drawing n people with replacement and counting them again is one multinomial draw
/// over the cells, so a replicate costs the same for a thousand people and for a billion, and has exactly the
/// distribution of the usual bootstrap (Efron 1979). The interval of a gap that is never negative (max - min) cannot
/// contain 0: report the signed differences beside it. Nor can it be wider than what was seen: of five successes in five
/// every replicate has five, so its width is 0, the estimate says so, and <see cref="Metrics.Estimate.Beside"/> has
/// Wilson's or Newcombe's interval.
/// </summary>
public static partial class Bootstrap
{
    /// <summary>Estimates with intervals.</summary>
    /// <param name="counts">Counts of people, or expected counts of decisions left to chance; weighted counts have no people to draw again.</param>
    /// <param name="metrics">What to estimate.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws, at least 100.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>One estimate for each metric. Where more than 5% of the replicates are undefined, the interval is undefined and says so.</returns>
    /// <exception cref="ArgumentException">Counts that are not whole numbers of people.</exception>
    public static IReadOnlyList<Estimate> Estimate(GroupCounts counts, IReadOnlyList<GroupMetric> metrics, long seed, int replicates = 1000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(metrics);
        Check(replicates, level);
        var draws = Array.ConvertAll(new double[metrics.Count][], _ => new double[replicates]);
        var replicate = 0;
        foreach (var resampled in Resample(counts, seed, replicates))
        {
            for (var m = 0; m < metrics.Count; m++)
                draws[m][replicate] = metrics[m].Of(resampled);
            replicate++;
        }
        var people = !counts.IsWeighted;
        return [.. metrics.Select((metric, m) =>
            Interval(metric.Name, metric.Of(counts), draws[m], level, people ? metric.ScoreInterval?.Invoke(counts, level) : null))];
    }

    /// <summary>The replicates themselves, drawn one at a time.</summary>
    /// <param name="counts">Counts of people.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws.</param>
    /// <exception cref="ArgumentException">Counts that are not whole numbers of people.</exception>
    public static IEnumerable<GroupCounts> Resample(GroupCounts counts, long seed, int replicates)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Lots is { } lots)
            return Draw(counts, lots, new SeededRandom(seed), replicates);
        double[] weights = [.. counts.Cells.SelectMany(c => new[] { c.TruePositives, c.FalsePositives, c.TrueNegatives, c.FalseNegatives })];
        if (counts.IsWeighted || !weights.All(Magnitude.IsCount) || !Magnitude.IsCount(weights.Sum()))
            throw new ArgumentException("found weighted counts, or more than 2⁵³ people, "
                + "expected counts of people or of decisions left to chance", nameof(counts));
        return Draw(counts, weights, new SeededRandom(seed), replicates);
    }

    static void Check(int replicates, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "expected a confidence level in (0, 1)");
    }

    /// <summary>Expected counts: whom to draw is chance, what is decided about them stays an expectation.</summary>
    static IEnumerable<GroupCounts> Draw(GroupCounts counts, IReadOnlyList<(int Group, int Label, double Probability, long People)> lots, SeededRandom random, int replicates)
    {
        double[] weights = [.. lots.Select(l => (double)l.People)];
        var n = lots.Sum(l => l.People);
        var drawn = new long[weights.Length];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (n > 0)
                Binomial.Multinomial(random, n, weights, drawn);
            var sums = new double[counts.Groups.Count, 2, 2];
            for (var l = 0; l < drawn.Length; l++)
            {
                sums[lots[l].Group, lots[l].Label, 1] += drawn[l] * lots[l].Probability;
                sums[lots[l].Group, lots[l].Label, 0] += drawn[l] * (1 - lots[l].Probability);
            }
            yield return new GroupCounts(counts.Attribute, counts.Groups, [.. Enumerable.Range(0, counts.Groups.Count).Select(g =>
                new Confusion(sums[g, 1, 1], sums[g, 0, 1], sums[g, 0, 0], sums[g, 1, 0]))], isWeighted: true);
        }
    }

    static IEnumerable<GroupCounts> Draw(GroupCounts counts, double[] weights, SeededRandom random, int replicates)
    {
        var n = (long)weights.Sum();
        var drawn = new long[weights.Length];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (n > 0)
                Binomial.Multinomial(random, n, weights, drawn);
            yield return new GroupCounts(counts.Attribute, counts.Groups, [.. Enumerable.Range(0, counts.Groups.Count).Select(g =>
                new Confusion(drawn[4 * g], drawn[4 * g + 1], drawn[4 * g + 2], drawn[4 * g + 3]))]);
        }
    }

    static Estimate Interval(string metric, Measure value, double[] draws, double level, Interval? beside = null)
    {
        var defined = Array.FindAll(draws, d => !double.IsNaN(d));
        if (defined.Length < 0.95 * draws.Length)
        {
            var reason = Measure.Undefined($"{draws.Length - defined.Length} of {draws.Length} replicates undefined");
            return new Estimate(metric, value, reason, reason, level) { Beside = beside };
        }
        Array.Sort(defined);
        var (low, high) = (Quantile(defined, (1 - level) / 2), Quantile(defined, (1 + level) / 2));
        return new Estimate(metric, value, low, high, level) { Beside = beside, Note = low == high ? NoWidth(beside) : null };
    }

    /// <summary>Five of five successes are five of five in every replicate: that says nothing of the sixth person.</summary>
    static string NoWidth(Interval? beside) =>
        "width 0 is a property of the bootstrap, which draws again only what was seen, and no certainty"
        + (beside is { } score ? $"; without resampling: {score}" : "");

    /// <summary>The quantile of sorted numbers by linear interpolation (type 7 of Hyndman and Fan 1996).</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double q)
    {
        var position = q * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 < sorted.Length
            ? sorted[below] + (position - below) * (sorted[below + 1] - sorted[below])
            : sorted[below];
    }
}
