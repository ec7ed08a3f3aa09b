using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// Metrics of one's own by group, as fairlearn's MetricFrame (Weerts et al. 2023 [weerts2023]): any functions of the
/// rows of each group and of everybody, with bootstrap intervals. What counts can say is a thousand times faster from
/// <see cref="GroupCounts"/>.
/// </summary>
/// <example><code>
/// var frame = MetricFrame.From(data, decisions, scores);
/// frame.Estimate([new("brier", rows => rows.Mean(i => Math.Pow(rows.Scores[i] - rows.Labels[i], 2)))], seed: 1)
/// </code></example>
public sealed class MetricFrame
{
    readonly Grouping _group;
    readonly int[][] _members;

    /// <summary>A frame of any numbers.</summary>
    /// <param name="labels">Labels or true values, finite, shape [n]; null when there are none.</param>
    /// <param name="predictions">Decisions, classes or values, finite, shape [n]; null when there are none.</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">
    /// How much each row counts, finite and not negative, shape [n]; null when all count 1. Rows of weight 0 are no
    /// rows.
    /// </param>
    /// <param name="scores">Scores, finite, shape [n]; null when there are none.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value outside its range, with its row.</exception>
    public MetricFrame(
        double[]? labels, double[]? predictions, Grouping group, double[]? weights = null, double[]? scores = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        Check(labels, "label", group.Rows);
        Check(predictions, "prediction", group.Rows);
        Check(scores, "score", group.Rows);
        RowChecks.Weights(weights, group.Rows);
        (_group, Labels, Predictions, Scores, Weights) = (group, labels, predictions, scores, weights);
        var counted = Enumerable.Range(0, group.Rows).Where(row => weights is null || weights[row] > 0)
            .ToLookup(row => group.Codes[row]);
        _members = [.. Enumerable.Range(0, group.Levels.Count).Select(g => counted[g].ToArray())];
    }

    internal double[]? Labels { get; }

    internal double[]? Predictions { get; }

    internal double[]? Scores { get; }

    internal double[]? Weights { get; }

    /// <summary>A frame of a data set, by its group attribute; with weights if it has any.</summary>
    /// <param name="data">Groups, weights, and labels where they are known.</param>
    /// <param name="decisions">The decisions; null when there are none.</param>
    /// <param name="scores">Scores, shape [n]; null when there are none.</param>
    public static MetricFrame From(TabularDataset data, Decisions? decisions = null, double[]? scores = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var labels = data.HasLabels ? Array.ConvertAll(data.Labels, y => (double)y) : null;
        return new MetricFrame(labels, decisions?.Probabilities, data.Group, data.Weights, scores);
    }

    /// <summary>The values, without intervals.</summary>
    /// <param name="metrics">What to compute.</param>
    public MetricFrameResult Measure(params IReadOnlyList<RowMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Distinct.Check("metric", metrics.Select(m => m.Name));
        return new MetricFrameResult(_group, [.. _members.Select(m => m.Length)], [.. metrics.Select(m => m.Name)],
            Values(metrics, _members, null), [], 0.95);
    }

    /// <summary>
    /// The values with percentile bootstrap intervals: rows are drawn with replacement from everybody, and every
    /// function is called again for each group and everybody, <paramref name="replicates"/> times over. Whole weights
    /// are numbers of people, and people are drawn; of other weights rows are drawn, each with its weight.
    /// </summary>
    /// <param name="metrics">What to compute.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws, at least 100.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public MetricFrameResult Estimate(IReadOnlyList<RowMetric> metrics, long seed, int replicates = 1000,
        double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Distinct.Check("metric", metrics.Select(m => m.Name));
        Bootstrap.Check(replicates, level);
        int[] rows = [.. _members.SelectMany(m => m)];
        var arePeople = Weights is not null && Array.TrueForAll(Weights, w => w == Math.Floor(w));
        double[] sizes = [.. rows.Select(row => arePeople ? Weights![row] : 1)];
        var (people, times, random) = ((long)sizes.Sum(), new long[rows.Length], new SeededRandom(seed));
        var draws = new List<Measure[][]>(replicates);
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (people > 0)
                Binomial.Multinomial(random, people, sizes, times);
            draws.Add(Drawn(metrics, times, arePeople));
        }
        return new MetricFrameResult(_group, [.. _members.Select(m => m.Length)], [.. metrics.Select(m => m.Name)],
            Values(metrics, _members, null), draws, level);
    }

    /// <summary>The values of a replicate in which each row was drawn so many times.</summary>
    Measure[][] Drawn(IReadOnlyList<RowMetric> metrics, long[] times, bool arePeople)
    {
        var (at, members, weights) = (0, new int[_members.Length][], new double[_members.Length][]);
        for (var g = 0; g < _members.Length; g++)
        {
            var (rows, counts) = (new List<int>(), new List<double>());
            foreach (var row in _members[g])
            {
                var drawn = times[at++];
                // Where weights count people, a row drawn three times is a row of weight 3; else it stands there three
                // times.
                if (arePeople && drawn > 0)
                {
                    rows.Add(row);
                    counts.Add(drawn);
                }
                for (var k = 0; !arePeople && k < drawn; k++)
                    rows.Add(row);
            }
            (members[g], weights[g]) = ([.. rows], [.. counts]);
        }
        return Values(metrics, members, arePeople ? weights : null);
    }

    /// <summary>For each metric the value of every group, then of everybody.</summary>
    Measure[][] Values(IReadOnlyList<RowMetric> metrics, int[][] members, double[][]? weights)
    {
        var groups = members.Select((rows, g) => new GroupRows(this, rows, weights?[g])).ToList();
        groups.Add(new GroupRows(this, [.. members.SelectMany(m => m)], weights is null ? null
            : [.. weights.SelectMany(w => w)]));
        return [.. metrics.Select(metric => groups.Select(rows => rows.Count == 0
            ? FairLab.Metrics.Measure.Undefined("nobody")
            : metric.Compute(rows)).ToArray())];
    }

    static void Check(double[]? values, string what, int rows)
    {
        if (values is null)
            return;
        RowChecks.SameCount(($"{what}s", values.Length), ("group codes", rows));
        if (Array.FindIndex(values, v => !double.IsFinite(v)) is >= 0 and var bad)
            throw new ArgumentException(FormattableString.Invariant(
                $"row {bad}: found the {what} {values[bad]}, expected a finite number"));
    }
}
