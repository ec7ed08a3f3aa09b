namespace FairLab.Metrics;

/// <summary>
/// The count-based metrics by name. z = 0 is the unprivileged group, z = 1 the privileged, differences are z = 0 minus
/// z = 1 and ratios z = 0 over z = 1, as in the survey (Du et al. 2019). What toolkits call equalized odds under three
/// definitions has three names here. Metrics of two groups are undefined, with the reason, for any other number.
/// </summary>
public static class GroupMetrics
{
    /// <summary>The four-fifths rule: parity below it counts as adverse impact (29 CFR 1607.4 D).</summary>
    public const double FourFifths = 0.8;

    /// <summary>P(ŷ = y) over everybody.</summary>
    public static GroupMetric Accuracy { get; } = new("accuracy", "P(ŷ=y)", c => c.Overall.Accuracy);

    /// <summary>½(TPR + TNR) over everybody.</summary>
    public static GroupMetric BalancedAccuracy { get; } = new("balanced_accuracy", "½(TPR + TNR)", c => c.Overall.BalancedAccuracy);

    /// <summary>P(ŷ = 1) over everybody.</summary>
    public static GroupMetric SelectionRate { get; } = new("selection_rate", "P(ŷ=1)", c => c.Overall.SelectionRate);

    /// <summary>Demographic parity as a ratio, the disparate impact: P(ŷ=1|z=0) / P(ŷ=1|z=1).</summary>
    public static GroupMetric Parity { get; } = Ratio("parity", "P(ŷ=1|z=0) / P(ŷ=1|z=1)", c => c.SelectionRate);

    /// <summary>Demographic parity folded to at most 1: min(r, 1/r) of <see cref="Parity"/>.</summary>
    public static GroupMetric ParityFolded { get; } = new("parity_folded", "min(r, 1/r), r = parity", c => Fold(Parity.Of(c)));

    /// <summary>Demographic parity as a difference: P(ŷ=1|z=0) - P(ŷ=1|z=1).</summary>
    public static GroupMetric ParityDifference { get; } = Difference("parity_difference", "P(ŷ=1|z=0) - P(ŷ=1|z=1)", c => c.SelectionRate);

    /// <summary>Equality of opportunity (Hardt et al. 2016): TPR0 - TPR1.</summary>
    public static GroupMetric Opportunity { get; } = Difference("opportunity", "TPR0 - TPR1", c => c.TruePositiveRate);

    /// <summary>FPR0 - FPR1.</summary>
    public static GroupMetric FalsePositiveRateDifference { get; } = Difference("fpr_difference", "FPR0 - FPR1", c => c.FalsePositiveRate);

    /// <summary>
    /// Equality of odds as in the survey and AIF360 (average odds difference): ½[(FPR0 - FPR1) + (TPR0 - TPR1)]. Signed, so
    /// it can be 0 while the odds differ: read it with <see cref="OddsMax"/>.
    /// </summary>
    public static GroupMetric Odds { get; } = new("odds", "½[(FPR0 - FPR1) + (TPR0 - TPR1)]", c => 0.5 * (FalsePositiveRateDifference.Of(c) + Opportunity.Of(c)));

    /// <summary>Equality of odds as in fairlearn: max(|FPR0 - FPR1|, |TPR0 - TPR1|).</summary>
    public static GroupMetric OddsMax { get; } = new("odds_max", "max(|FPR0 - FPR1|, |TPR0 - TPR1|)", c =>
    {
        var (f, t) = (FalsePositiveRateDifference.Of(c).Abs(), Opportunity.Of(c).Abs());
        return !f.IsDefined ? f : !t.IsDefined ? t : Math.Max(f, t);
    });

    /// <summary>Equality of odds as the sum of two gaps: |FPR0 - FPR1| + |TPR0 - TPR1|.</summary>
    public static GroupMetric OddsSum { get; } = new("odds_sum", "|FPR0 - FPR1| + |TPR0 - TPR1|", c => FalsePositiveRateDifference.Of(c).Abs() + Opportunity.Of(c).Abs());

    /// <summary>Equality of odds as the mean of two gaps: ½(|FPR0 - FPR1| + |TPR0 - TPR1|).</summary>
    public static GroupMetric OddsMean { get; } = new("odds_mean", "½(|FPR0 - FPR1| + |TPR0 - TPR1|)", c => 0.5 * OddsSum.Of(c));

    /// <summary>Accuracy of z = 0 minus accuracy of z = 1.</summary>
    public static GroupMetric AccuracyDifference { get; } = Difference("accuracy_difference", "P(ŷ=y|z=0) - P(ŷ=y|z=1)", c => c.Accuracy);

    /// <summary>Balanced accuracy of z = 0 minus that of z = 1.</summary>
    public static GroupMetric BalancedAccuracyDifference { get; } = Difference("balanced_accuracy_difference", "½(TPR0 + TNR0) - ½(TPR1 + TNR1)", c => c.BalancedAccuracy);

