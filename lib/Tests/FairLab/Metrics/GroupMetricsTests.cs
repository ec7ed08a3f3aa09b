using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

public sealed class GroupMetricsTests
{
    // z=0: 100 people, TPR .6, FPR .2, selected .4; z=1: 100 people, TPR .8, FPR .4, selected .56.
    static readonly GroupCounts Hand = Counts(new(30, 10, 40, 20), new(32, 24, 36, 8));

    [Fact]
    public void Two_groups_by_hand_are_exact()
    {
        Assert.Equal(0.4 / 0.56, Hand[GroupMetrics.Parity], 15);
        Assert.Equal(-0.16, Hand[GroupMetrics.ParityDifference], 15);
        Assert.Equal(-0.2, Hand[GroupMetrics.Opportunity], 15);
        Assert.Equal(-0.2, Hand[GroupMetrics.FalsePositiveRateDifference], 15);
        Assert.Equal(-0.2, Hand[GroupMetrics.Odds], 15);
        Assert.Equal(0.2, Hand[GroupMetrics.OddsMax], 15);
        Assert.Equal(0.2, Hand[GroupMetrics.OddsMean], 15);
        Assert.Equal(0.4, Hand[GroupMetrics.OddsSum], 15);
        Assert.Equal(0.69, Hand[GroupMetrics.Accuracy], 15);
        Assert.Equal(0.7 - 0.68, Hand[GroupMetrics.AccuracyDifference], 15);
        Assert.Equal(0.68, Hand[GroupMetrics.WorstGroupAccuracy], 15);
        Assert.Equal(0.75 - 32.0 / 56, Hand[GroupMetrics.PredictiveParity], 15);
    }

    [Fact]
    public void OddsMax_sees_what_the_average_cancels()
    {
        // Trusted-AI/AIF360#528: opposite differences of TPR and FPR average to 0.
        var counts = Counts(new(10, 0, 10, 0), new(0, 10, 0, 10));
        Assert.Equal(0, counts[GroupMetrics.Odds], 15);
        Assert.Equal(1, counts[GroupMetrics.OddsMax], 15);
    }

    [Fact]
    public void Opportunity_of_a_group_without_positives_is_undefined()
    {
        var value = Counts(new(0, 3, 4, 0), new(5, 5, 5, 5))[GroupMetrics.Opportunity];
        Assert.Equal("undefined (no positives in unprivileged)", value.ToString());
        Assert.False(Counts(new(0, 3, 4, 0), new(5, 5, 5, 5))[GroupMetrics.OddsMax].IsDefined);
    }

    [Fact]
    public void Parity_when_nobody_privileged_is_selected_is_undefined() =>
        Assert.Equal("undefined (division by a rate of 0)",
            Counts(new(1, 0, 4, 0), new(0, 0, 5, 5))[GroupMetrics.Parity].ToString());

    [Theory]
    [InlineData(0.8, 0.8)]
    [InlineData(1.25, 0.8)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Fold_gives_the_smaller_of_ratio_and_inverse(double ratio, double folded) =>
        Assert.Equal(folded, GroupMetrics.Fold(ratio), 15);

    [Fact]
    public void PassesFourFifths_is_inclusive_and_folded()
    {
        Assert.True(GroupMetrics.PassesFourFifths(Counts(new(4, 0, 6, 0), new(5, 0, 5, 0))));
        Assert.True(GroupMetrics.PassesFourFifths(Counts(new(5, 0, 5, 0), new(4, 0, 6, 0))));
        Assert.False(GroupMetrics.PassesFourFifths(Counts(new(3, 0, 7, 0), new(4, 0, 6, 0))));
        Assert.Null(GroupMetrics.PassesFourFifths(Counts(new(0, 0, 0, 0), new(4, 0, 6, 0))));
    }

    [Fact]
    public void Difference_for_three_groups_says_it_needs_two()
    {
        var counts = new GroupCounts("race", ["a", "b", "c"], [new(1, 1, 1, 1), new(1, 1, 1, 1), new(2, 2, 1, 1)]);
        Assert.Equal("undefined (3 groups of race, needs two: name the privileged one (data.WithPrivileged), or take a "
            + "gap)", counts[GroupMetrics.Parity].ToString());
        Assert.Equal(4.0 / 6 - 0.5, counts[GroupMetrics.SelectionGap], 15);
        Assert.Equal(0.75, counts[GroupMetrics.SelectionRatio], 15);
    }

    [Fact]
    public void Get_unknown_name_suggests_the_nearest() =>
        Assert.Contains("did you mean 'opportunity'?",
            Assert.Throws<ArgumentException>(() => GroupMetrics.Get("oportunity")).Message);

    [Fact]
    public void All_names_are_distinct_and_found()
    {
        Assert.Equal(GroupMetrics.All.Count, GroupMetrics.All.Select(m => m.Name).Distinct().Count());
        Assert.All(GroupMetrics.All, m => Assert.Same(m, GroupMetrics.Get(m.Name)));
    }

    internal static GroupCounts Counts(Confusion unprivileged, Confusion privileged) =>
        new("sex", ["unprivileged", "privileged"], [unprivileged, privileged]);
}
