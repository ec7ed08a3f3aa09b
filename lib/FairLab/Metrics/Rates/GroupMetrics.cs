namespace FairLab.Metrics;

/// <summary>
/// The count-based metrics by name. z = 0 is the unprivileged group, z = 1 the privileged, differences are z = 0 minus
/// z = 1 and ratios z = 0 over z = 1, as in the survey (Du et al. 2019). What toolkits call equalized odds under three
/// definitions has a name for each here (as a ratio, a fourth). Gaps, ratios of lowest to highest and worst groups take
/// any number of groups; metrics of two groups are undefined, with the reason, for any other number.
/// </summary>
public static partial class GroupMetrics
{
    /// <summary>The four-fifths rule: parity below it counts as adverse impact (29 CFR 1607.4 D).</summary>
    public const double FourFifths = 0.8;

    /// <summary>P(ŷ = y) over everybody.</summary>
    public static GroupMetric Accuracy { get; } = new("accuracy", "P(ŷ=y)", c => c.Overall.Accuracy)
    {
        Ideal = 1, ScoreInterval = ConfusionRate.Accuracy.Everybody,
    };

    /// <summary>½(TPR + TNR) over everybody.</summary>
    public static GroupMetric BalancedAccuracy { get; } =
        new("balanced_accuracy", "½(TPR + TNR)", c => c.Overall.BalancedAccuracy) { Ideal = 1 };

    /// <summary>P(ŷ = 1) over everybody.</summary>
    public static GroupMetric SelectionRate { get; } = new("selection_rate", "P(ŷ=1)", c => c.Overall.SelectionRate)
    {
        ScoreInterval = ConfusionRate.Selection.Everybody,
    };

    /// <summary>Demographic parity as a ratio, the disparate impact: P(ŷ=1|z=0) / P(ŷ=1|z=1).</summary>
    public static GroupMetric Parity { get; } = Ratio("parity", "P(ŷ=1|z=0) / P(ŷ=1|z=1)", c => c.SelectionRate);

    /// <summary>
    /// Demographic parity folded to at most 1, min(r, 1/r) of <see cref="Parity"/>: the lower rate over the higher, so
    /// that it is the same with the groups swapped, and 0 where one group alone is selected from.
    /// </summary>
    public static GroupMetric ParityFolded { get; } = new("parity_folded", "min(r, 1/r), r = parity",
        c => Two(c) ?? SelectionRatio!.Compute(c)) { Ideal = 1 };

    /// <summary>Demographic parity as a difference: P(ŷ=1|z=0) - P(ŷ=1|z=1).</summary>
    public static GroupMetric ParityDifference { get; } =
        Difference("parity_difference", "P(ŷ=1|z=0) - P(ŷ=1|z=1)", c => c.SelectionRate)
        .With(ConfusionRate.Selection.Difference);

    /// <summary>Equality of opportunity (Hardt et al. 2016): TPR0 - TPR1.</summary>
    public static GroupMetric Opportunity { get; } = Difference("opportunity", "TPR0 - TPR1", c => c.TruePositiveRate)
        .With(ConfusionRate.TruePositive.Difference);

    /// <summary>FPR0 - FPR1.</summary>
    public static GroupMetric FalsePositiveRateDifference { get; } =
        Difference("fpr_difference", "FPR0 - FPR1", c => c.FalsePositiveRate)
        .With(ConfusionRate.FalsePositive.Difference);

    /// <summary>
    /// Equality of odds as in the survey and AIF360 (average odds difference): ½[(FPR0 - FPR1) + (TPR0 - TPR1)].
    /// Signed, so it can be 0 while the odds differ: read it with <see cref="OddsMax"/>.
    /// </summary>
    public static GroupMetric Odds { get; } = new("odds", "½[(FPR0 - FPR1) + (TPR0 - TPR1)]",
        c => 0.5 * (FalsePositiveRateDifference.Compute(c) + Opportunity.Compute(c))) { Ideal = 0 };

