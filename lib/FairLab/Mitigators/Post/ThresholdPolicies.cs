using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Who gets a loan, by five rules: the case study of Hardt, Price and Srebro (2016, section 6 [hardt2016]). Each rule
/// has thresholds on the score, randomized where a group must lie between two, and maximizes the profit
/// Σ_g n_g [(1 - β) b_g TPR_g - β (1 - b_g) FPR_g], where n is the number of people, b the share that repays and β the
/// break-even share: a loan that is repaid earns 1 - β, one that is not costs β. The profit is linear between the
/// corners of the groups' ROC hulls, so each optimum lies at one of them or where two cross, and is exact.
/// </summary>
public sealed class ThresholdPolicies
{
    readonly IReadOnlyList<RocCurve> _curves;
    readonly RocCurve[] _hulls;
    readonly double[] _people;
    readonly double[] _baseRates;
    readonly double _breakEven;

    /// <summary>The rules for a population.</summary>
    /// <param name="curves">Each group's ROC curve; its positives are those who repay.</param>
    /// <param name="people">The number of people in each group.</param>
    /// <param name="baseRates">The share of each group that repays, in (0, 1).</param>
    /// <param name="breakEven">β, in (0, 1).</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a number is out of its range.</exception>
    public ThresholdPolicies(
        IReadOnlyList<RocCurve> curves, IReadOnlyList<double> people, IReadOnlyList<double> baseRates, double breakEven)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(baseRates);
        if (curves.Count == 0 || people.Count != curves.Count || baseRates.Count != curves.Count)
            throw new ArgumentException(
                $"found {curves.Count} curves, {people.Count} numbers of people and {baseRates.Count} base rates, "
                + "expected as many of each", nameof(curves));
        for (var g = 0; g < people.Count; g++)
            if (!(people[g] > 0 && baseRates[g] > 0 && baseRates[g] < 1))
                throw new ArgumentException(FormattableString.Invariant(
                    $"'{curves[g].Name}': found {people[g]} people with the base rate {baseRates[g]}, ")
                    + "expected a number above 0 and a rate in (0, 1)", nameof(people));
        Require.That(breakEven, breakEven > 0 && breakEven < 1, "a share in (0, 1)", nameof(breakEven));
        (_curves, _hulls, _people, _baseRates, _breakEven) =
            (curves, [.. curves.Select(c => c.Hull())], [.. people], [.. baseRates], breakEven);
    }

    /// <summary>The rules for the FICO scores of 2003.</summary>
    /// <param name="scores">The distributions.</param>
    /// <param name="breakEven">β; the paper's is 0.82.</param>
    public static ThresholdPolicies Of(CreditScores scores, double breakEven = 0.82)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var groups = Enumerable.Range(0, scores.Groups.Count).ToArray();
        return new ThresholdPolicies(
            [.. groups.Select(g => RocCurve.OfShares(
                Array.ConvertAll(scores.Scores, s => (double)s),
                [.. scores.Share[g].Zip(scores.Repay[g], (s, r) => s * r)],
                [.. scores.Share[g].Zip(scores.Repay[g], (s, r) => s * (1 - r))],
                scores.Groups[g]))],
            scores.People,
            [.. groups.Select(scores.BaseRate)],
            breakEven);
    }

    /// <summary>All five, from the freest to the most bound.</summary>
    public IReadOnlyList<ThresholdPolicy> All =>
        [MaximumProfit(), RaceBlind(), EqualOpportunity(), EqualizedOdds(), DemographicParity()];

    /// <summary>Each group has the threshold that earns most.</summary>
    public ThresholdPolicy MaximumProfit() =>
        Policy("maximum-profit", [.. _hulls.Select((h, g) => h.Points.MaxBy(p => Profit(g, p)))]);

    /// <summary>One threshold for everybody.</summary>
    /// <exception cref="InvalidOperationException">The curves do not share their thresholds.</exception>
    public ThresholdPolicy RaceBlind()
    {
        var thresholds = _curves[0].Points.Select(p => p.Threshold).ToArray();
        if (_curves.Any(c => !c.Points.Select(p => p.Threshold).SequenceEqual(thresholds)))
            throw new InvalidOperationException("one threshold for everybody needs curves with the same thresholds");
        return Best(
            "race-blind",
            Enumerable.Range(0, thresholds.Length).Select(i => _curves.Select(c => c.Points[i]).ToArray()));
    }

    /// <summary>The same share of each group is accepted.</summary>
    public ThresholdPolicy DemographicParity() => BestOver("demographic-parity", (g, p) => Accepted(g, p));

    /// <summary>The same share of those who repay is accepted in each group.</summary>
    public ThresholdPolicy EqualOpportunity() => BestOver("equal-opportunity", (_, p) => p.TruePositiveRate);

    /// <summary>The same share of those who repay, and of those who do not, is accepted in each group.</summary>
    public ThresholdPolicy EqualizedOdds()
    {
        var total = _people.Sum();
        var (f, t) = new EqualizedOdds { FalsePositiveCost = _breakEven / (1 - _breakEven) }
            .Best(_hulls, _people.Zip(_baseRates, (n, b) => n * b).Sum() / total);
        return Policy("equalized-odds", [.. _hulls.Select(_ => new RocPoint(f, t, double.NaN))]);
    }

    /// <summary>
    /// The best of the points at which all groups have the same value of a quantity that rises along each hull.
    /// </summary>
    ThresholdPolicy BestOver(string name, Func<int, RocPoint, double> quantity)
    {
        var levels = _hulls.SelectMany((h, g) => h.Points.Select(p => quantity(g, p))).Distinct();
        return Best(name, levels.Select(level => _hulls.Select((h, g) => At(h, p => quantity(g, p), level)).ToArray()));
    }

    ThresholdPolicy Best(string name, IEnumerable<RocPoint[]> choices) =>
        Policy(name, choices.MaxBy(points => points.Select((p, g) => Profit(g, p)).Sum())!);

    /// <summary>
    /// The first point along a hull at which a rising quantity has a value; between two corners it is reached at
    /// random.
    /// </summary>
    static RocPoint At(RocCurve hull, Func<RocPoint, double> quantity, double value)
    {
        var (before, after, share) = hull.Reach(quantity, value);
        return share == 1 ? after : new RocPoint(
            before.FalsePositiveRate + share * (after.FalsePositiveRate - before.FalsePositiveRate),
            before.TruePositiveRate + share * (after.TruePositiveRate - before.TruePositiveRate),
            after.Threshold);
    }

    double Accepted(int group, RocPoint p) =>
        _baseRates[group] * p.TruePositiveRate + (1 - _baseRates[group]) * p.FalsePositiveRate;

    double Profit(int group, RocPoint p) =>
        _people[group]
            * ((1 - _breakEven) * _baseRates[group] * p.TruePositiveRate
                - _breakEven * (1 - _baseRates[group]) * p.FalsePositiveRate);

    ThresholdPolicy Policy(string name, RocPoint[] points) => new(name, [.. points.Select((p, g) =>
        new ThresholdPolicyGroup(
            _curves[g].Name, p.Threshold, Accepted(g, p), p.TruePositiveRate, p.FalsePositiveRate, Profit(g, p)))]);
}
