using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Whether a score means the same in every group: among people with score s, a share s should have the favourable
/// outcome.
/// </summary>
public sealed class Calibration
{
    Calibration(IReadOnlyList<CalibrationBin> bins, IReadOnlyList<string> groups) => (Bins, Groups) = (bins, groups);

    /// <summary>The bins, group by group, from low scores to high; empty ones included.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>The group names.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Scores of a data set, by its group attribute; with weights if it has any.</summary>
    public static Calibration From(TabularDataset data, double[] scores, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(data);
        return From(data.Labels, scores, data.Group, data.Weights, bins);
    }

    /// <summary>Puts scores into bins of equal width on [0, 1].</summary>
    /// <param name="labels">0 or 1, shape [n].</param>
    /// <param name="scores">Probabilities in [0, 1], shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="weights">
    /// How many people each row stands for, shape [n]; finite and not negative; empty when all count 1.
    /// </param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value outside its range.</exception>
    public static Calibration From(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> scores, Grouping group, ReadOnlySpan<double> weights = default,
        int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        RowChecks.SameCount(("labels", labels.Length), ("scores", scores.Length), ("group codes", group.Rows));
        RowChecks.Weights(weights, labels.Length);
        var cells = group.Levels.Count * bins;
        var (count, sum, positive) = (new double[cells], new double[cells], new double[cells]);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1) || !(scores[i] >= 0 && scores[i] <= 1))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i}: found label {labels[i]} and score {scores[i]}, ")
                    + "expected 0 or 1 and a number in [0, 1]", nameof(scores));
            var cell = group.Codes[i] * bins + Bin(scores[i], bins);
            var weight = weights.IsEmpty ? 1 : weights[i];
            count[cell] += weight;
            sum[cell] += weight * scores[i];
            positive[cell] += weight * labels[i];
        }
        return new Calibration([.. Enumerable.Range(0, cells).Select(cell => new CalibrationBin(
            group.Levels[cell / bins],
            Lower: (double)(cell % bins) / bins,
            Upper: (cell % bins + 1.0) / bins,
            count[cell],
            MeanScore: Measure.Share(sum[cell], count[cell], "no scores"),
            Rate: Measure.Share(positive[cell], count[cell], "no scores")))], group.Levels);
    }

    /// <summary>
    /// The bin whose ends hold the score, as <see cref="CalibrationBin.Lower"/> and <see cref="CalibrationBin.Upper"/>
    /// have them: 100 times .29 is rounded to less than 29, and yet .29 is the lower end of its bin.
    /// </summary>
    static int Bin(double score, int bins)
    {
        var bin = Math.Min((int)(score * bins), bins - 1);
        while (bin + 1 < bins && score >= (bin + 1.0) / bins)
            bin++;
        while (bin > 0 && score < (double)bin / bins)
            bin--;
        return bin;
    }

    /// <summary>
    /// Expected calibration error of a group: the mean over its people of |share of positives - mean score| of their
    /// bin.
    /// </summary>
    public Measure ExpectedError(string group)
    {
        if (!Groups.Contains(group))
            throw new ArgumentException(NearestName.Message("group", group, [.. Groups]), nameof(group));
        var bins = Bins.Where(b => b.Group == group && b.Count > 0).ToList();
        var error = bins.Sum(b => b.Count * Math.Abs(b.Rate - b.MeanScore));
        return Measure.Share(error, bins.Sum(b => b.Count), "nobody").In(group);
    }
}