    /// <summary>
    /// Equality of odds as in fairlearn: the larger of the gaps of true and of false positive rates; of two groups,
    /// max(|FPR0 - FPR1|, |TPR0 - TPR1|).
    /// </summary>
    public static GroupMetric OddsMax { get; } =
        new("odds_max", "max(max_g FPR_g - min_g FPR_g, max_g TPR_g - min_g TPR_g)", c =>
        {
            var (f, t) = (Spread(c, g => g.FalsePositiveRate), Spread(c, g => g.TruePositiveRate));
            return !f.IsDefined ? f : !t.IsDefined ? t : Math.Max(f, t);
        }) { Ideal = 0 };

    /// <summary>
    /// Equality of odds as the sum of the gaps of true and of false positive rates; of two groups, |FPR0 - FPR1| +
    /// |TPR0 - TPR1|.
    /// </summary>
    public static GroupMetric OddsSum { get; } = new(
        "odds_sum", "(max_g FPR_g - min_g FPR_g) + (max_g TPR_g - min_g TPR_g)",
        c => Spread(c, g => g.FalsePositiveRate) + Spread(c, g => g.TruePositiveRate)) { Ideal = 0 };

    /// <summary>
    /// Equality of odds as the mean of the gaps of true and of false positive rates: half of <see cref="OddsSum"/>.
    /// </summary>
    public static GroupMetric OddsMean { get; } =
        new("odds_mean", "½ odds_sum", c => 0.5 * OddsSum.Compute(c)) { Ideal = 0 };

    /// <summary>Accuracy of z = 0 minus accuracy of z = 1.</summary>
    public static GroupMetric AccuracyDifference { get; } =
        Difference("accuracy_difference", "P(ŷ=y|z=0) - P(ŷ=y|z=1)", c => c.Accuracy)
        .With(ConfusionRate.Accuracy.Difference);

    /// <summary>Balanced accuracy of z = 0 minus that of z = 1.</summary>
    public static GroupMetric BalancedAccuracyDifference { get; } =
        Difference("balanced_accuracy_difference", "½(TPR0 + TNR0) - ½(TPR1 + TNR1)", c => c.BalancedAccuracy);

    /// <summary>Predictive parity: PPV0 - PPV1.</summary>
    public static GroupMetric PredictiveParity { get; } =
        Difference("predictive_parity", "PPV0 - PPV1", c => c.PositivePredictiveValue)
        .With(ConfusionRate.PositivePredictiveValue.Difference);

    /// <summary>FDR0 - FDR1.</summary>
    public static GroupMetric FalseDiscoveryRateDifference { get; } =
        Difference("fdr_difference", "FDR0 - FDR1", c => c.FalseDiscoveryRate)
        .With(ConfusionRate.FalseDiscovery.Difference);

    /// <summary>FOR0 - FOR1.</summary>
    public static GroupMetric FalseOmissionRateDifference { get; } =
        Difference("for_difference", "FOR0 - FOR1", c => c.FalseOmissionRate)
        .With(ConfusionRate.FalseOmission.Difference);

    /// <summary>The largest difference of selection rates between any two groups.</summary>
    public static GroupMetric SelectionGap { get; } =
        Gap("selection_gap", "max_g P(ŷ=1|g) - min_g P(ŷ=1|g)", c => c.SelectionRate)
        .With(ConfusionRate.Selection.Gap);

    /// <summary>The lowest selection rate over the highest.</summary>
    public static GroupMetric SelectionRatio { get; } =
        LowestOverHighest("selection_ratio", "min_g P(ŷ=1|g) / max_g P(ŷ=1|g)", c => c.SelectionRate);

    /// <summary>The largest difference of true positive rates between any two groups.</summary>
    public static GroupMetric OpportunityGap { get; } =
        Gap("opportunity_gap", "max_g TPR_g - min_g TPR_g", c => c.TruePositiveRate)
        .With(ConfusionRate.TruePositive.Gap);

    /// <summary>The lowest true positive rate over the highest.</summary>
    public static GroupMetric OpportunityRatio { get; } =
        LowestOverHighest("opportunity_ratio", "min_g TPR_g / max_g TPR_g", c => c.TruePositiveRate);

