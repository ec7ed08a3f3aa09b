using FairLab.Data;

namespace FairLab.Metrics;

public sealed partial class GroupCounts
{
    /// <summary>The rows behind weighted or expected counts, for resampling; null when not known.</summary>
    internal IReadOnlyList<WeightedRows>? Rows { get; private init; }

    /// <summary>
    /// Whether each count is one of people: counted, or rows whose weights are whole numbers, as a row of weight k is k
    /// people. Other weights say how much a row stands for, and no row is more than one person.
    /// </summary>
    internal bool CountsPeople => Rows is null ? !IsWeighted : Rows.All(r => r.Weight == Math.Floor(r.Weight));

    /// <summary>
    /// How many people of equal weight would say as much about a group: (Σ w)² / Σ w² (Kish 1965 [kish1965]). The
    /// number of people where weights are whole numbers; undefined where only sums of weights are known.
    /// </summary>
    /// <param name="group">The index of the group.</param>
    public Measure EffectivePeople(int group)
    {
        if (CountsPeople)
            return _cells[group].Total;
        if (OnlySums is { } unknown)
            return unknown;
        var (sum, squares) = (0.0, 0.0);
        foreach (var rows in Rows!.Where(r => r.Group == group))
            (sum, squares) = (sum + rows.Count * rows.Weight, squares + rows.Count * rows.Weight * rows.Weight);
        return Measure.Share(sum * sum, squares, "nobody").In(Groups[group]);
    }

    /// <summary>
    /// Whether every count is one of people, each of them selected or not: no chances and no other weights.
    /// </summary>
    internal bool CountsDecisions => CountsPeople && (Rows is null || Rows.All(r => r.Probability is 0 or 1));

    /// <summary>Undefined, where only sums of weights are known and not how they spread; else null.</summary>
    internal Measure? OnlySums => IsWeighted && Rows is null
        ? Measure.Undefined("only sums of weights are known")
        : null;

    /// <summary>
    /// A group's cells as numbers of people of equal weight: times <see cref="EffectivePeople"/> over the sum of
    /// weights. The sums themselves where no more is known.
    /// </summary>
    internal Confusion Effective(int group) => CountsPeople || OnlySums is not null || _cells[group].Total == 0
        ? _cells[group]
        : EffectivePeople(group) / _cells[group].Total * _cells[group];

    /// <summary>
    /// Counts with weights and with decisions made at random: each row adds its weight times the probability of each
    /// decision.
    /// </summary>
    /// <param name="labels">0 or 1, shape [n].</param>
    /// <param name="probabilities">P(ŷ = 1) of each row, in [0, 1], shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">Weights, finite and not negative, shape [n]; empty when all are 1.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value outside its range.</exception>
    public static GroupCounts Expected(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, Grouping group,
        ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        RowChecks.SameCount(
            weights, ("labels", labels.Length), ("decisions", probabilities.Length), ("group codes", group.Rows));
        var sums = new double[4 * group.Levels.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var (y, p, w) = (labels[i], probabilities[i], weights.IsEmpty ? 1 : weights[i]);
            if (y is not (0 or 1) || !(p >= 0 && p <= 1) || !(w >= 0 && double.IsFinite(w)))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i}: found label {y}, probability {p}, weight {w}, expected ")
                    + "0 or 1, a number in [0, 1], a finite number of at least 0");
            var cell = (group.Codes[i] << 2) | (y << 1);
            sums[cell | 1] += w * p;
            sums[cell] += w * (1 - p);
        }
        return new GroupCounts(group.Name, group.Levels, [.. Enumerable.Range(0, group.Levels.Count).Select(g =>
            new Confusion(sums[4 * g + 3], sums[4 * g + 1], sums[4 * g], sums[4 * g + 2]))], isWeighted: true)
        {
            Rows = WeightedRows.Of(labels, probabilities, group.Codes, weights),
        };
    }

    /// <summary>Counts decisions on people whose labels are not known: selection rates are all there is.</summary>
    /// <param name="decisions">0 or 1, shape [n].</param>
    /// <param name="groups">One attribute, or several for their intersection.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value other than 0 or 1.</exception>
    public static GroupCounts WithoutLabels(ReadOnlySpan<int> decisions, params IReadOnlyList<Grouping> groups)
    {
        var counts = From(new int[decisions.Length], decisions, groups);
        return new GroupCounts(counts.Attribute, counts.Groups,
            [.. counts.Cells.Select(c => Confusion.WithoutLabels(c.Selected, c.Rejected))]);
    }

    /// <summary>
    /// Counts decisions on people whose labels are not known, with weights or decisions made at random.
    /// </summary>
    /// <param name="decisions">The decisions, shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">Weights, finite and not negative, shape [n]; empty when all are 1.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or a value outside its range.</exception>
    public static GroupCounts WithoutLabels(Decisions decisions, Grouping group, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.IsDeterministic && weights.IsEmpty)
            return WithoutLabels(decisions.ToLabels(), group);
        var counts = Expected(new int[decisions.Rows], decisions.Probabilities, group, weights);
        return new GroupCounts(counts.Attribute, counts.Groups,
            [.. counts.Cells.Select(c => Confusion.WithoutLabels(c.Selected, c.Rejected))], isWeighted: true)
        {
            Rows = [.. counts.Rows!.Select(r => r with { Label = -1 })],
        };
    }
}
