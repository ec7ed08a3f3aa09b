using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Scores by group and label, sorted once: whatever depends on scores rather than on decisions (ranking, distributions,
/// calibration, and counts at any threshold) is read from here.
/// </summary>
public sealed class GroupScores
{
    readonly ScoreSample[] _positives, _negatives, _all;

    /// <summary>Scores from samples: every group's positives, then every group's negatives.</summary>
    internal GroupScores(
        string attribute, IReadOnlyList<string> groups, IReadOnlyList<ScoreSample> samples, bool isWeighted = true)
    {
        (Attribute, Groups, IsWeighted) = (attribute, groups, isWeighted);
        _positives = [.. samples.Take(groups.Count)];
        _negatives = [.. samples.Skip(groups.Count)];
        _all = [.. _positives.Zip(_negatives, ScoreSample.Union)];
    }

    /// <summary>What the groups are groups of.</summary>
    public string Attribute { get; }

    /// <summary>The group names; of two, the unprivileged first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Whether people count as much as their weights rather than 1 each.</summary>
    public bool IsWeighted { get; }

    /// <summary>Scores of a data set, by its group attribute; with weights if it has any.</summary>
    public static GroupScores From(TabularDataset data, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        return From(data.Labels, scores, data.Group, data.Weights);
    }

    /// <summary>Scores by group and label.</summary>
    /// <param name="labels">0 or 1, shape [n].</param>
    /// <param name="scores">Finite numbers, higher for the favourable outcome, shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">
    /// How many people each row counts as, finite and not negative, shape [n]; empty when all count 1.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Lengths that differ, a label other than 0 or 1, a score that is not finite.
    /// </exception>
    public static GroupScores From(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> scores, Grouping group, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        RowChecks.SameCount(
            weights, ("labels", labels.Length), ("scores", scores.Length), ("group codes", group.Rows));
        var groups = group.Levels.Count;
        var cells = new (List<double> Scores, List<double> Weights)[2 * groups];
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = ([], []);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1) || !double.IsFinite(scores[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i}: found label {labels[i]} and score {scores[i]}, ")
                    + "expected 0 or 1 and a finite number", nameof(scores));
            var (own, ownWeights) = cells[(1 - labels[i]) * groups + group.Codes[i]];
            own.Add(scores[i]);
            if (!weights.IsEmpty)
                ownWeights.Add(weights[i]);
        }
        var samples = cells.Select(c => ScoreSample.Of([.. c.Scores], [.. c.Weights]));
        return new GroupScores(group.Name, group.Levels, [.. samples], !weights.IsEmpty);
    }

    /// <summary>All scores of a group.</summary>
    public ScoreSample All(int group) => _all[group];

    /// <summary>The scores of a group's rows with label 1.</summary>
    public ScoreSample Positives(int group) => _positives[group];

    /// <summary>The scores of a group's rows with label 0.</summary>
    public ScoreSample Negatives(int group) => _negatives[group];

    /// <summary>P(y = 1) over everybody; undefined when there is nobody.</summary>
    public Measure BaseRate => Measure.Share(_positives.Sum(p => p.Total), _all.Sum(a => a.Total), "nobody");

    /// <summary>The counts when everybody with a score of at least <paramref name="threshold"/> is selected.</summary>
    public GroupCounts At(double threshold) =>
        new(Attribute, Groups, [.. Groups.Select((_, g) => CellAt(g, threshold))], IsWeighted);

    /// <summary>
    /// The confusion of one group when its people with a score of at least <paramref name="threshold"/> are selected.
    /// </summary>
    public Confusion CellAt(int group, double threshold)
    {
        var (tp, fp) = (_positives[group].AtLeast(threshold), _negatives[group].AtLeast(threshold));
        return new Confusion(tp, fp, _negatives[group].Total - fp, _positives[group].Total - tp);
    }

    /// <summary>
    /// The area under a group's ROC curve: the chance that a positive scores above a negative, ties counting half.
    /// </summary>
    public Measure Auc(int group) => Distributions.Auc(_positives[group], _negatives[group]).In(Groups[group]);

    /// <summary>AUC of z = 0 minus AUC of z = 1; undefined unless there are two groups.</summary>
    public Measure AucDifference => Two(() => Auc(0) - Auc(1));

    /// <summary>The highest AUC of any group minus the lowest.</summary>
    public Measure AucGap
    {
        get
        {
            var areas = Enumerable.Range(0, Groups.Count).Select(Auc).ToList();
            foreach (var area in areas)
                if (!area.IsDefined)
                    return area;
            return areas.Max(a => a.Value) - areas.Min(a => a.Value);
        }
    }

    /// <summary>
    /// Generalized false positive rate (Pleiss et al. 2017, definition 1 [pleiss2017]): the mean score of a group's
    /// negatives, E[s | y = 0]; undefined without negatives, and for scores outside [0, 1].
    /// </summary>
    public Measure GeneralizedFalsePositiveRate(int group) =>
        Probable(_negatives[group], "no negatives").In(Groups[group]);

    /// <summary>
    /// Generalized false negative rate: the mean of 1 less the score of a group's positives, E[1 - s | y = 1].
    /// </summary>
    public Measure GeneralizedFalseNegativeRate(int group) =>
        1 - Probable(_positives[group], "no positives").In(Groups[group]);

    /// <summary>Mean score of z = 0 minus that of z = 1.</summary>
    public Measure MeanDifference => Two(() => Mean(0) - Mean(1));

    /// <summary>
    /// ABCC (Han et al. 2024 [han2024]): the area between the groups' distribution functions on [0, 1], the same as the
    /// Wasserstein distance of the scores, ∫ |F0(s) - F1(s)| ds. Of more than two groups the largest of any pair.
    /// </summary>
    public Measure AreaBetweenDistributions => Pairs((g, h) => Distributions.Wasserstein(_all[g], _all[h]));

    /// <summary>
    /// ABPC (Han et al. 2024 [han2024]): the area between the groups' densities, estimated with Gaussian kernels, on
    /// [0, 1], ∫ |f0(s) - f1(s)| ds. Of more than two groups the largest of any pair.
    /// </summary>
    public Measure AreaBetweenDensities => Pairs((g, h) => Distributions.AreaBetweenDensities(_all[g], _all[h]));

    /// <summary>
    /// The Kolmogorov-Smirnov distance max_s |F0(s) - F1(s)|: the largest difference between the groups' distribution
    /// functions, so the largest difference of selection rates at any threshold. Of more than two groups the largest of
    /// any pair.
    /// </summary>
    public Measure KolmogorovSmirnov => Pairs((g, h) => Distributions.KolmogorovSmirnov(_all[g], _all[h]));

    /// <summary>
    /// ABROCA (Gardner et al. 2019 [gardner2019]): the area between the groups' ROC curves. Of more than two groups the
    /// largest of any pair. Undefined when a group lacks a label.
    /// </summary>
    public Measure AreaBetweenRocCurves => Pairs((g, h) =>
    {
        foreach (var group in (ReadOnlySpan<int>)[g, h])
            if (Auc(group) is { IsDefined: false } undefined)
                return undefined;
        return RocCurve.AreaBetween(Roc(g), Roc(h));
    });

    /// <summary>A group's ROC curve.</summary>
    /// <exception cref="InvalidOperationException">The group lacks a label.</exception>
    public RocCurve Roc(int group) => RocCurve.Of(_positives[group], _negatives[group], Groups[group]);

    static Measure Probable(ScoreSample sample, string reasonIfNone) => sample.Count == 0
        ? Measure.Undefined(reasonIfNone)
        : sample.Scores[0] < 0 || sample.Scores[^1] > 1 ? Measure.Undefined("scores outside [0, 1]") : sample.Mean;

    Measure Mean(int group) => _all[group].Mean.In(Groups[group]);

    internal Measure Two(Func<Measure> measure) => Groups.Count == 2
        ? Nobody() ?? measure()
        : Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two");

    /// <summary>The largest value over pairs of groups; undefined when it is for any pair.</summary>
    Measure Pairs(Func<int, int, Measure> distance)
    {
        if (Groups.Count < 2)
            return Measure.Undefined($"{Groups.Count} group of {Attribute}, needs two");
        if (Nobody() is { } nobody)
            return nobody;
        var largest = (Measure)0.0;
        for (var g = 0; g < Groups.Count; g++)
            for (var h = g + 1; h < Groups.Count; h++)
            {
                var value = distance(g, h);
                if (!value.IsDefined)
                    return value;
                largest = Math.Max(largest, value);
            }
        return largest;
    }

    Measure? Nobody()
    {
        for (var g = 0; g < Groups.Count; g++)
            if (_all[g].Count == 0)
                return Measure.Undefined("nobody").In(Groups[g]);
        return null;
    }
}
