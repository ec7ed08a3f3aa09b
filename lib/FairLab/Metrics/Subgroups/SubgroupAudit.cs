namespace FairLab.Metrics;

/// <summary>
/// Every group of an attribute, or of a crossing of several, against everybody: fair by each attribute alone does not
/// mean fair to those in between ("fairness gerrymandering", Kearns et al. 2018 [kearns2018]). Groups that are too
/// small are named and not judged; tests are corrected over those that are; and the worst gap is compared with what
/// chance makes of as many groups of the same sizes.
/// </summary>
/// <example>
/// <code>
/// var counts = GroupCounts.From(test.WithGroup("sex", "race"), decisions);
/// var finding = new SubgroupAudit().Of(counts, ConfusionRate.Selection, seed);
/// var quality = new SubgroupAudit { Test = SubgroupTest.Fisher }.Of(counts, seed);   // accuracy, error, TPR, PPV, FPR
/// </code>
/// </example>
public sealed record SubgroupAudit
{
    /// <summary>The least people, of those the rate is taken over, that a group is judged with.</summary>
    /// <value>30.</value>
    public int LeastPeople { get; init => field = Require.AtLeast(value, 1); } = 30;

    /// <summary>Deals of membership, for each test.</summary>
    /// <value>2000.</value>
    public int Draws { get; init => field = Require.AtLeast(value, 1); } = 2000;

    /// <summary>Confidence level of the intervals, in (0, 1).</summary>
    /// <value>0.95.</value>
    public double Level
    {
        get;
        init => field = Require.That(value, value is > 0 and < 1, "a number in (0, 1)");
    } = 0.95;

    /// <summary>How each group is tested against all others.</summary>
    /// <value>By dealing membership out at random.</value>
    public SubgroupTest Test { get; init => field = Require.Defined(value); }

    /// <summary>The rates that say how well somebody is served: accuracy, error, TPR, PPV and FPR.</summary>
    public static IReadOnlyList<ConfusionRate> Quality { get; } =
    [
        ConfusionRate.Accuracy, ConfusionRate.Error, ConfusionRate.TruePositive, ConfusionRate.PositivePredictiveValue,
        ConfusionRate.FalsePositive,
    ];

    /// <summary>Compares the groups in each of the rates of <see cref="Quality"/>.</summary>
    /// <param name="counts">Counts of people with labels, by the attribute or crossing.</param>
    /// <param name="seed">Decides the deals.</param>
    /// <exception cref="ArgumentException">Counts with weights, or decisions left to chance.</exception>
    public SubgroupReport Of(GroupCounts counts, long seed) =>
        new([.. Quality.Select(rate => Of(counts, rate, seed))]);

