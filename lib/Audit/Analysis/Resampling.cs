using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Audit;

/// <summary>
/// People drawn again with replacement, from counts. Rows of one cell that have weights sum to N m + √N s ε, with N of
/// them drawn, m the mean and s the deviation of the cell's weights and ε normal: what drawing the rows gives in the
/// limit of many.
/// </summary>
static class Resampling
{
    /// <summary>Draws of a table of groups by outcomes.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="groups">Group names.</param>
    /// <param name="outcomes">For each group its rows by 2 · label + decision.</param>
    /// <param name="isWeighted">Whether rows have weights.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">How many.</param>
    public static IEnumerable<GroupCounts> Draw(string name, IReadOnlyList<string> groups,
        IReadOnlyList<IReadOnlyList<Tally>> outcomes, bool isWeighted, long seed, int replicates)
    {
        var rows = new GroupCounts(name, groups, [.. outcomes.Select(o => GroupTable.Confusion(o, t => t.Rows))]);
        var draws = Bootstrap.Resample(rows, seed, replicates);
        if (!isWeighted)
            return draws;
        var random = new SeededRandom(seed ^ 0x5EED);
        return draws.Select(d => new GroupCounts(name, groups,
            [.. d.Cells.Select((c, g) => Weighted(c, outcomes[g], random))], isWeighted: true));
    }

    /// <summary>Percentile intervals of metrics over a table.</summary>
    public static IReadOnlyList<Estimate> Estimate(GroupTable table, IReadOnlyList<GroupMetric> metrics,
        AuditOptions options)
    {
        var counts = table.Counts();
        if (!table.IsWeighted)
            return Bootstrap.Estimate(counts, metrics, options.Seed, options.Replicates, options.Level);
        IReadOnlyList<Tally>[] outcomes = [.. Enumerable.Range(0, table.Groups.Count).Select(table.Outcomes)];
        var draws = Draw(table.Name, table.Groups, outcomes, true, options.Seed, options.Replicates).ToList();
        return [.. metrics.Select(m =>
            Interval(m.Name, m.Compute(counts), [.. draws.Select(d => m.Compute(d).Value)], options.Level))];
    }

    /// <summary>A percentile interval; undefined where more than 5% of the draws are.</summary>
    public static Estimate Interval(string name, Measure value, IReadOnlyList<double> draws, double level)
    {
        double[] defined = [.. draws.Where(d => !double.IsNaN(d)).Order()];
        if (defined.Length < 0.95 * draws.Count)
        {
            var reason = Measure.Undefined($"{draws.Count - defined.Length} of {draws.Count} replicates undefined");
            return new Estimate(name, value, reason, reason, level);
        }
        return new Estimate(name, value, Bootstrap.Quantile(defined, (1 - level) / 2),
            Bootstrap.Quantile(defined, (1 + level) / 2), level);
    }

    static Confusion Weighted(Confusion drawn, IReadOnlyList<Tally> outcomes, SeededRandom random) => new(
        Weight(drawn.TruePositives, outcomes[3], random), Weight(drawn.FalsePositives, outcomes[1], random),
        Weight(drawn.TrueNegatives, outcomes[0], random), Weight(drawn.FalseNegatives, outcomes[2], random));

    static double Weight(double drawn, Tally of, SeededRandom random)
    {
        if (drawn == 0)
            return 0;
        double mean = of.Weight / of.Rows;
        double variance = Math.Max(0, of.Squares / of.Rows - mean * mean);
        double noise = variance == 0 ? 0 : Math.Sqrt(drawn * variance) * random.NextGaussian();
        return Math.Max(0, drawn * mean + noise);
    }
}
