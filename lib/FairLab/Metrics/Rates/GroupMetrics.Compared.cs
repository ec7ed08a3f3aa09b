namespace FairLab.Metrics;

/// <content>Any rate compared between groups in any of the ways that toolkits have.</content>
public static partial class GroupMetrics
{
    /// <summary>
    /// The ways to compare a rate r between groups, each by the end of its metric's name; r is the rate of everybody,
    /// not the mean over groups.
    /// </summary>
    public static IReadOnlyDictionary<string, Func<ConfusionRate, GroupMetric>> Comparisons { get; } =
        new Dictionary<string, Func<ConfusionRate, GroupMetric>>(StringComparer.Ordinal)
        {
            ["difference"] = Difference,
            ["disparity"] = Disparity,
            ["gap"] = Gap,
            ["ratio"] = LowestOverHighest,
            ["difference_to_overall"] = DifferenceToOverall,
            ["ratio_to_overall"] = RatioToOverall,
            ["highest"] = Highest,
            ["lowest"] = Lowest,
        };

    /// <summary>FNR0 - FNR1.</summary>
    public static GroupMetric FalseNegativeRateDifference { get; } = Difference(ConfusionRate.FalseNegative);

    /// <summary>TNR0 - TNR1.</summary>
    public static GroupMetric TrueNegativeRateDifference { get; } = Difference(ConfusionRate.TrueNegative);

    /// <summary>P(ŷ≠y|z=0) - P(ŷ≠y|z=1).</summary>
    public static GroupMetric ErrorRateDifference { get; } = Difference(ConfusionRate.Error);

    /// <summary>P(y=1|z=0) - P(y=1|z=1): the parity difference of the data, whatever is decided.</summary>
    public static GroupMetric BaseRateDifference { get; } = Difference(ConfusionRate.Base);

    /// <summary>
    /// Equality of odds as the mean of the ratios of true and of false positive rates, as fairlearn's with agg="mean".
    /// </summary>
    public static GroupMetric OddsRatioMean { get; } = new("odds_ratio_mean",
        "½ (min_g TPR_g / max_g TPR_g + min_g FPR_g / max_g FPR_g)",
        c => 0.5 * (FalsePositiveRateRatio!.Compute(c) + OpportunityRatio!.Compute(c))) { Ideal = 1 };

    /// <summary>The largest difference of a group's selection rate from everybody's.</summary>
    public static GroupMetric SelectionDifferenceToOverall { get; } = DifferenceToOverall(ConfusionRate.Selection);

    /// <summary>The smallest ratio of a group's selection rate and everybody's, the smaller over the larger.</summary>
    public static GroupMetric SelectionRatioToOverall { get; } = RatioToOverall(ConfusionRate.Selection);

    /// <summary>The error rate of the group it is highest for.</summary>
    public static GroupMetric HighestErrorRate { get; } = Highest(ConfusionRate.Error) with { Ideal = 0 };

    /// <summary>
    /// (n0 - n1) / (n0 + n1): which group there are more people of, as in AIF360; says nothing of decisions.
    /// </summary>
    public static GroupMetric ClassImbalance { get; } = new("class_imbalance", "(n0 - n1) / (n0 + n1)",
        c => Two(c) ?? Measure.Share(c[0].Total - c[1].Total, c[0].Total + c[1].Total, "nobody"));

    /// <summary>
    /// Differential fairness of decisions (Foulds et al. 2020 [foulds2020]), the ε of the smoothed empirical form:
    /// max_{g,h,ŷ} ln P(ŷ|g) - ln P(ŷ|h), with a half added to the selected and the rejected of each group (the
    /// Dirichlet concentration of 1 that AIF360 has), so that weights should have a mean of about 1. Any number of
    /// groups.
    /// </summary>
    public static GroupMetric DifferentialFairness { get; } = new("differential_fairness",
        "max_{g,h,ŷ} |ln P(ŷ|g) - ln P(ŷ|h)|, smoothed", c => Differential(c, g => g.Selected, 1)) { Ideal = 0 };

    /// <summary>What decisions add to the differential fairness of labels: ε of decisions less ε of labels.</summary>
    public static GroupMetric DifferentialFairnessAmplification { get; } = new("differential_fairness_amplification",
        "ε(ŷ) - ε(y)", c => Differential(c, g => g.Selected, 1) - Differential(c, g => g.Positives, 1)) { Ideal = 0 };

    /// <summary>A rate of z = 0 minus the same of z = 1, with Newcombe's interval.</summary>
    public static GroupMetric Difference(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Difference($"{rate.Name}_difference", $"r0 - r1, r = {rate.Formula}", rate.Compute)
            .With(rate.Difference);
    }

    /// <summary>A rate of z = 0 over the same of z = 1, which aequitas calls disparity.</summary>
    public static GroupMetric Disparity(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Ratio($"{rate.Name}_disparity", $"r0 / r1, r = {rate.Formula}", rate.Compute);
    }

    /// <summary>The highest rate of any group minus the lowest.</summary>
    public static GroupMetric Gap(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Gap($"{rate.Name}_gap", $"max_g r_g - min_g r_g, r = {rate.Formula}", rate.Compute).With(rate.Gap);
    }

    /// <summary>The lowest rate of any group over the highest.</summary>
    public static GroupMetric LowestOverHighest(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return LowestOverHighest($"{rate.Name}_ratio", $"min_g r_g / max_g r_g, r = {rate.Formula}", rate.Compute);
    }