    /// <summary>Predictive parity: PPV0 - PPV1.</summary>
    public static GroupMetric PredictiveParity { get; } = Difference("predictive_parity", "PPV0 - PPV1", c => c.PositivePredictiveValue);

    /// <summary>FDR0 - FDR1.</summary>
    public static GroupMetric FalseDiscoveryRateDifference { get; } = Difference("fdr_difference", "FDR0 - FDR1", c => c.FalseDiscoveryRate);

    /// <summary>FOR0 - FOR1.</summary>
    public static GroupMetric FalseOmissionRateDifference { get; } = Difference("for_difference", "FOR0 - FOR1", c => c.FalseOmissionRate);

    /// <summary>The largest difference of selection rates between any two groups.</summary>
    public static GroupMetric SelectionGap { get; } = Gap("selection_gap", "max_g P(ŷ=1|g) - min_g P(ŷ=1|g)", c => c.SelectionRate);

    /// <summary>The lowest selection rate over the highest.</summary>
    public static GroupMetric SelectionRatio { get; } = new("selection_ratio", "min_g P(ŷ=1|g) / max_g P(ŷ=1|g)", c =>
    {
        var (low, high) = Extremes(c, g => g.SelectionRate);
        return low / high;
    });

    /// <summary>The largest difference of true positive rates between any two groups.</summary>
    public static GroupMetric OpportunityGap { get; } = Gap("opportunity_gap", "max_g TPR_g - min_g TPR_g", c => c.TruePositiveRate);

    /// <summary>The accuracy of the group it is lowest for.</summary>
    public static GroupMetric WorstGroupAccuracy { get; } = new("worst_group_accuracy", "min_g P(ŷ=y|g)", c => Extremes(c, g => g.Accuracy).Low);

    /// <summary>All metrics that have a name here.</summary>
    public static IReadOnlyList<GroupMetric> All { get; } =
    [
        Accuracy, BalancedAccuracy, SelectionRate, Parity, ParityFolded, ParityDifference, Opportunity, FalsePositiveRateDifference,
        Odds, OddsMax, OddsMean, OddsSum, AccuracyDifference, BalancedAccuracyDifference, PredictiveParity,
        FalseDiscoveryRateDifference, FalseOmissionRateDifference, SelectionGap, SelectionRatio, OpportunityGap, WorstGroupAccuracy,
    ];

    /// <summary>The columns of the survey's Table 3: accuracy, parity, opportunity, odds.</summary>
    public static IReadOnlyList<GroupMetric> Survey { get; } = [Accuracy, Parity, Opportunity, Odds];

    /// <summary>A metric by name.</summary>
    public static GroupMetric Get(string name) => All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException(NearestName.Message("metric", name, [.. All.Select(m => m.Name)]), nameof(name));

    /// <summary>Whether a parity ratio satisfies the four-fifths rule: its folded value is at least 0.8. Null when it is undefined.</summary>
    public static bool? PassesFourFifths(GroupCounts counts)
    {
        var folded = ParityFolded.Of(counts);
        return folded.IsDefined ? folded >= FourFifths : null;
    }

    /// <summary>min(r, 1/r).</summary>
    public static Measure Fold(Measure ratio) => !ratio.IsDefined || ratio <= 1 ? ratio : 1 / ratio;

    /// <summary>A new metric: a rate of z = 0 minus the same rate of z = 1.</summary>
    public static GroupMetric Difference(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts => Two(counts) ?? Rate(counts, rate, 0) - Rate(counts, rate, 1));

    /// <summary>A new metric: a rate of z = 0 over the same rate of z = 1.</summary>
    public static GroupMetric Ratio(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts => Two(counts) ?? Rate(counts, rate, 0) / Rate(counts, rate, 1));

    /// <summary>A new metric: the highest rate of any group minus the lowest; undefined when it is for any group.</summary>
    public static GroupMetric Gap(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts =>
        {
            var (low, high) = Extremes(counts, rate);
            return high - low;
        });

    static Measure? Two(GroupCounts counts) => counts.Groups.Count == 2
        ? null
        : Measure.Undefined($"{counts.Groups.Count} groups of {counts.Attribute}, needs two");

    static Measure Rate(GroupCounts counts, Func<Confusion, Measure> rate, int group) => rate(counts[group]).In(counts.Groups[group]);

    static (Measure Low, Measure High) Extremes(GroupCounts counts, Func<Confusion, Measure> rate)
    {
        var rates = Enumerable.Range(0, counts.Groups.Count).Select(g => Rate(counts, rate, g)).ToList();
        foreach (var undefined in rates)
            if (!undefined.IsDefined)
                return (undefined, undefined);
        return (rates.Min(r => r.Value), rates.Max(r => r.Value));
    }
}
