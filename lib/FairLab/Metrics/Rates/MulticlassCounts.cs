using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Counts of decisions among several classes, for each group: a class against all others is an ordinary
/// <see cref="GroupCounts"/>, so every count-based metric carries over.
/// </summary>
public sealed class MulticlassCounts
{
    readonly double[,,] _cells;
    readonly bool _isWeighted;

    MulticlassCounts(Grouping group, IReadOnlyList<string> classes, double[,,] cells, bool isWeighted) =>
        (Attribute, Groups, Classes, _cells, _isWeighted) = (group.Name, group.Levels, classes, cells, isWeighted);

    /// <summary>What the groups are groups of.</summary>
    public string Attribute { get; }

    /// <summary>The group names.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The class names.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many people of a group have one class and were given another.</summary>
    public double this[int group, int label, int decision] => _cells[group, label, decision];

    /// <summary>Counts rows.</summary>
    /// <param name="labels">Class numbers, shape [n].</param>
    /// <param name="decisions">Class numbers, shape [n].</param>
    /// <param name="classes">The class names.</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">
    /// How many people each row counts as, finite and not negative, shape [n]; empty when all count 1.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Lengths that differ, a class that does not exist, two of one name, or a weight outside its range.
    /// </exception>
    public static MulticlassCounts From(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> decisions, IReadOnlyList<string> classes, Grouping group,
        ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(group);
        Distinct.Check("class", classes);
        RowChecks.Weights(weights, labels.Length);
        RowChecks.SameCount(
            ("labels", labels.Length), ("decisions", decisions.Length), ("group codes", group.Rows));
        if (classes.Count == 0)
            throw new ArgumentException("found no classes, expected the names of at least one", nameof(classes));
        var cells = new double[group.Levels.Count, classes.Count, classes.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes.Count || (uint)decisions[i] >= (uint)classes.Count)
                throw new ArgumentException(
                    $"row {i}: found label {labels[i]} and decision {decisions[i]}, "
                    + $"expected 0 to {classes.Count - 1}", nameof(labels));
            cells[group.Codes[i], labels[i], decisions[i]] += weights.IsEmpty ? 1 : weights[i];
        }
        return new MulticlassCounts(group, classes, cells, !weights.IsEmpty);
    }

    /// <summary>One class (favourable) against all others.</summary>
    public GroupCounts OneVersusRest(int favourable)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)favourable, (uint)Classes.Count);
        return new GroupCounts(Attribute, Groups, [.. Groups.Select((_, g) => Cell(g, favourable))], _isWeighted);
    }

    Confusion Cell(int group, int favourable)
    {
        var sums = new double[2, 2]; // label and decision: favourable or not
        for (var y = 0; y < Classes.Count; y++)
            for (var d = 0; d < Classes.Count; d++)
                sums[y == favourable ? 1 : 0, d == favourable ? 1 : 0] += _cells[group, y, d];
        return new Confusion(sums[1, 1], sums[0, 1], sums[0, 0], sums[1, 0]);
    }

    /// <summary>The share of a group that was given its own class.</summary>
    public Measure Accuracy(int group)
    {
        double right = 0, all = 0;
        for (var y = 0; y < Classes.Count; y++)
            for (var d = 0; d < Classes.Count; d++)
                (right, all) = (right + (y == d ? _cells[group, y, d] : 0), all + _cells[group, y, d]);
        return Measure.Share(right, all, "nobody").In(Groups[group]);
    }

    /// <summary>A metric of every class against the rest.</summary>
    public IReadOnlyList<Measure> Each(GroupMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return [.. Classes.Select((name, c) => metric.Compute(OneVersusRest(c)).In($"class {name}"))];
    }

    /// <summary>
    /// The largest distance of a metric from its ideal over the classes: with
    /// <see cref="GroupMetrics.ParityDifference"/>, multi-class demographic parity, max_c |P(ŷ=c|z=0) - P(ŷ=c|z=1)|.
    /// Undefined when it is for a class.
    /// </summary>
    public Measure Worst(GroupMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var each = Classes.Select((name, c) => metric.Distance(OneVersusRest(c)).In($"class {name}")).ToList();
        foreach (var value in each)
            if (!value.IsDefined)
                return value;
        return each.Max(v => v.Value);
    }
}
