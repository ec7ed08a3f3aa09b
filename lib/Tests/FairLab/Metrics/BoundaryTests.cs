using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Tests.Metrics;

/// <summary>What lies on a boundary is decided exactly, and the same from either side.</summary>
public sealed class BoundaryTests
{
    static bool? Passes(params (int Selected, int Of)[] groups) => GroupMetrics.PassesFourFifths(Counts(groups));

    static GroupCounts Counts(params (int Selected, int Of)[] groups) => new("z",
        [.. groups.Select((_, g) => $"g{g}")],
            [.. groups.Select(g => new Confusion(g.Selected, 0, g.Of - g.Selected, 0))]);

    [Fact]
    public void Four_fifths_of_every_pair_of_groups_to_60_is_decided_exactly_in_both_orders()
    {
        var exact = 0;
        for (var n = 1; n <= 60; n++)
            for (var m = 1; m <= 60; m++)
                for (var s = 0; s <= n; s++)
                    for (var t = 1; t <= m; t++)
                    {
                        var on = 5 * s * m == 4 * t * n;
                        // All on the boundary, and a sample of the rest: the whole table is 3.4 million.
                        if (!on && (n * 7 + m * 5 + s * 3 + t) % 97 != 0)
                            continue;
                        exact += on && s > 0 ? 1 : 0;
                        bool right = 5 * s * m >= 4 * t * n && 5 * t * n >= 4 * s * m;
                        Assert.Equal(right, Passes((s, n), (t, m)));
                        Assert.Equal(right, Passes((t, m), (s, n)));
                    }
        Assert.Equal(3666, exact);
    }

    [Fact]
    public void Four_fifths_by_hand()
    {
        Assert.Equal((true, true), (Passes((8, 100), (10, 100)), Passes((10, 100), (8, 100))));
        Assert.Equal((false, false), (Passes((5, 10), (0, 10)), Passes((0, 10), (5, 10))));
        Assert.Equal((true, false), (Passes((8, 10), (9, 10), (10, 10)), Passes((10, 10), (9, 10), (7, 10))));
        Assert.Null(Passes((0, 10), (0, 10)));
        Assert.Null(Passes((0, 0), (5, 10)));
        // Populations whose products no double holds.
        const long big = 1L << 51;
        GroupCounts Big(long selected) => new("z", ["a", "b"],
            [new Confusion(selected, 0, 5 * (big / 5) - selected, 0), new Confusion(5 * (big / 5), 0, 0, 0)]);
        Assert.True(GroupMetrics.PassesFourFifths(Big(4 * (big / 5))));
        Assert.False(GroupMetrics.PassesFourFifths(Big(4 * (big / 5) - 1)));
        // Weights come with rounding: ten times 0.1 is not 1.
        var weighted = new GroupCounts("z", ["a", "b"],
            [new Confusion(Enumerable.Repeat(0.1, 8).Sum(), 0, 0.2, 0),
                new Confusion(Enumerable.Repeat(0.1, 10).Sum(), 0, 0, 0)], isWeighted: true);
        Assert.True(GroupMetrics.PassesFourFifths(weighted));
        // Weights in any unit.
        foreach (var unit in (double[])[1e-300, 0.3, 1e300])
            foreach (var (share, right) in ((double, bool)[])[(7, false), (7.9, false), (8, true), (12.5, true),
                (12.6, false)])
                Assert.Equal(right, GroupMetrics.PassesFourFifths(new GroupCounts("z", ["a", "b"],
                    [new(share * unit, 0, (100 - share) * unit, 0), new(10 * unit, 0, 90 * unit, 0)],
                        isWeighted: true)));
    }

    [Fact]
    public void Folded_parity_is_the_same_with_the_groups_swapped()
    {
        for (var n = 1; n <= 20; n++)
            for (var m = 1; m <= 20; m++)
                for (var s = 0; s <= n; s++)
                    for (var t = 0; t <= m; t++)
                    {
                        var (there, back) = (Counts((s, n), (t, m))[GroupMetrics.ParityFolded],
                            Counts((t, m), (s, n))[GroupMetrics.ParityFolded]);
                        Assert.True(there.Value.Equals(back.Value));
                        Assert.Equal(s + t > 0, there.IsDefined);
                    }
    }

    [Fact]
    public void Calibration_puts_every_boundary_into_the_bin_that_it_is_the_lower_end_of()
    {
        for (var bins = 1; bins <= 200; bins++)
        {
            double[] ends = [.. Enumerable.Range(0, bins + 1).Select(k => (double)k / bins)];
            double[] scores = [.. ends, .. ends.Skip(1).Select(Math.BitDecrement)];
            var found = Calibration.From(
                new int[scores.Length], scores, new Grouping("z", ["all"], new int[scores.Length]), bins: bins);
            // The lower end, what is just below the upper, and in the last bin its upper end.
            Assert.All(found.Bins, (bin, k) => Assert.Equal(k == bins - 1 ? 3 : 2, bin.Count));
        }
    }

    [Fact]
    public void An_independent_table_is_not_amplified_as_if_it_were_correlated()
    {
        // People with attribute and task as independent as whole numbers allow; predictions drop one of both.
        for (var n = 2; n <= 40; n++)
            for (var a = 2; a < n; a++)
                for (var t = 1; t < n; t++)
                {
                    if (a * t % n != 0 || a * t / n < 1)
                        continue;
                    var both = a * t / n;
                    bool[][] attribute = [.. Enumerable.Range(0, n).Select(i => new[] { i < a })];
                    bool[][] task = [.. Enumerable.Range(0, n)
                        .Select(i => new[] { i < both || i >= a && i < a + t - both })];
                    bool[][] predicted = [[false], .. task.Skip(1)];
                    // The difference -1/a counts as -, which makes it positive.
                    Assert.Equal(1.0 / a, DirectionalBiasAmplification.AttributeToTask(attribute, task, predicted),
                        1e-12);
                }
    }

    [Fact]
    public void A_bias_as_far_as_the_margin_is_within_it_from_either_side()
    {
        for (var before = 0; before <= 20; before++)
            foreach (var after in (int[])[before - 1, before + 1])
                if (after is >= 0 and <= 20)
                    Assert.Equal(0, BiasAmplification.Violations([[before / 20.0, 1 - before / 20.0]], [[after / 20.0,
                        1 - after / 20.0]]));
        Assert.Equal(1, BiasAmplification.Violations([[0.5, 0.5]], [[0.5501, 0.4499]]));
        Assert.Equal(0, BiasAmplification.Mean(BiasAmplification.Shares([[0.1 + 0.2, 0.3]]), [[1, 0]]).Value);
    }

    [Fact]
    public void A_quantile_lies_above_exactly_its_share()
    {
        for (var n = 1; n <= 200; n++)
        {
            var sample = ScoreSample.Of([.. Enumerable.Range(0, n).Select(i => (double)i)]);
            for (var k = 0; k < n; k++)
                Assert.Equal(k, sample.Quantile((double)k / n));
        }
    }

    [Fact]
    public void Calibration_by_hand_on_a_boundary()
    {
        var calibration = Calibration.From([0, 1], [0.285, 0.29], new Grouping("z", ["all"], [0, 0]), bins: 100);
        Assert.Equal(0.4975, calibration.ExpectedError("all").Value, 1e-12);
    }
}
