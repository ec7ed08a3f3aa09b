using FairLab.Metrics;
using FairLab.Mitigators;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class ThresholdPoliciesTests
{
    const double BreakEven = 0.7;

    static ThresholdPolicies Policies(
        Random random, int groups, int points, out RocCurve[] curves, out double[] people, out double[] rates)
    {
        double[] scores = [.. Enumerable.Range(0, points).Select(i => (double)i)];
        // Repayment rises with the score, with noise: hulls then cut corners of the curves.
        (double Good, double Bad) Mass(double s) =>
            (random.NextDouble() * (s + 1), random.NextDouble() * (points - s));
        var masses = Enumerable.Range(0, groups).Select(_ => scores.Select(s => Mass(s)).ToArray()).ToArray();
        curves = [.. masses.Select((m, g) =>
            RocCurve.OfShares(scores, [.. m.Select(x => x.Good)], [.. m.Select(x => x.Bad)], $"g{g}"))];
        rates = [.. masses.Select(m => m.Sum(x => x.Good) / m.Sum(x => x.Good + x.Bad))];
        people = [.. masses.Select(_ => 1 + (100 * random.NextDouble()))];
        return new ThresholdPolicies(curves, people, rates, BreakEven);
    }

    [Property]
    public void All_KeepTheirPromise_AndMoreBindingNeverEarnsMore(int seed)
    {
        var policies = Policies(new Random(seed), 3, 6, out _, out _, out _);
        var most = policies.MaximumProfit().Profit;

        Assert.All(policies.All, p => Assert.True(p.Profit <= most + 1e-9 && p.Profit >= -1e-9, p.Name));
        Assert.True(policies.EqualizedOdds().Profit <= policies.EqualOpportunity().Profit + 1e-9);
        Spread(policies.DemographicParity(), g => g.Accepted);
        Spread(policies.EqualOpportunity(), g => g.TruePositiveRate);
        Spread(policies.EqualizedOdds(), g => g.TruePositiveRate);
        Spread(policies.EqualizedOdds(), g => g.FalsePositiveRate);
        Assert.Single(policies.RaceBlind().Groups.Select(g => g.Threshold).Distinct());

        static void Spread(ThresholdPolicy policy, Func<ThresholdPolicyGroup, double> of) =>
            Assert.InRange(policy.Groups.Max(of) - policy.Groups.Min(of), 0, 1e-12);
    }

    [Property(MaxTest = 20)]
    public void ParityAndOpportunity_EarnAsMuchAsAFineSearch(int seed)
    {
        var policies = Policies(new Random(seed), 2, 4, out var curves, out var people, out var rates);
        RocCurve[] hulls = [.. curves.Select(c => c.Hull())];
        double Profit(int g, double f, double t) =>
            people[g] * (((1 - BreakEven) * rates[g] * t) - (BreakEven * (1 - rates[g]) * f));
        // Every point of a hull, by its share of the way along.
        double Search(Func<int, double, double, double> quantity, double level)
        {
            var profit = 0.0;
            for (var g = 0; g < 2; g++)
            {
                var (low, high) = (0.0, 1.0);
                for (var step = 0; step < 60; step++)
                {
                    var middle = (low + high) / 2;
                    if (quantity(g, middle, hulls[g].TruePositiveRateAt(middle)) < level)
                        low = middle;
                    else
                        high = middle;
                }
                // An upright piece has many true positive rates at one false positive rate.
                var t = quantity == Opportunity ? Math.Min(level, hulls[g].TruePositiveRateAt(high))
                    : (level - ((1 - rates[g]) * high)) / rates[g];
                profit += Profit(g, high, Math.Min(t, hulls[g].TruePositiveRateAt(high)));
            }
            return profit;
        }
        double Accepted(int g, double f, double t) => (rates[g] * t) + ((1 - rates[g]) * f);
        var levels = Enumerable.Range(0, 2001).Select(i => i / 2000.0).ToArray();

        Assert.Equal(levels.Max(l => Search(Accepted, l)), policies.DemographicParity().Profit, 0.02 * people.Sum());
        Assert.InRange(
            policies.DemographicParity().Profit, levels.Max(l => Search(Accepted, l)) - 1e-6, double.PositiveInfinity);
        Assert.InRange(policies.EqualOpportunity().Profit, levels.Max(l => Search(Opportunity, l)) - 1e-6,
            double.PositiveInfinity);

        static double Opportunity(int g, double f, double t) => t;
    }

    [Fact]
    public void RaceBlind_OfCurvesWithOtherThresholds_IsAnError()
    {
        RocCurve[] curves =
            [RocCurve.OfShares([1, 2], [1, 2], [2, 1], "a"), RocCurve.OfShares([1, 3], [1, 2], [2, 1], "b")];

        var policies = new ThresholdPolicies(curves, [1, 1], [0.5, 0.5], 0.5);
        Assert.Contains("same thresholds",
            Assert.Throws<InvalidOperationException>(() => policies.RaceBlind()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_RefusesABreakEvenOutsideTheUnitInterval(double breakEven) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        new ThresholdPolicies([RocCurve.OfShares([1, 2], [1, 2], [2, 1], "a")], [1], [0.5], breakEven));

    [Fact]
    public void OfShares_RefusesWhatIsNoDistribution()
    {
        Assert.Throws<ArgumentException>(() => RocCurve.OfShares([1, 2], [1], [1, 2], "a"));
        Assert.Throws<ArgumentException>(() => RocCurve.OfShares([2, 1], [1, 1], [1, 2], "a"));
        Assert.Throws<ArgumentException>(() => RocCurve.OfShares([1, 2], [-1, 1], [1, 2], "a"));
        Assert.Throws<ArgumentException>(() => RocCurve.OfShares([1, 2], [double.NaN, 1], [1, 2], "a"));
        Assert.Throws<InvalidOperationException>(() => RocCurve.OfShares([1, 2], [0, 0], [1, 2], "a"));
    }
}