    /// <summary>
    /// The largest difference of a group's rate from everybody's, as fairlearn's method="to_overall".
    /// </summary>
    public static GroupMetric DifferenceToOverall(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new GroupMetric($"{rate.Name}_difference_to_overall", $"max_g |r_g - r|, r = {rate.Formula}",
            c => Furthest(c, rate, rate.Compute(c.Overall))) { Ideal = 0 };
    }

    /// <summary>The smallest ratio of a group's rate and everybody's, the smaller over the larger.</summary>
    public static GroupMetric RatioToOverall(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new GroupMetric($"{rate.Name}_ratio_to_overall", $"min_g min(r_g/r, r/r_g), r = {rate.Formula}",
            c => SmallestRatio(c, rate, rate.Compute(c.Overall))) { Ideal = 1 };
    }

    /// <summary>
    /// The largest difference of a group's rate from that of a reference group; <see cref="ConfusionRate.To"/> has each
    /// with its interval.
    /// </summary>
    public static GroupMetric DifferenceTo(string reference, ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new GroupMetric($"{rate.Name}_difference_to_{reference}",
            $"max_g |r_g - r_{reference}|, r = {rate.Formula}",
            c => Furthest(c, rate, rate.Compute(c[reference]).In(reference))) { Ideal = 0 };
    }

    /// <summary>
    /// The smallest ratio of a group's rate and that of a reference group, the smaller over the larger.
    /// </summary>
    public static GroupMetric RatioTo(string reference, ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new GroupMetric($"{rate.Name}_ratio_to_{reference}",
            $"min_g min(r_g/r_{reference}, r_{reference}/r_g), r = {rate.Formula}",
            c => SmallestRatio(c, rate, rate.Compute(c[reference]).In(reference))) { Ideal = 1 };
    }

    /// <summary>The rate of the group it is highest for.</summary>
    public static GroupMetric Highest(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new GroupMetric($"{rate.Name}_highest", $"max_g {rate.Formula}", c => Extremes(c, rate.Compute).High);
    }

    /// <summary>The rate of the group it is lowest for.</summary>
    public static GroupMetric Lowest(ConfusionRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new GroupMetric($"{rate.Name}_lowest", $"min_g {rate.Formula}", c => Extremes(c, rate.Compute).Low);
    }

    /// <summary>
    /// Demographic disparity of a group (Wachter, Mittelstadt and Russell 2021 [wachter2021]): its share of the
    /// rejected less its share of the selected. Conditional on control features it is
    /// <c>ConditionalCounts.From(...).Mean(GroupMetrics.DemographicDisparity("Female"), out _)</c>.
    /// </summary>
    public static GroupMetric DemographicDisparity(string group) => new($"demographic_disparity_{group}",
        $"P({group}|ŷ=0) - P({group}|ŷ=1)",
        c => Measure.Share(c[group].Rejected, c.Overall.Rejected, "nobody rejected")
            - Measure.Share(c[group].Selected, c.Overall.Selected, "nobody selected")) { Ideal = 0 };

    /// <summary>A comparison by the name of its metric; null where there is none of this name.</summary>
    static GroupMetric? Compared(string name)
    {
        foreach (var rate in ConfusionRate.All.Where(r => name.StartsWith(r.Name + "_", StringComparison.Ordinal)))
        {
            var end = name[(rate.Name.Length + 1)..];
            if (Comparisons.TryGetValue(end, out var compare))
                return compare(rate);
            const string difference = "difference_to_", ratio = "ratio_to_";
            if (end.StartsWith(difference, StringComparison.Ordinal) && end.Length > difference.Length)
                return DifferenceTo(end[difference.Length..], rate);
            if (end.StartsWith(ratio, StringComparison.Ordinal) && end.Length > ratio.Length)
                return RatioTo(end[ratio.Length..], rate);
        }
        return null;
    }

    static Measure Furthest(GroupCounts counts, ConfusionRate rate, Measure from)
    {
        if (!from.IsDefined)
            return from;
        var (low, high) = Extremes(counts, rate.Compute);
        return low.IsDefined ? Math.Max(high - from, from - low) : low;
    }

    static Measure SmallestRatio(GroupCounts counts, ConfusionRate rate, Measure from)
    {
        if (!from.IsDefined)
            return from;
        var (low, high) = Extremes(counts, rate.Compute);
        if (!low.IsDefined)
            return low;
        // The furthest of the others is on one side or the other.
        var (below, above) = (low / from, from / high);
        return !below.IsDefined ? below : !above.IsDefined ? above : Math.Min(below, above);
    }

    static Measure Differential(GroupCounts counts, Func<Confusion, double> favourable, double concentration)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        var (leastNot, mostNot) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var g = 0; g < counts.Groups.Count; g++)
        {
            var (part, whole) = (favourable(counts[g]), counts[g].Total);
            if (double.IsNaN(part) || whole == 0)
                return Measure.Undefined(whole == 0 ? "nobody" : "no labels").In(counts.Groups[g]);
            var p = (part + concentration / 2) / (whole + concentration);
            (least, most) = (Math.Min(least, p), Math.Max(most, p));
            (leastNot, mostNot) = (Math.Min(leastNot, 1 - p), Math.Max(mostNot, 1 - p));
        }
        return Math.Max(Math.Log(most / least), Math.Log(mostNot / leastNot));
    }
}