    /// <summary>The largest difference of false positive rates between any two groups.</summary>
    public static GroupMetric FalsePositiveRateGap { get; } =
        Gap("fpr_gap", "max_g FPR_g - min_g FPR_g", c => c.FalsePositiveRate)
        .With(ConfusionRate.FalsePositive.Gap);

    /// <summary>The lowest false positive rate over the highest.</summary>
    public static GroupMetric FalsePositiveRateRatio { get; } =
        LowestOverHighest("fpr_ratio", "min_g FPR_g / max_g FPR_g", c => c.FalsePositiveRate);

    /// <summary>
    /// Equality of odds as a ratio, as in fairlearn: the smaller of the ratios of true and of false positive rates.
    /// </summary>
    public static GroupMetric OddsRatio { get; } =
        new("odds_ratio", "min(min_g TPR_g / max_g TPR_g, min_g FPR_g / max_g FPR_g)", c =>
        {
            var (f, t) = (FalsePositiveRateRatio.Compute(c), OpportunityRatio.Compute(c));
            return !f.IsDefined ? f : !t.IsDefined ? t : Math.Min(f, t);
        }) { Ideal = 1 };

    /// <summary>The largest difference of accuracies between any two groups.</summary>
    public static GroupMetric AccuracyGap { get; } =
        Gap("accuracy_gap", "max_g P(ŷ=y|g) - min_g P(ŷ=y|g)", c => c.Accuracy)
        .With(ConfusionRate.Accuracy.Gap);

    /// <summary>The largest difference of balanced accuracies between any two groups.</summary>
    public static GroupMetric BalancedAccuracyGap { get; } =
        Gap("balanced_accuracy_gap", "max_g ½(TPR_g + TNR_g) - min_g ½(TPR_g + TNR_g)", c => c.BalancedAccuracy);

    /// <summary>
    /// The largest difference of predictive values between any two groups; the gap of false discovery rates is the
    /// same.
    /// </summary>
    public static GroupMetric PredictiveParityGap { get; } =
        Gap("predictive_parity_gap", "max_g PPV_g - min_g PPV_g", c => c.PositivePredictiveValue)
        .With(ConfusionRate.PositivePredictiveValue.Gap);

    /// <summary>The largest difference of false omission rates between any two groups.</summary>
    public static GroupMetric FalseOmissionRateGap { get; } =
        Gap("for_gap", "max_g FOR_g - min_g FOR_g", c => c.FalseOmissionRate)
        .With(ConfusionRate.FalseOmission.Gap);

    /// <summary>The accuracy of the group it is lowest for.</summary>
    public static GroupMetric WorstGroupAccuracy { get; } =
        Worst("worst_group_accuracy", "min_g P(ŷ=y|g)", c => c.Accuracy);

    /// <summary>The true positive rate of the group it is lowest for.</summary>
    public static GroupMetric WorstGroupTruePositiveRate { get; } =
        Worst("worst_group_tpr", "min_g TPR_g", c => c.TruePositiveRate);

    /// <summary>All metrics that have a name here.</summary>
    public static IReadOnlyList<GroupMetric> All => field ??=
    [
        Accuracy, BalancedAccuracy, SelectionRate, Parity, ParityFolded, ParityDifference, Opportunity,
        FalsePositiveRateDifference, Odds, OddsMax, OddsMean, OddsSum, OddsRatio, AccuracyDifference,
        BalancedAccuracyDifference, PredictiveParity, FalseDiscoveryRateDifference, FalseOmissionRateDifference,
        SelectionGap, SelectionRatio, OpportunityGap, OpportunityRatio, FalsePositiveRateGap, FalsePositiveRateRatio,
        AccuracyGap, BalancedAccuracyGap, PredictiveParityGap, FalseOmissionRateGap, WorstGroupAccuracy,
        WorstGroupTruePositiveRate,
        FalseNegativeRateDifference, TrueNegativeRateDifference, ErrorRateDifference, BaseRateDifference, OddsRatioMean,
        SelectionDifferenceToOverall, SelectionRatioToOverall, HighestErrorRate, ClassImbalance, DifferentialFairness,
        DifferentialFairnessAmplification,
    ];

