using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// Percentile bootstrap from counts: drawing n people with replacement and counting them again is one multinomial draw
/// over the cells, so a replicate costs the same for a thousand people and for a billion, and has exactly the
/// distribution of the usual bootstrap (Efron 1979). The interval of a gap that is never negative (max - min) cannot
/// contain 0: report the signed differences beside it. Nor can it be wider than what was seen: of five successes in
/// five every replicate has five, so its width is 0, the estimate says so, and
/// <see cref="Metrics.Estimate.ScoreInterval"/> has Wilson's or Newcombe's interval. Weights that are whole numbers are
/// numbers of people, and people are drawn; of other weights (a sampling design's, an importance) rows are drawn, each
/// with its weight, and the estimate says how many people of equal weight they are worth
/// (<see cref="GroupCounts.EffectivePeople"/>).
/// </summary>
public static partial class Bootstrap
{
    /// <summary>Estimates with intervals.</summary>
    /// <param name="counts">
    /// Counts of people, of rows with weights, or expected counts of decisions left to chance.
    /// </param>
    /// <param name="metrics">What to estimate.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws, at least 100.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>
    /// One estimate for each metric. Where more than 5% of the replicates are undefined, the interval is undefined and
    /// says so.
    /// </returns>
    /// <exception cref="ArgumentException">Sums of weights without the rows behind them.</exception>
    public static IReadOnlyList<Estimate> Estimate(
        GroupCounts counts, IReadOnlyList<GroupMetric> metrics, long seed, int replicates = 1000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(metrics);
        Check(replicates, level);
        var draws = Array.ConvertAll(new double[metrics.Count][], _ => new double[replicates]);
        var replicate = 0;
        foreach (var resampled in Resample(counts, seed, replicates))
        {
            for (var m = 0; m < metrics.Count; m++)
                draws[m][replicate] = metrics[m].Compute(resampled);
            replicate++;
        }
        // Wilson and Newcombe know no decisions left to chance.
        var people = counts.CountsDecisions;
        var note = Weighted(counts);
        return [.. metrics.Select((metric, m) =>
            Interval(metric.Name, metric.Compute(counts), draws[m], level,
                people ? metric.ScoreInterval?.Invoke(counts, level) : null, note))];
    }

    /// <summary>The replicates themselves, drawn one at a time.</summary>
    /// <param name="counts">
    /// Counts of people, of rows with weights, or expected counts of decisions left to chance.
    /// </param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws.</param>
    /// <exception cref="ArgumentException">Sums of weights without the rows behind them.</exception>
    public static IEnumerable<GroupCounts> Resample(GroupCounts counts, long seed, int replicates)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double[] cells = [.. counts.Cells.SelectMany(c => c.Entries)];
        var areWhole = Array.TrueForAll(cells, Magnitude.IsCount) && Magnitude.IsCount(cells.Sum());
        if (counts.Rows is { } rows)
        {
            return counts.CountsDecisions && areWhole
                ? Draw(counts, cells, new SeededRandom(seed), replicates)
                : Draw(counts, rows, new SeededRandom(seed), replicates);
        }
        if (counts.IsWeighted || !areWhole)
            throw new ArgumentException(
                "found sums of weights without the rows behind them, or more than 2⁵³ people, expected counts of "
                + "people, or counts of rows with weights (GroupCounts.From and GroupCounts.Expected keep them)",
                nameof(counts));
        return Draw(counts, cells, new SeededRandom(seed), replicates);
    }

    internal static void Check(int replicates, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        Proportion.Checked(level);
    }

    static string? Weighted(GroupCounts counts)
    {
        if (counts.CountsPeople || counts.Rows is not { } all)
            return null;
        var (rows, sum, squares) = (0L, 0.0, 0.0);
        foreach (var r in all)
            (rows, sum, squares) = (rows + r.Count, sum + r.Count * r.Weight, squares + r.Count * r.Weight * r.Weight);
        return FormattableString.Invariant(
            $"{rows} rows drawn with their weights, worth {sum * sum / squares:0.#} of equal weight");
    }

    /// <summary>Weights and chances: whom to draw is chance, what is decided about them stays an expectation.</summary>
    static IEnumerable<GroupCounts> Draw(GroupCounts counts, IReadOnlyList<WeightedRows> kinds, SeededRandom random,
        int replicates)
    {
        // A row of whole weight k is k people, each of them drawn by itself.
        if (counts.CountsPeople)
            kinds = [.. kinds.Select(k => k with { Count = k.Count * (long)k.Weight, Weight = 1 })];
        double[] sizes = [.. kinds.Select(k => (double)k.Count)];
        var n = kinds.Sum(k => k.Count);
        var drawn = new long[sizes.Length];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (n > 0)
                Binomial.Multinomial(random, n, sizes, drawn);
            var sums = new double[counts.Groups.Count, 2, 2];
            for (var k = 0; k < drawn.Length; k++)
            {
                var (kind, weight) = (kinds[k], drawn[k] * kinds[k].Weight);
                sums[kind.Group, Math.Max(0, kind.Label), 1] += weight * kind.Probability;
                sums[kind.Group, Math.Max(0, kind.Label), 0] += weight * (1 - kind.Probability);
            }
            yield return new GroupCounts(counts.Attribute, counts.Groups,
                [.. Enumerable.Range(0, counts.Groups.Count).Select(g => counts.HasLabels
                    ? new Confusion(sums[g, 1, 1], sums[g, 0, 1], sums[g, 0, 0], sums[g, 1, 0])
                    : Confusion.WithoutLabels(sums[g, 0, 1], sums[g, 0, 0]))], isWeighted: true);
        }
    }

    static IEnumerable<GroupCounts> Draw(GroupCounts counts, double[] cells, SeededRandom random, int replicates)
    {
        var n = (long)cells.Sum();
        var drawn = new long[cells.Length];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (n > 0)
                Binomial.Multinomial(random, n, cells, drawn);
            yield return new GroupCounts(counts.Attribute, counts.Groups,
                [.. Enumerable.Range(0, counts.Groups.Count).Select(g => counts.HasLabels
                    ? new Confusion(drawn[4 * g], drawn[4 * g + 1], drawn[4 * g + 2], drawn[4 * g + 3])
                    : Confusion.WithoutLabels(drawn[2 * g], drawn[2 * g + 1]))]);
        }
    }

    internal static Estimate Interval(
        string metric, Measure value, double[] draws, double level, Interval? scoreInterval = null,
        string? note = null)
    {
        var defined = Array.FindAll(draws, d => !double.IsNaN(d));
        if (defined.Length < 0.95 * draws.Length)
        {
            var reason = Measure.Undefined($"{draws.Length - defined.Length} of {draws.Length} replicates undefined");
            return new Estimate(metric, value, reason, reason, level) { ScoreInterval = scoreInterval, Note = note };
        }
        Array.Sort(defined);
        var (low, high) = (Quantile(defined, (1 - level) / 2), Quantile(defined, (1 + level) / 2));
        return new Estimate(metric, value, low, high, level)
        {
            ScoreInterval = scoreInterval,
            Note = low == high ? NoWidth(scoreInterval) : note,
        };
    }

    /// <summary>
    /// Five of five successes are five of five in every replicate: that says nothing of the sixth person.
    /// </summary>
    static string NoWidth(Interval? scoreInterval) =>
        "width 0 is a property of the bootstrap, which draws again only what was seen, and no certainty"
        + (scoreInterval is { } score ? $"; without resampling: {score}" : "");

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
