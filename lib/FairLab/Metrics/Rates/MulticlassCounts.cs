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

    /// <summary>
    /// Right answers as counts of two kinds, so that accuracy over all classes is audited like any rate: TP are those
    /// given their own class, FN all others; only accuracy and error mean something.
    /// </summary>
    internal GroupCounts Right() => new(Attribute, Groups, [.. Groups.Select((_, g) =>
    {
        var (right, all) = RightOf(g);
        return new Confusion(right, 0, 0, all - right);
    })], _isWeighted);

    /// <summary>
    /// Every cell of every group's confusion: how many people of a class were given another, and their share of the
    /// class with Wilson's interval. A class that nobody of a group has is undefined there, and the note says so.
    /// </summary>
    /// <param name="level">Confidence level in (0, 1); with weights there are no intervals.</param>
    public Table ToTable(double level = 0.95) => Table.From(
        from g in Enumerable.Range(0, Groups.Count)
        from y in Enumerable.Range(0, Classes.Count)
        from d in Enumerable.Range(0, Classes.Count)
        let share = Share(g, y, d, level)
        select new
        {
            @group = Groups[g],
            label = Classes[y],
            decision = Classes[d],
            people = _cells[g, y, d],
            share = share.Value,
            share_low = share.Lower,
            share_high = share.Upper,
            note = share.Value.Reason ?? "",
        });

    /// <summary>
    /// The share of a group's people of a class that were given it, with Wilson's interval: the class's recall.
    /// Undefined, and never 0, for a class that nobody of the group has.
    /// </summary>
    /// <param name="group">The index of the group.</param>
    /// <param name="label">The index of the class.</param>
    /// <param name="level">Confidence level in (0, 1); with weights there is no interval.</param>
    public Estimate Recall(int group, int label, double level = 0.95) => Share(group, label, label, level);

    Estimate Share(int group, int label, int decision, double level)
    {
        var (part, whole) = (_cells[group, label, decision], 0.0);
        for (var d = 0; d < Classes.Count; d++)
            whole += _cells[group, label, d];
        var share = Measure.Share(part, whole, $"nobody of class {Classes[label]} in {Groups[group]}");
        var weights = Measure.Undefined("only sums of weights are known");
        var interval = !share.IsDefined ? new Interval(share, share)
            : _isWeighted ? new Interval(weights, weights) : Proportion.Wilson(part, whole, level);
        return new Estimate(label == decision ? $"recall of {Classes[label]}"
            : $"{Classes[label]} as {Classes[decision]}", share, interval.Lower, interval.Upper, level);
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
        var (right, all) = RightOf(group);
        return Measure.Share(right, all, "nobody").In(Groups[group]);
    }

    (double Right, double All) RightOf(int group)
    {
        double right = 0, all = 0;
        for (var y = 0; y < Classes.Count; y++)
            for (var d = 0; d < Classes.Count; d++)
                (right, all) = (right + (y == d ? _cells[group, y, d] : 0), all + _cells[group, y, d]);
        return (right, all);
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