    /// <summary>The columns of the survey's Table 3: accuracy, parity, opportunity, odds.</summary>
    public static IReadOnlyList<GroupMetric> Survey { get; } = [Accuracy, Parity, Opportunity, Odds];

    /// <summary>
    /// A metric by name: one of <see cref="All"/>, or any rate compared in any way, as in <c>fnr_gap</c>,
    /// <c>tpr_difference_to_overall</c>, <c>ppv_ratio_to_White</c> (see <see cref="Comparisons"/>).
    /// </summary>
    /// <exception cref="ArgumentException">An unknown name, with the nearest valid one.</exception>
    public static GroupMetric Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(m => m.Name == name) ?? Compared(name)
            ?? throw new ArgumentException(NearestName.Message("metric", name,
                [.. All.Select(m => m.Name).Union(
                    ConfusionRate.All.SelectMany(r => Comparisons.Keys.Select(c => $"{r.Name}_{c}")))]), nameof(name));
    }

    /// <summary>
    /// Whether selection satisfies the four-fifths rule: the lowest selection rate of any group is at least four fifths
    /// of the highest. Decided from the counts, 5 s_low n_high ≥ 4 s_high n_low, so that a case on the boundary passes
    /// whichever group comes first. Null when a group has nobody, or nobody at all is selected.
    /// </summary>
    public static bool? PassesFourFifths(GroupCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return FairLab.Metrics.FourFifths.Passes(counts);
    }

    /// <summary>min(r, 1/r).</summary>
    public static Measure Fold(Measure ratio) => !ratio.IsDefined || ratio <= 1 ? ratio : 1 / ratio;

    /// <summary>A new metric: a rate of z = 0 minus the same rate of z = 1.</summary>
    public static GroupMetric Difference(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts => Two(counts) ?? Rate(counts, rate, 0) - Rate(counts, rate, 1)) { Ideal = 0 };

    /// <summary>A new metric: a rate of z = 0 over the same rate of z = 1.</summary>
    public static GroupMetric Ratio(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts => Two(counts) ?? Rate(counts, rate, 0) / Rate(counts, rate, 1)) { Ideal = 1 };

    /// <summary>
    /// A new metric: the highest rate of any group minus the lowest; undefined when it is for any group.
    /// </summary>
    public static GroupMetric Gap(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts => Spread(counts, rate)) { Ideal = 0 };

    /// <summary>
    /// A new metric: the lowest rate of any group over the highest; undefined when it is for any group.
    /// </summary>
    public static GroupMetric LowestOverHighest(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts =>
        {
            var (low, high) = Extremes(counts, rate);
            return low / high;
        }) { Ideal = 1 };

    /// <summary>
    /// A new metric: the lowest rate of any group, of a rate that is better the higher; undefined when it is for any
    /// group.
    /// </summary>
    public static GroupMetric Worst(string name, string formula, Func<Confusion, Measure> rate) =>
        new(name, formula, counts => Extremes(counts, rate).Low) { Ideal = 1 };

    static Measure? Two(GroupCounts counts) => counts.Groups.Count == 2
        ? null
        : Measure.Undefined($"{counts.Groups.Count} groups of {counts.Attribute}, needs two: name the privileged one "
            + "(data.WithPrivileged), or take a gap");

    static Measure Spread(GroupCounts counts, Func<Confusion, Measure> rate)
    {
        var (low, high) = Extremes(counts, rate);
        return high - low;
    }

    static Measure Rate(GroupCounts counts, Func<Confusion, Measure> rate, int group) =>
        rate(counts[group]).In(counts.Groups[group]);

    static (Measure Low, Measure High) Extremes(GroupCounts counts, Func<Confusion, Measure> rate)
    {
        var rates = Enumerable.Range(0, counts.Groups.Count).Select(g => Rate(counts, rate, g)).ToList();
        foreach (var undefined in rates)
            if (!undefined.IsDefined)
                return (undefined, undefined);
        return (rates.Min(r => r.Value), rates.Max(r => r.Value));
    }
}