    /// <summary>
    /// Compares the groups where there are several classes: accuracy and error over all of them, and TPR, PPV and FPR
    /// of each class against the rest.
    /// </summary>
    /// <param name="counts">Counts of people by class and group.</param>
    /// <param name="seed">Decides the deals.</param>
    /// <exception cref="ArgumentException">Counts with weights.</exception>
    public SubgroupReport Of(MulticlassCounts counts, long seed)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (right, finding) = (counts.Right(), new List<SubgroupFinding>());
        finding.AddRange(Quality.Take(2).Select(rate => Of(right, rate, seed)));
        for (var c = 0; c < counts.Classes.Count; c++)
            finding.AddRange(Quality.Skip(2).Select(rate => Find(counts.OneVersusRest(c),
                rate with { Name = $"{rate.Name} of {counts.Classes[c]}" }, Conditional.Contains(rate), seed)));
        return new SubgroupReport(finding);
    }

    /// <summary>Compares the groups.</summary>
    /// <param name="counts">Counts of people, by the attribute or crossing.</param>
    /// <param name="rate">The rate; one that is conditional on the label is dealt out within labels.</param>
    /// <param name="seed">Decides the deals.</param>
    /// <exception cref="ArgumentException">Counts with weights, or decisions left to chance: draw them
    /// first.</exception>
    public SubgroupFinding Of(GroupCounts counts, ConfusionRate rate, long seed)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(rate);
        return Find(counts, rate, Conditional.Contains(rate), seed);
    }

    SubgroupFinding Find(GroupCounts counts, ConfusionRate rate, bool withinLabels, long seed)
    {
        bool[] isJudged = [.. counts.Cells.Select(c => rate.Whole(c) >= LeastPeople)];
        var differences = rate.ToOverall(counts, Level);
        var observed = Array.ConvertAll([.. Enumerable.Range(0, isJudged.Length)], g => Distance(counts, g));
        var gap = Gap(counts);
        var (further, wider, gaps) = (new int[isJudged.Length], 0, 0.0);
        foreach (var dealt in PermutationTest.Deals(counts, seed, Draws, withinLabels))
        {
            // A deal in which a rate is undefined counts as extreme, so that p is never too small.
            for (var g = 0; g < further.Length; g++)
                further[g] += Distance(dealt, g) < observed[g] - Magnitude.Rounding ? 0 : 1;
            var by = Gap(dealt);
            wider += by < gap - Magnitude.Rounding ? 0 : 1;
            gaps += by;
        }
        var tests = counts.Groups.Select((group, g) => isJudged[g]
            ? !observed[g].IsDefined ? observed[g]
                : Test == SubgroupTest.Fisher ? Exactly(g) : (1.0 + further[g]) / (1 + Draws)
            : Measure.Undefined(FormattableString.Invariant(
                $"{rate.Whole(counts[g])} people, fewer than {LeastPeople} in {group}"))).ToArray();
        var tested = Enumerable.Range(0, tests.Length).Where(g => tests[g].IsDefined).ToList();
        var corrected = (Measure[])tests.Clone();
        foreach (var (g, p) in tested.Zip(MultipleTesting.Holm([.. tested.Select(g => tests[g].Value)])))
            corrected[g] = p;
        var everybody = rate.Whole(counts.Overall);
        var groups = counts.Groups.Select((group, g) => new SubgroupResult(
            group, rate.Whole(counts[g]), rate.Estimate(counts, g, Level), differences[g], tests[g], corrected[g],
            !isJudged[g])
        {
            Violation = Measure.Share(rate.Whole(counts[g]), everybody, "nobody") * differences[g].Value.Abs(),
        }).ToList();
        return new SubgroupFinding(counts.Attribute, rate, groups, gap, gap.IsDefined ? gaps / Draws : gap,
            gap.IsDefined ? (1.0 + wider) / (1 + Draws) : gap) { Disparity = Disparity() };

        Measure Exactly(int g)
        {
            var (own, all) = (counts[g], counts.Overall);
            var (part, whole) = (rate.Part(own), rate.Whole(own));
            return FisherTest.Compare(part, whole, rate.Part(all) - part, rate.Whole(all) - whole).PValue;
        }

        SubgroupDisparity Disparity()
        {
            if (rate.HigherIsBetter is not { } isBetter || !gap.IsDefined)
                return SubgroupDisparity.None(gap.IsDefined
                    ? Measure.Undefined($"a high {rate.Name} is neither good nor bad") : gap);
            int[] order = [.. Enumerable.Range(0, isJudged.Length).Where(g => isJudged[g])
                .OrderBy(g => (isBetter ? 1 : -1) * rate.Compute(counts[g]).Value)];
            var (worst, best) = (counts.Groups[order[0]], counts.Groups[order[^1]]);
            var difference = rate.To(counts, best, Level).First(d => d.First == worst);
            var (low, high) = (rate.Compute(counts[order[0]]), rate.Compute(counts[order[^1]]));
            return new SubgroupDisparity(worst, best, difference.Value, difference.Interval,
                high.Value != 0 ? low / high : Measure.Undefined($"{rate.Name} is 0 in {best}"));
        }

        // How far a group is from all others; from everybody it is the same distance times a number that no deal
        // changes where groups keep their sizes.
        Measure Distance(GroupCounts of, int g)
        {
            var all = of.Overall;
            var (part, whole) = (rate.Part(of[g]), rate.Whole(of[g]));
            return (Measure.Share(part, whole, "nobody").In(of.Groups[g])
                - Measure.Share(rate.Part(all) - part, rate.Whole(all) - whole, "nobody else")).Abs();
        }

        Measure Gap(GroupCounts of)
        {
            Measure[] rates = [.. Enumerable.Range(0, isJudged.Length).Where(g => isJudged[g])
                .Select(g => rate.Compute(of[g]).In(of.Groups[g]))];
            return rates.Length < 2
                ? Measure.Undefined($"fewer than two groups of {of.Attribute} with at least {LeastPeople} people")
                : Array.Find(rates, r => !r.IsDefined) is { Reason: not null } undefined ? undefined
                : rates.Max(r => r.Value) - rates.Min(r => r.Value);
        }
    }

    static readonly IReadOnlyList<ConfusionRate> Conditional =
    [
        ConfusionRate.TruePositive, ConfusionRate.FalsePositive, ConfusionRate.TrueNegative,
        ConfusionRate.FalseNegative,
    ];
}
