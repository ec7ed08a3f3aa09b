using FairLab.Numerics;

namespace FairLab.Metrics;

public static partial class Bootstrap
{
    /// <summary>
    /// Estimates of score metrics with intervals. People with the same group, label and score are one cell, and a replicate is
    /// one multinomial draw over the cells: nothing is sorted again.
    /// </summary>
    /// <param name="scores">Scores of people; weighted scores have no people to draw again.</param>
    /// <param name="metrics">What to estimate.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="replicates">Number of draws, at least 100.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <returns>One estimate for each metric. Where more than 5% of the replicates are undefined, the interval is undefined and says so.</returns>
    /// <exception cref="ArgumentException">Weighted scores.</exception>
    public static IReadOnlyList<Estimate> Estimate(GroupScores scores, IReadOnlyList<ScoreMetric> metrics, long seed, int replicates = 1000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(metrics);
        Check(replicates, level);
        if (scores.IsWeighted)
            throw new ArgumentException("found weighted scores, expected scores of people", nameof(scores));
        var draws = Array.ConvertAll(new double[metrics.Count][], _ => new double[replicates]);
        var (lots, random) = (Lots(scores), new SeededRandom(seed));
        double[] weights = [.. lots.SelectMany(l => l.Counts).Select(c => (double)c)];
        var drawn = new long[weights.Length];
        var n = (long)weights.Sum();
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            if (n > 0)
                Binomial.Multinomial(random, n, weights, drawn);
            var (samples, at) = (new List<ScoreSample>(), 0);
            foreach (var (distinct, counts) in lots)
            {
                samples.Add(ScoreSample.OfCounts(distinct, drawn.AsSpan(at, counts.Length)));
                at += counts.Length;
            }
            var resampled = GroupScores.Of(scores.Attribute, scores.Groups, samples);
            for (var m = 0; m < metrics.Count; m++)
                draws[m][replicate] = metrics[m].Of(resampled);
        }
        return [.. metrics.Select((metric, m) => Interval(metric.Name, metric.Of(scores), draws[m], level))];
    }

    /// <summary>The distinct scores of every group's positives, then of every group's negatives, with how often each occurs.</summary>
    static List<(double[] Distinct, long[] Counts)> Lots(GroupScores scores)
    {
        var lots = new List<(double[], long[])>();
        foreach (var of in (Func<int, ScoreSample>[])[scores.Positives, scores.Negatives])
            for (var g = 0; g < scores.Groups.Count; g++)
            {
                var runs = of(g).Scores.ToArray().CountBy(s => s).ToArray();
                lots.Add((Array.ConvertAll(runs, r => r.Key), Array.ConvertAll(runs, r => (long)r.Value)));
            }
        return lots;
    }
}
