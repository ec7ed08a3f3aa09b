using FairLab.Runs;

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
public sealed record ConfusionRate(string Name, string Formula, Func<Confusion, double> Part, Func<Confusion, double> Whole)
{
    /// <summary>P(y = 1).</summary>
    public static ConfusionRate Base { get; } = new("base_rate", "P(y=1)", c => c.Positives, c => c.Total);

    /// <summary>P(ŷ = 1).</summary>
    public static ConfusionRate Selection { get; } = new("selection_rate", "P(ŷ=1)", c => c.Selected, c => c.Total);

    /// <summary>P(ŷ = y).</summary>
    public static ConfusionRate Accuracy { get; } = new("accuracy", "P(ŷ=y)", c => c.TruePositives + c.TrueNegatives, c => c.Total);

    /// <summary>P(ŷ = 1 | y = 1).</summary>
    public static ConfusionRate TruePositive { get; } = new("tpr", "P(ŷ=1|y=1)", c => c.TruePositives, c => c.Positives);

    /// <summary>P(ŷ = 1 | y = 0).</summary>
    public static ConfusionRate FalsePositive { get; } = new("fpr", "P(ŷ=1|y=0)", c => c.FalsePositives, c => c.Negatives);

    /// <summary>P(y = 1 | ŷ = 1).</summary>
    public static ConfusionRate PositivePredictiveValue { get; } = new("ppv", "P(y=1|ŷ=1)", c => c.TruePositives, c => c.Selected);

    /// <summary>P(y = 1 | ŷ = 0).</summary>
    public static ConfusionRate FalseOmission { get; } = new("for", "P(y=1|ŷ=0)", c => c.FalseNegatives, c => c.Rejected);

    /// <summary>P(y = 0 | ŷ = 1).</summary>
    public static ConfusionRate FalseDiscovery { get; } = new("fdr", "P(y=0|ŷ=1)", c => c.FalsePositives, c => c.Selected);

    /// <summary>All of them but the false discovery rate, which is 1 less the predictive value.</summary>
    public static IReadOnlyList<ConfusionRate> All { get; } = [Base, Selection, Accuracy, TruePositive, FalsePositive, PositivePredictiveValue, FalseOmission];

    /// <summary>The rate, undefined over nobody.</summary>
    public Measure Of(Confusion confusion) => Measure.Share(Part(confusion), Whole(confusion), $"nobody to take {Name} over");

    /// <summary>The rate with Wilson's interval.</summary>
    public Estimate Estimate(Confusion confusion, double level = 0.95)
    {
        var interval = Proportion.Wilson(Part(confusion), Whole(confusion), level);
        return new Estimate(Name, Of(confusion), interval.Lower, interval.Upper, level);
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
            {
                var interval = Proportion.Newcombe(Part(counts[g]), Whole(counts[g]), Part(counts[h]), Whole(counts[h]), level);
                pairs.Add(new PairwiseDifference(counts.Groups[g], counts.Groups[h],
                    Of(counts[g]).In(counts.Groups[g]) - Of(counts[h]).In(counts.Groups[h]), interval));
            }
        return pairs;
    }

    /// <summary>Wilson's interval over everybody.</summary>
    internal Interval Everybody(GroupCounts counts, double level) =>
        Proportion.Wilson(Part(counts.Overall), Whole(counts.Overall), level);

    /// <summary>Newcombe's interval of z = 0 minus z = 1; undefined unless there are two groups.</summary>
    internal Interval Difference(GroupCounts counts, double level)
    {
        if (counts.Groups.Count == 2)
            return Between(counts[0], counts[1], level);
        var undefined = Measure.Undefined($"{counts.Groups.Count} groups of {counts.Attribute}, needs two");
        return new Interval(undefined, undefined);
    }

    /// <summary>Newcombe's interval of the highest rate minus the lowest, as if those two groups had been named before.</summary>
    internal Interval Gap(GroupCounts counts, double level)
    {
        if (counts.Groups.Zip(counts.Cells).FirstOrDefault(c => Whole(c.Second) == 0) is { First: { } nobody })
            return new Interval(Of(default).In(nobody), Of(default).In(nobody));
        return Between(counts.Cells.MaxBy(c => Of(c).Value), counts.Cells.MinBy(c => Of(c).Value), level);
    }

    Interval Between(Confusion first, Confusion second, double level) =>
        Proportion.Newcombe(Part(first), Whole(first), Part(second), Whole(second), level);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Formula}";
}
