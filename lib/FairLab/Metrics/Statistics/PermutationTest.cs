using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// Tests that need no distributional assumption: what would the statistic be if membership were dealt out at random?
/// </summary>
public static class PermutationTest
{
    /// <summary>
    /// Whether a group metric differs from its value under random membership. Groups are dealt out anew among all
    /// people (or, with <paramref name="withinLabels"/>, among those with the same label, the right null for rates that
    /// are conditional on the label), which is a multivariate hypergeometric draw of the cells. Two-sided: p = (1 +
    /// #{|T* - c| ≥ |T - c|}) / (1 + draws), with c the metric's value when all groups are alike (0 for a difference, 1
    /// for a ratio).
    /// </summary>
    /// <param name="counts">Counts of people.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="withinLabels">Whether labels keep their group sizes.</param>
    public static TestResult Groups(
        GroupCounts counts, GroupMetric metric, long seed, int draws = 2000, bool withinLabels = false)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        Check(counts, withinLabels);
        var observed = metric.Compute(counts);
        if (!observed.IsDefined)
            return new TestResult(observed, observed);
        var alike = new GroupCounts(counts.Attribute, counts.Groups, [.. counts.Cells.Select(_ => counts.Overall)]);
        var centre = metric.Compute(alike);
        if (!centre.IsDefined)
            return new TestResult(observed, centre.In("groups that are all alike"));
        var random = new SeededRandom(seed);
        return new TestResult(observed, PValue(draws, () =>
        {
            var value = metric.Compute(Deal(counts, random, withinLabels));
            // A draw in which the metric is undefined counts as extreme, so that p is never too small.
            return !value.IsDefined || Math.Abs(value - centre) >= Math.Abs(observed - centre) - 1e-12;
        }));
    }

    /// <summary>
    /// The counts with membership dealt out anew, once for each draw, as <see cref="Groups"/> deals it out: for
    /// statistics of several groups at once, such as what a worst gap comes to by chance alone.
    /// </summary>
    /// <inheritdoc cref="Groups"/>
    public static IEnumerable<GroupCounts> Deals(
        GroupCounts counts, long seed, int draws = 2000, bool withinLabels = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        Check(counts, withinLabels);
        var random = new SeededRandom(seed);
        return Enumerable.Range(0, draws).Select(_ => Deal(counts, random, withinLabels));
    }

    /// <summary>
    /// The p-value of any test by random draws, (1 + hits) / (1 + draws): never 0, as the data themselves are one of
    /// the arrangements.
    /// </summary>
    /// <param name="draws">Number of draws.</param>
    /// <param name="isExtreme">
    /// Draws once, and says whether what came is at least as extreme as what was observed.
    /// </param>
    public static double PValue(int draws, Func<bool> isExtreme)
    {
        ArgumentNullException.ThrowIfNull(isExtreme);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var hits = 0;
        for (var draw = 0; draw < draws; draw++)
            hits += isExtreme() ? 1 : 0;
        return (1.0 + hits) / (1 + draws);
    }

    /// <summary>
    /// Whether the mean of paired differences is 0: signs are flipped at random, all 2ⁿ ways when there are at most 16
    /// pairs (then the p-value is exact), else <paramref name="draws"/> ways. Two-sided.
    /// </summary>
    /// <param name="differences">One difference for each pair, such as for each seed.</param>
    /// <param name="seed">Decides the draws when there are more than 16 pairs.</param>
    /// <param name="draws">Number of draws when there are more than 16 pairs.</param>
    public static TestResult Paired(IReadOnlyList<double> differences, long seed, int draws = 10000)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var undefined = StudentT.Undefined(differences, 1);
        if (!undefined.IsDefined)
            return new TestResult(undefined, undefined);
        var (n, unit) = (differences.Count, Magnitude.Exponent(differences));
        differences = Magnitude.Scaled(differences, unit);
        var observed = differences.Sum();
        var scale = differences.Sum(Math.Abs);
        bool Extreme(double sum) => Math.Abs(sum) >= Math.Abs(observed) - Magnitude.Rounding * scale;
        if (n <= 16)
        {
            var extreme = 0;
            for (var signs = 0; signs < 1 << n; signs++)
                extreme += Extreme(Flipped(i => (signs >> i & 1) == 1)) ? 1 : 0;
            return new TestResult(Math.ScaleB(observed / n, unit), (double)extreme / (1 << n));
        }
        var random = new SeededRandom(seed);
        return new TestResult(Math.ScaleB(observed / n, unit), PValue(draws, () =>
        {
            var bits = random.NextBits();
            return Extreme(Flipped(i =>
                ((i % 64 == 0 && i > 0 ? bits = random.NextBits() : bits) >> (i % 64) & 1) == 1));
        }));

        double Flipped(Func<int, bool> flip)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++)
                sum += flip(i) ? -differences[i] : differences[i];
            return sum;
        }
    }

    static void Check(GroupCounts counts, bool withinLabels)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (!counts.CountsDecisions || !Magnitude.IsCount(counts.Overall.Total)
            || !counts.Cells.All(c => Magnitude.IsCount(c.Selected) && Magnitude.IsCount(c.Rejected)
                && (!c.HasLabels || Magnitude.IsCount(c.TruePositives) && Magnitude.IsCount(c.TrueNegatives))))
            throw new ArgumentException("found weighted or expected counts, or more than 2⁵³ people, "
                + "expected counts of people", nameof(counts));
        if (withinLabels && !counts.HasLabels)
            throw new ArgumentException("found counts without labels, expected labels to deal groups out within them",
                nameof(withinLabels));
    }

    static GroupCounts Deal(GroupCounts counts, SeededRandom random, bool withinLabels)
    {
        var overall = counts.Overall;
        // The cells TP, FN, FP, TN over everybody; each group draws its share without replacement. Without labels two
        // cells are enough.
        long[] rest = counts.HasLabels
            ? [(long)overall.TruePositives, (long)overall.FalseNegatives, (long)overall.FalsePositives,
                (long)overall.TrueNegatives]
            : [0, 0, (long)overall.Selected, (long)overall.Rejected];
        var cells = new Confusion[counts.Groups.Count];
        for (var g = 0; g < cells.Length; g++)
        {
            var c = counts[g];
            long[] drawn = withinLabels
                ? [.. Hypergeometric.Sample(random, (long)c.Positives, rest.AsSpan(0, 2)),
                    .. Hypergeometric.Sample(random, (long)c.Negatives, rest.AsSpan(2, 2))]
                : Hypergeometric.Sample(random, (long)c.Total, rest);
            for (var k = 0; k < 4; k++)
                rest[k] -= drawn[k];
            cells[g] = counts.HasLabels
                ? new Confusion(drawn[0], drawn[2], drawn[3], drawn[1])
                : Confusion.WithoutLabels(drawn[2], drawn[3]);
        }
        return new GroupCounts(counts.Attribute, counts.Groups, cells);
    }
}
