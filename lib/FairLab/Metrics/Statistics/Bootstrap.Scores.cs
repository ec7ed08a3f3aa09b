using FairLab.Numerics;

namespace FairLab.Metrics;

public static partial class Bootstrap
{
    /// <summary>
    /// Estimates of score metrics with intervals. People with the same group, label, score and weight are one cell, and
    /// a replicate is one multinomial draw over the cells: nothing is sorted again. Weights that are whole numbers are
    /// numbers of people; of other weights rows are drawn, each with its weight.
    /// </summary>
    /// <param name="scores">Scores of people, or of rows with weights.</param>
    /// <param name="metrics">What to estimate.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws, at least 100.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>
    /// One estimate for each metric. Where more than 5% of the replicates are undefined, the interval is undefined and
    /// says so.
    /// </returns>
    public static IReadOnlyList<Estimate> Estimate(
        GroupScores scores, IReadOnlyList<ScoreMetric> metrics, long seed, int replicates = 1000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metrics);
        Check(replicates, level);
        var draws = Array.ConvertAll(new double[metrics.Count][], _ => new double[replicates]);
        var (cells, random) = (Cells(scores), new SeededRandom(seed));
        double[] sizes = [.. cells.SelectMany(c => c.Counts).Select(c => (double)c)];
        var drawn = new long[sizes.Length];
        var n = (long)sizes.Sum();
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (n > 0)
                Binomial.Multinomial(random, n, sizes, drawn);
            var (samples, at) = (new List<ScoreSample>(), 0);
            foreach (var (distinct, counts, weights) in cells)
            {
                samples.Add(ScoreSample.FromCounts(distinct, drawn.AsSpan(at, counts.Length), weights));
                at += counts.Length;
            }
            var resampled = new GroupScores(scores.Attribute, scores.Groups, samples);
            for (var m = 0; m < metrics.Count; m++)
                draws[m][replicate] = metrics[m].Compute(resampled);
        }
        return [.. metrics.Select((metric, m) => Interval(metric.Name, metric.Compute(scores), draws[m], level))];
    }

    /// <summary>
    /// The distinct scores of every group's positives, then of every group's negatives, with how often each is there to
    /// be drawn; where weights are not whole numbers, the distinct pairs of score and weight.
    /// </summary>
    static List<(double[] Distinct, long[] Counts, double[]? Weights)> Cells(GroupScores scores)
    {
        var samples = ((Func<int, ScoreSample>[])[scores.Positives, scores.Negatives])
            .SelectMany(of => Enumerable.Range(0, scores.Groups.Count).Select(of)).ToArray();
        var people = samples.All(s => s.HasWholeWeights);
        return [.. samples.Select(sample =>
        {
            var rows = sample.Scores.ToArray().Select((score, i) => (Score: score, Weight: sample.Weight(i)));
            if (!people)
            {
                var kinds = rows.CountBy(r => r).OrderBy(k => k.Key.Score).ToArray();
                return (Array.ConvertAll(kinds, k => k.Key.Score), Array.ConvertAll(kinds, k => (long)k.Value),
                    Array.ConvertAll(kinds, k => k.Key.Weight));
            }
            var runs = rows.GroupBy(r => r.Score, r => (long)r.Weight).ToArray();
            return (Array.ConvertAll(runs, r => r.Key), Array.ConvertAll(runs, r => r.Sum()), (double[]?)null);
        })];
    }
}
