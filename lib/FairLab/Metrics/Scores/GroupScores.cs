using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Scores by group and label, sorted once: whatever depends on scores rather than on decisions (ranking, distributions,
/// calibration, and counts at any threshold) is read from here.
/// </summary>
public sealed class GroupScores
{
    readonly double[][] _positives, _negatives, _all;

    GroupScores(string attribute, IReadOnlyList<string> groups, double[][] positives, double[][] negatives)
    {
        (Attribute, Groups, _positives, _negatives) = (attribute, groups, positives, negatives);
        _all = new double[groups.Count][];
        for (var g = 0; g < _all.Length; g++)
        {
            _all[g] = [.. positives[g], .. negatives[g]];
            Array.Sort(_all[g]);
        }
    }

    /// <summary>What the groups are groups of.</summary>
    public string Attribute { get; }

    /// <summary>The group names; of two, the unprivileged first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Scores of a data set, by its group attribute. Weights are not used.</summary>
    public static GroupScores From(TabularDataset data, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        return From(data.Labels, scores, data.Group);
    }

    /// <summary>Scores by group and label.</summary>
    /// <param name="labels">0 or 1, shape [n].</param>
    /// <param name="scores">Finite numbers, higher for the favourable outcome, shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <exception cref="ArgumentException">Lengths that differ, a label other than 0 or 1, a score that is not finite.</exception>
    public static GroupScores From(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores, Grouping group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (labels.Length != scores.Length || labels.Length != group.Rows)
            throw new ArgumentException($"found {labels.Length} labels, {scores.Length} scores and {group.Rows} group codes, expected the same number of each", nameof(scores));
        var sorted = new List<double>[2, group.Levels.Count];
        for (var g = 0; g < group.Levels.Count; g++)
            (sorted[0, g], sorted[1, g]) = ([], []);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1) || !double.IsFinite(scores[i]))
                throw new ArgumentException(FormattableString.Invariant($"row {i}: found label {labels[i]} and score {scores[i]}, expected 0 or 1 and a finite number"), nameof(scores));
            sorted[labels[i], group.Codes[i]].Add(scores[i]);
        }
        double[][] Sorted(int label) => [.. Enumerable.Range(0, group.Levels.Count).Select(g => sorted[label, g].Order().ToArray())];
        return new GroupScores(group.Name, group.Levels, Sorted(1), Sorted(0));
    }

    /// <summary>All scores of a group, ascending.</summary>
    public ReadOnlySpan<double> All(int group) => _all[group];

    /// <summary>The scores of a group's rows with label 1, ascending.</summary>
    public ReadOnlySpan<double> Positives(int group) => _positives[group];

    /// <summary>The scores of a group's rows with label 0, ascending.</summary>
    public ReadOnlySpan<double> Negatives(int group) => _negatives[group];

    /// <summary>The counts when everybody with a score of at least <paramref name="threshold"/> is selected.</summary>
    public GroupCounts At(double threshold) => new(Attribute, Groups, [.. Enumerable.Range(0, Groups.Count).Select(g => CellAt(g, threshold))]);

    /// <summary>The confusion of one group when its people with a score of at least <paramref name="threshold"/> are selected.</summary>
    public Confusion CellAt(int group, double threshold)
    {
        var (tp, fp) = (AtLeast(_positives[group], threshold), AtLeast(_negatives[group], threshold));
        return new Confusion(tp, fp, _negatives[group].Length - fp, _positives[group].Length - tp);
    }

    /// <summary>The area under a group's ROC curve: the chance that a positive scores above a negative, ties counting half.</summary>
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

    /// <summary>Mean score of z = 0 minus that of z = 1.</summary>
    public Measure MeanDifference => Two(() => Mean(0) - Mean(1));

    /// <summary>
    /// ABCC (Han et al. 2024 [han2024]): the area between the groups' distribution functions on [0, 1], the same as the
    /// Wasserstein distance of the scores.
    /// </summary>
    public Measure AreaBetweenDistributions => Two(() => Distributions.Wasserstein(_all[0], _all[1]));

    /// <summary>ABPC (Han et al. 2024 [han2024]): the area between the groups' densities, estimated with Gaussian kernels, on [0, 1].</summary>
    public Measure AreaBetweenDensities => Two(() => Distributions.AreaBetweenDensities(_all[0], _all[1]));

    /// <summary>
    /// The Kolmogorov-Smirnov distance: the largest difference between the groups' distribution functions, so the
    /// largest difference of selection rates at any threshold.
    /// </summary>
    public Measure KolmogorovSmirnov => Two(() => Distributions.KolmogorovSmirnov(_all[0], _all[1]));

    /// <summary>ABROCA (Gardner et al. 2019 [gardner2019]): the area between the groups' ROC curves.</summary>
    public Measure AreaBetweenRocCurves => Two(() => RocCurve.AreaBetween(Roc(0), Roc(1)));

    /// <summary>A group's ROC curve.</summary>
    /// <exception cref="InvalidOperationException">The group lacks a label.</exception>
    public RocCurve Roc(int group) => RocCurve.Of(_positives[group], _negatives[group], Groups[group]);

    Measure Mean(int group) => _all[group].Length == 0 ? Measure.Undefined("nobody").In(Groups[group]) : _all[group].Average();

    Measure Two(Func<Measure> measure)
    {
        if (Groups.Count != 2)
            return Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two");
        for (var g = 0; g < 2; g++)
            if (_all[g].Length == 0)
                return Measure.Undefined("nobody").In(Groups[g]);
        return measure();
    }

    static int AtLeast(double[] sorted, double threshold)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] >= threshold)
                high = middle;
            else
                low = middle + 1;
        }
        return sorted.Length - low;
    }
}
