namespace FairLab.Metrics;

/// <summary>
/// A rate of a <see cref="Confusion"/> as part over whole, so that it comes with Wilson's interval and, between groups,
/// with Newcombe's.
/// </summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Formula">Its definition.</param>
/// <param name="Part">The people counted.</param>
/// <param name="Whole">The people they are a share of.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record ConfusionRate(
    string Name, string Formula, Func<Confusion, double> Part, Func<Confusion, double> Whole)
{
    /// <summary>
    /// Whether people are better served where the rate is high, as accuracy, or where it is low, as errors; null where
    /// it is neither good nor bad, such as a selection rate.
    /// </summary>
    /// <value>Null.</value>
    public bool? HigherIsBetter { get; init; }

    /// <summary>P(y = 1).</summary>
    public static ConfusionRate Base { get; } = new("base_rate", "P(y=1)", c => c.Positives, c => c.Total);

    /// <summary>P(ŷ = 1).</summary>
    public static ConfusionRate Selection { get; } = new("selection_rate", "P(ŷ=1)", c => c.Selected, c => c.Total);

    /// <summary>P(ŷ = y).</summary>
    public static ConfusionRate Accuracy { get; } =
        new("accuracy", "P(ŷ=y)", c => c.TruePositives + c.TrueNegatives, c => c.Total) { HigherIsBetter = true };

    /// <summary>P(ŷ = 1 | y = 1).</summary>
    public static ConfusionRate TruePositive { get; } =
        new("tpr", "P(ŷ=1|y=1)", c => c.TruePositives, c => c.Positives) { HigherIsBetter = true };

    /// <summary>P(ŷ = 1 | y = 0).</summary>
    public static ConfusionRate FalsePositive { get; } =
        new("fpr", "P(ŷ=1|y=0)", c => c.FalsePositives, c => c.Negatives) { HigherIsBetter = false };

    /// <summary>P(ŷ = 0 | y = 0).</summary>
    public static ConfusionRate TrueNegative { get; } =
        new("tnr", "P(ŷ=0|y=0)", c => c.TrueNegatives, c => c.Negatives) { HigherIsBetter = true };

    /// <summary>P(ŷ = 0 | y = 1).</summary>
    public static ConfusionRate FalseNegative { get; } =
        new("fnr", "P(ŷ=0|y=1)", c => c.FalseNegatives, c => c.Positives) { HigherIsBetter = false };

    /// <summary>P(ŷ ≠ y).</summary>
    public static ConfusionRate Error { get; } =
        new("error_rate", "P(ŷ≠y)", c => c.FalsePositives + c.FalseNegatives, c => c.Total) { HigherIsBetter = false };

    /// <summary>P(y = 1 | ŷ = 1).</summary>
    public static ConfusionRate PositivePredictiveValue { get; } =
        new("ppv", "P(y=1|ŷ=1)", c => c.TruePositives, c => c.Selected) { HigherIsBetter = true };

    /// <summary>P(y = 0 | ŷ = 0).</summary>
    public static ConfusionRate NegativePredictiveValue { get; } =
        new("npv", "P(y=0|ŷ=0)", c => c.TrueNegatives, c => c.Rejected) { HigherIsBetter = true };

    /// <summary>P(y = 1 | ŷ = 0).</summary>
    public static ConfusionRate FalseOmission { get; } =
        new("for", "P(y=1|ŷ=0)", c => c.FalseNegatives, c => c.Rejected) { HigherIsBetter = false };

    /// <summary>P(y = 0 | ŷ = 1).</summary>
    public static ConfusionRate FalseDiscovery { get; } =
        new("fdr", "P(y=0|ŷ=1)", c => c.FalsePositives, c => c.Selected) { HigherIsBetter = false };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfusionRate> All { get; } =
    [
        Base, Selection, Accuracy, Error, TruePositive, FalsePositive, TrueNegative, FalseNegative,
        PositivePredictiveValue, NegativePredictiveValue, FalseDiscovery, FalseOmission,
    ];

    /// <summary>A rate by name.</summary>
    /// <exception cref="ArgumentException">An unknown name, with the nearest valid one.</exception>
    public static ConfusionRate Get(string name) => All.FirstOrDefault(r => r.Name == name)
        ?? throw new ArgumentException(NearestName.Message("rate", name, [.. All.Select(r => r.Name)]), nameof(name));

    /// <summary>The rate, undefined over nobody, or where there are no labels to take it over.</summary>
    public Measure Compute(Confusion confusion) =>
        Confusion.Share(Part(confusion), Whole(confusion), $"nobody to take {Name} over");

    /// <summary>The rate with Wilson's interval.</summary>
    public Estimate Estimate(Confusion confusion, double level = 0.95)
    {
        var interval = Wilson(confusion, level);
        return new Estimate(Name, Compute(confusion), interval.Lower, interval.Upper, level);
    }

    /// <summary>
    /// The rate of one group with Wilson's interval; with weights from Kish's effective number of people, and without
    /// an interval where only sums of weights are known.
    /// </summary>
    public Estimate Estimate(GroupCounts counts, int group, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var interval = counts.OnlySums is { } unknown
            ? new Interval(unknown, unknown)
            : Wilson(counts.Effective(group), level);
        return new Estimate(
            Name, Compute(counts[group]).In(counts.Groups[group]), interval.Lower, interval.Upper, level);
    }

    /// <summary>
    /// The signed difference of every pair of groups, first minus second, with Newcombe's interval. A gap over many
    /// groups (max - min) is biased upwards and cannot be 0; these can.
    /// </summary>
    public IReadOnlyList<PairwiseDifference> Pairwise(GroupCounts counts, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var pairs = new List<PairwiseDifference>();
        for (var g = 0; g < counts.Groups.Count; g++)
            for (var h = g + 1; h < counts.Groups.Count; h++)
                pairs.Add(Pair(counts, g, h, level));
        return pairs;
    }

    /// <summary>
    /// Every other group less a reference group, with Newcombe's interval; with weights from Kish's effective sizes.
    /// </summary>
    /// <param name="counts">The counts.</param>
    /// <param name="reference">The group that the others are compared with.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <exception cref="ArgumentException">No such group, with the nearest name.</exception>
    public IReadOnlyList<PairwiseDifference> To(GroupCounts counts, string reference, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var at = counts.IndexOf(reference);
        return [.. Enumerable.Range(0, counts.Groups.Count).Where(g => g != at)
            .Select(g => Pair(counts, g, at, level))];
    }

    /// <summary>
    /// Every group less everybody. The group is part of everybody, so that p_g - p = (1 - w_g)(p_g - p_rest) with w_g
    /// its share of the people the rate is taken over: the interval is Newcombe's of group and rest times 1 - w_g.
    /// </summary>
    public IReadOnlyList<PairwiseDifference> ToOverall(GroupCounts counts, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return [.. counts.Groups.Select((group, g) =>
        {
            var (own, all) = (counts[g], counts.Overall);
            var rest = Enumerable.Range(0, counts.Groups.Count).Where(h => h != g)
                .Aggregate(0 * own, (sum, h) => sum + counts.Effective(h));
            var outside = 1 - Whole(own) / Whole(all);
            var interval = Between(counts, counts.Effective(g), rest, level);
            return new PairwiseDifference(group, "overall", Compute(own).In(group) - Compute(all),
                new Interval(outside * interval.Lower, outside * interval.Upper));
        })];
    }

    PairwiseDifference Pair(GroupCounts counts, int first, int second, double level) => new(
        counts.Groups[first], counts.Groups[second],
        Compute(counts[first]).In(counts.Groups[first]) - Compute(counts[second]).In(counts.Groups[second]),
        Between(counts, counts.Effective(first), counts.Effective(second), level));

    /// <summary>Wilson's interval over everybody.</summary>
    internal Interval Everybody(GroupCounts counts, double level) => Wilson(counts.Overall, level);

    /// <summary>Newcombe's interval of z = 0 minus z = 1; undefined unless there are two groups.</summary>
    internal Interval Difference(GroupCounts counts, double level)
    {
        if (counts.Groups.Count == 2)
            return Between(counts, counts.Effective(0), counts.Effective(1), level);
        var undefined = Measure.Undefined($"{counts.Groups.Count} groups of {counts.Attribute}, needs two");
        return new Interval(undefined, undefined);
    }

    /// <summary>
    /// Newcombe's interval of the highest rate minus the lowest, as if those two groups had been named before.
    /// </summary>
    internal Interval Gap(GroupCounts counts, double level)
    {
        var rates = counts.Cells.Select(Compute).ToList();
        if (rates.FindIndex(r => !r.IsDefined) is >= 0 and var nobody)
            return new Interval(rates[nobody].In(counts.Groups[nobody]), rates[nobody].In(counts.Groups[nobody]));
        var groups = Enumerable.Range(0, counts.Groups.Count).ToList();
        return Between(counts, counts.Effective(groups.MaxBy(g => rates[g].Value)),
            counts.Effective(groups.MinBy(g => rates[g].Value)), level);
    }

    /// <summary>Wilson's interval; undefined, with the reason, where the rate is.</summary>
    internal Interval Wilson(Confusion confusion, double level)
    {
        var rate = Compute(confusion);
        return rate.IsDefined || Whole(confusion) == 0
            ? Proportion.Wilson(Part(confusion), Whole(confusion), level)
            : new Interval(rate, rate);
    }

    Interval Between(GroupCounts counts, Confusion first, Confusion second, double level)
    {
        if (counts.OnlySums is { } unknown)
            return new Interval(unknown, unknown);
        foreach (var cell in (ReadOnlySpan<Confusion>)[first, second])
            if (double.IsNaN(Part(cell)))
                return new Interval(Compute(cell), Compute(cell));
        return Proportion.Newcombe(Part(first), Whole(first), Part(second), Whole(second), level);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Formula}";
}
