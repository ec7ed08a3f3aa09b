namespace FairLab.Metrics;

/// <summary>The scores of some people in ascending order, each counting as much as its weight.</summary>
public sealed class ScoreSample
{
    readonly double[] _scores;

    // Weight of the first i scores, shape [n + 1]; null when every score counts 1.
    readonly double[]? _below;

    ScoreSample(double[] scores, double[]? below) => (_scores, _below) = (scores, below);

    /// <summary>Scores in any order.</summary>
    /// <param name="scores">Finite numbers, shape [n].</param>
    /// <param name="weights">
    /// Finite numbers of at least 0, shape [n]; empty when every score counts 1. Scores of weight 0 are left out.
    /// </param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value outside its range.</exception>
    public static ScoreSample Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights = default)
    {
        RowChecks.SameCount(weights, ("scores", scores.Length));
        for (var i = 0; i < scores.Length; i++)
            if (!double.IsFinite(scores[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"score {i}: found {scores[i]}, expected a finite number"),
                    nameof(scores));
        RowChecks.Weights(weights, scores.Length);
        var sorted = scores.ToArray();
        if (weights.IsEmpty)
        {
            Array.Sort(sorted);
            return new ScoreSample(sorted, null);
        }
        var kept = weights.ToArray();
        Array.Sort(sorted, kept);
        var keep = Enumerable.Range(0, kept.Length).Where(i => kept[i] > 0).ToArray();
        var below = new double[keep.Length + 1];
        for (var i = 0; i < keep.Length; i++)
            below[i + 1] = below[i] + kept[keep[i]];
        return new ScoreSample(Array.ConvertAll(keep, i => sorted[i]), below);
    }

    /// <summary>Distinct ascending scores with how often each was drawn; those never drawn are left out.</summary>
    /// <param name="distinct">The scores, ascending.</param>
    /// <param name="counts">How often each was drawn.</param>
    /// <param name="weights">How much each counts whenever it was drawn; empty when all count 1.</param>
    internal static ScoreSample FromCounts(
        ReadOnlySpan<double> distinct, ReadOnlySpan<long> counts, ReadOnlySpan<double> weights = default)
    {
        var kept = distinct.Length - counts.Count(0L);
        var (scores, below, at) = (new double[kept], new double[kept + 1], 0);
        for (var i = 0; i < distinct.Length; i++)
            if (counts[i] > 0)
            {
                scores[at] = distinct[i];
                below[at + 1] = below[at] + counts[i] * (weights.IsEmpty ? 1 : weights[i]);
                at++;
            }
        return new ScoreSample(scores, below);
    }

    /// <summary>Whether every weight is a whole number, and so a number of people.</summary>
    internal bool HasWholeWeights => _below is null || Array.TrueForAll(_below, b => b == Math.Floor(b));

    /// <summary>Two samples together.</summary>
    internal static ScoreSample Union(ScoreSample a, ScoreSample b)
    {
        if (a._below is null && b._below is null)
            return Of([.. a._scores, .. b._scores]);
        double[] Weights(ScoreSample s) => [.. Enumerable.Range(0, s.Count).Select(s.Weight)];
        return Of([.. a._scores, .. b._scores], [.. Weights(a), .. Weights(b)]);
    }

    /// <summary>The scores, ascending.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>The number of scores.</summary>
    public int Count => _scores.Length;

    /// <summary>The sum of weights: the number of scores when every one counts 1.</summary>
    public double Total => Below(Count);

    /// <summary>The weighted mean; undefined when there is no score.</summary>
    public Measure Mean
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Count; i++)
                sum += Weight(i) * _scores[i];
            return Measure.Share(sum, Total, "nobody");
        }
    }

    /// <summary>The weight of the scores that are at least <paramref name="threshold"/>.</summary>
    public double AtLeast(double threshold)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_scores[middle] >= threshold)
                high = middle;
            else
                low = middle + 1;
        }
        // Rounding must not leave anybody where nobody is.
        return low == Count ? 0 : low == 0 ? Total : Math.Max(0, Total - Below(low));
    }

    /// <summary>
    /// The score that a share of the weight lies below: the first with Σ w of the scores up to it above that share of
    /// the total.
    /// </summary>
    /// <param name="share">In [0, 1]; 1 gives the highest score.</param>
    /// <exception cref="InvalidOperationException">There is no score.</exception>
    public double Quantile(double share)
    {
        if (Count == 0)
            throw new InvalidOperationException("an empty sample has no quantile");
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            // Divided, not multiplied: 29 of 100 are a share of .29, while .29 times 100 is less than 29.
            if (Below(middle + 1) / Total > share)
                high = middle;
            else
                low = middle + 1;
        }
        return _scores[low];
    }

    /// <summary>The weight of the first so many scores.</summary>
    internal double Below(int count) => _below is null ? count : _below[count];

    /// <summary>The weight of one score.</summary>
    internal double Weight(int index) => _below is null ? 1 : _below[index + 1] - _below[index];
}
