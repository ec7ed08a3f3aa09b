using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// One pass over labels, decisions and groups into a <see cref="Confusion"/> for each group: all that any count-based
/// metric needs, however many rows there were.
/// </summary>
[TypeFormatterSource(typeof(GroupTableFormatters), PreferredMimeTypes = ["text/html"])]
public sealed partial class GroupCounts
{
    readonly Confusion[] _cells;

    /// <summary>Counts that are known already, such as a published table.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="groups">The group names; of two, the unprivileged first.</param>
    /// <param name="cells">A confusion for each group, each entry finite and not negative.</param>
    /// <param name="isWeighted">
    /// Whether entries are sums of weights or expectations rather than counts of people.
    /// </param>
    public GroupCounts(
        string attribute, IReadOnlyList<string> groups, IReadOnlyList<Confusion> cells, bool isWeighted = false)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(cells);
        if (groups.Count != cells.Count || groups.Count == 0)
            throw new ArgumentException(
                $"found {cells.Count} confusions for {groups.Count} groups, "
                + "expected one each and at least one", nameof(cells));
        Distinct.Check(attribute, groups);
        foreach (var (cell, group) in cells.Zip(groups))
            foreach (var entry in cell.Entries)
                if (!(entry >= 0 && double.IsFinite(entry)))
                    throw new ArgumentException(
                        FormattableString.Invariant($"group '{group}': found the count {entry}, ")
                        + "expected a finite number of at least 0", nameof(cells));
        if (cells.Any(c => c.HasLabels != cells[0].HasLabels))
            throw new ArgumentException("found groups with labels and groups without, expected labels for all or none",
                nameof(cells));
        (Attribute, Groups, _cells, IsWeighted) = (attribute, groups, [.. cells], isWeighted);
    }

    /// <summary>What the groups are groups of, such as "sex".</summary>
    public string Attribute { get; }

    /// <summary>The group names; of two, the unprivileged (z = 0) first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The confusion of each group, in the order of <see cref="Groups"/>.</summary>
    public IReadOnlyList<Confusion> Cells => _cells;

    /// <summary>Whether the entries are sums of weights or expectations rather than counts of people.</summary>
    public bool IsWeighted { get; }

    /// <summary>Whether labels are known; without them there are selection rates and nothing else.</summary>
    public bool HasLabels => _cells[0].HasLabels;

    /// <summary>The confusion of one group.</summary>
    public Confusion this[int group] => _cells[group];

    /// <summary>The confusion of one group, by name.</summary>
    public Confusion this[string group] => _cells[IndexOf(group)];

    /// <summary>Everybody together.</summary>
    public Confusion Overall => _cells.Aggregate((a, b) => a + b);

    /// <summary>The value of a metric.</summary>
    public Measure this[GroupMetric metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            return metric.Compute(this);
        }
    }

    /// <summary>
    /// Why the decisions are no use however fair they look: a constant predictor has no group differences. Null when
    /// there is nothing to say.
    /// </summary>
    public string? Degenerate => Overall switch
    {
        { Total: 0 } => "nobody was decided on",
        { Selected: 0 } => "nobody is selected",
        { Rejected: 0 } => "everybody is selected",
        _ => null,
    };

    /// <summary>
    /// The group that a rate is lowest for, of those it is defined for; undefined, and no group, when it is for none.
    /// </summary>
    /// <param name="rate">The rate, such as <c>c => c.Accuracy</c>.</param>
    public (string? Group, Measure Value) Lowest(Func<Confusion, Measure> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var rates = Groups.Zip(_cells, (group, cell) => (Group: group, Value: rate(cell).In(group))).ToList();
        var defined = rates.Where(r => r.Value.IsDefined).ToList();
        return defined.Count == 0 ? (null, rates[0].Value) : defined.MinBy(r => r.Value.Value);
    }

    /// <summary>
    /// Only the groups with at least so many people: smaller ones say nothing about themselves. Everybody stays in the
    /// data; name the groups left out beside the result.
    /// </summary>
    /// <param name="people">The least number of people.</param>
    /// <param name="leftOut">The names of the groups left out.</param>
    /// <exception cref="InvalidOperationException">No group is that large.</exception>
    public GroupCounts WithAtLeast(double people, out IReadOnlyList<string> leftOut)
    {
        var kept = Enumerable.Range(0, _cells.Length).Where(g => _cells[g].Total >= people).ToList();
        leftOut = [.. Enumerable.Range(0, _cells.Length).Except(kept).Select(g => Groups[g])];
        if (kept.Count == 0)
        {
            var largest = _cells.Max(c => c.Total);
            throw new InvalidOperationException(FormattableString.Invariant(
                $"no group of {Attribute} has {people} people; the largest has {largest}"));
        }
        var rows = Rows?.Where(r => kept.Contains(r.Group)).Select(r => r with { Group = kept.IndexOf(r.Group) });
        return new GroupCounts(
            Attribute, [.. kept.Select(g => Groups[g])], [.. kept.Select(g => _cells[g])], IsWeighted)
        {
            Rows = rows?.ToList(),
        };
    }

    /// <summary>
    /// Counts decisions on a data set, by its group attribute; decisions made at random count by their probability,
    /// exactly. Of people without labels (<see cref="TabularDataset.HasLabels"/>) there are selection rates; what needs
    /// labels is undefined and says so.
    /// </summary>
    public static GroupCounts From(TabularDataset data, Decisions decisions)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(decisions);
        if (!data.HasLabels)
            return WithoutLabels(decisions, data.Group, data.Weights);
        return decisions.IsDeterministic && data.Weights is null
            ? From(data.Labels, decisions.ToLabels(), data.Group)
            : Expected(data.Labels, decisions.Probabilities, data.Group, data.Weights);
    }

    /// <summary>Counts 0/1 decisions.</summary>
    /// <param name="labels">0 or 1, shape [n].</param>
    /// <param name="decisions">0 or 1, shape [n].</param>
    /// <param name="groups">One attribute, or several for their intersection.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value other than 0 or 1.</exception>
    public static GroupCounts From(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> decisions, params IReadOnlyList<Grouping> groups)
    {
        var group = Grouping.Intersect(groups);
        RowChecks.SameCount(
            ("labels", labels.Length), ("decisions", decisions.Length), ("group codes", group.Rows));
        var codes = group.Codes.AsSpan(0, labels.Length);
        decisions = decisions[..labels.Length];
        // Two sets of counters take turns, so that neighbouring rows of one cell do not wait for each other.
        var even = new long[4 * group.Levels.Count];
        var odd = new long[4 * group.Levels.Count];
        var bad = 0;
        for (var i = 0; i + 1 < labels.Length; i += 2)
        {
            bad |= labels[i] | decisions[i] | labels[i + 1] | decisions[i + 1];
            even[(codes[i] << 2) | ((labels[i] & 1) << 1) | (decisions[i] & 1)]++;
            odd[(codes[i + 1] << 2) | ((labels[i + 1] & 1) << 1) | (decisions[i + 1] & 1)]++;
        }
        if (labels.Length % 2 == 1)
        {
            bad |= labels[^1] | decisions[^1];
            even[(codes[^1] << 2) | ((labels[^1] & 1) << 1) | (decisions[^1] & 1)]++;
        }
        if ((bad & ~1) != 0)
            throw NotBinary(labels, decisions);
        return new GroupCounts(group.Name, group.Levels, [.. Enumerable.Range(0, group.Levels.Count).Select(g =>
            new Confusion(Cell(g, 3), Cell(g, 1), Cell(g, 0), Cell(g, 2)))]);

        double Cell(int g, int k) => even[4 * g + k] + odd[4 * g + k];
    }

    /// <summary>The table of rates by group, as text; <see cref="ToTable"/> has its numbers.</summary>
    public override string ToString() => GroupTable.Of(this).ToText();

    /// <summary>The place of a group in <see cref="Groups"/>.</summary>
    /// <exception cref="ArgumentException">No such group, with the nearest name.</exception>
    internal int IndexOf(string group) => Groups.ToList().IndexOf(group) is >= 0 and var at ? at
        : throw new ArgumentException(NearestName.Message($"group of {Attribute}", group, [.. Groups]), nameof(group));

    static ArgumentException NotBinary(ReadOnlySpan<int> labels, ReadOnlySpan<int> decisions)
    {
        var (label, decision) = (labels.IndexOfAnyExceptInRange(0, 1), decisions.IndexOfAnyExceptInRange(0, 1));
        return label >= 0
            ? new ArgumentException($"row {label}: found label {labels[label]}, expected 0 or 1", nameof(labels))
            : new ArgumentException(
                $"row {decision}: found decision {decisions[decision]}, expected 0 or 1", nameof(decisions));
    }
}
