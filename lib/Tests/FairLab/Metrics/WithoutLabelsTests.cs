using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

/// <summary>Decisions on people whose labels nobody knows.</summary>
public sealed class WithoutLabelsTests
{
    static readonly int[] Decided = [1, 0, 1, 1, 0, 0, 1, 0, 0, 0];
    static readonly Grouping Group = new("sex", ["Female", "Male"], [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    static readonly GroupCounts Counts = GroupCounts.WithoutLabels(Decided, Group);

    [Fact]
    public void Selection_rates_are_those_with_any_labels_and_the_rest_is_undefined()
    {
        var with = GroupCounts.From([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], Decided, Group);
        string[] ofSelection = ["selection_rate", "parity", "parity_folded", "parity_difference", "selection_gap",
            "selection_ratio",
            "selection_rate_difference_to_overall", "selection_rate_ratio_to_overall", "class_imbalance",
                "differential_fairness"];
        foreach (var metric in GroupMetrics.All)
        {
            var (value, known) = (Counts[metric], with[metric]);
            if (ofSelection.Contains(metric.Name))
                Assert.Equal(known, value);
            else
                Assert.Contains("no labels", value.Reason);
        }
        Assert.Equal((4.0, 6.0, 3.0, 1.0), (Counts[0].Total, Counts[1].Total, Counts[0].Selected, Counts[0].Rejected));
        Assert.True(double.IsNaN(Counts[0].TruePositives) && double.IsNaN(Counts.Overall.Positives));
        Assert.Equal("undefined (no labels)", Counts.Overall.F1.ToString());
        Assert.True(GroupMetrics.PassesFourFifths(Counts) is false);
    }

    [Fact]
    public void Intervals_tests_and_tables_take_them()
    {
        var estimate = Bootstrap.Estimate(Counts, [GroupMetrics.ParityDifference, GroupMetrics.Opportunity], seed: 1);
        Assert.True(
            estimate[0].Lower < estimate[0].Value && estimate[0].ScoreInterval!.Value.Contains(estimate[0].Value));
        Assert.Contains("replicates undefined", estimate[1].Lower.Reason);
        Assert.Contains("no labels", estimate[1].ScoreInterval!.Value.Lower.Reason);
        var test = PermutationTest.Groups(Counts, GroupMetrics.ParityDifference, 1);
        var with = PermutationTest.Groups(GroupCounts.From(new int[10], Decided, Group), GroupMetrics.ParityDifference,
            1);
        Assert.Equal(with.PValue, test.PValue, 0.05);
        Assert.Contains("without labels",
            Assert.Throws<ArgumentException>(() =>
            PermutationTest.Groups(Counts, GroupMetrics.ParityDifference, 1, withinLabels: true)).Message);
        Assert.Contains("without labels there are selection rates only", Counts.ToString());
        Assert.Equal(["attribute", "group", "people", "effective_people", "selection_rate", "selection_rate_low",
            "selection_rate_high"], Counts.ToTable().Columns);
    }

    [Fact]
    public void Weights_and_chances_count_too()
    {
        var weighted = GroupCounts.WithoutLabels(new Decisions([.. Decided.Select(d => 0.5 * d)]), Group,
            [.. Decided.Select((_, i) => 0.5 + i % 2)]);
        Assert.Equal(0.5 * (0.5 + 0.5 + 1.5) / 4, weighted[0].SelectionRate, 1e-12);
        Assert.True(Bootstrap.Estimate(weighted, [GroupMetrics.SelectionRate],
            1)[0].Upper > weighted.Overall.SelectionRate);
        Assert.Equal(Counts.Cells, GroupCounts.WithoutLabels(new Decisions([.. Decided.Select(d => (double)d)]),
            Group).Cells);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_without_labels_are_counted_without_them(bool hasWeights)
    {
        var data = new TabularDataset("t", [new Feature("x", "x", false)], new float[10], new int[10], [Group]);
        if (hasWeights)
            data = data.WithWeights([.. Decided.Select((_, i) => 0.5 + i % 3)]);
        var decisions = new Decisions([.. Decided.Select(d => (double)d)]);
        var (with, without) = (GroupCounts.From(data, decisions), GroupCounts.From(data.WithoutLabels(), decisions));
        Assert.Equal((true, false), (with.HasLabels, without.HasLabels));
        Assert.Equal(with[GroupMetrics.ParityDifference].Value, without[GroupMetrics.ParityDifference].Value, 1e-12);
        Assert.Equal("no labels", without[GroupMetrics.Accuracy].Reason);
        Assert.Contains("no labels", without[GroupMetrics.Opportunity].Reason);
        Assert.Contains("without labels there are selection rates only", without.ToString());

        // A department of its own for each half: selection there is known, accuracy is not.
        var department = new Grouping("department", ["a", "b"], [0, 0, 1, 1, 0, 0, 0, 1, 1, 1]);
        var (known, unknown) = (ConditionalCounts.From(data, decisions, department),
            ConditionalCounts.From(data.WithoutLabels(), decisions, department));
        Assert.Equal(known.Mean(GroupMetrics.ParityDifference, out _).Value,
            unknown.Mean(GroupMetrics.ParityDifference, out _).Value, 1e-12);
        Assert.False(unknown.Mean(GroupMetrics.Accuracy, out var leftOut).IsDefined);
        Assert.Equal(1, leftOut);

        var frame = MetricFrame.From(data.WithoutLabels(), decisions);
        var share = frame.Measure(new RowMetric("share", r => r.Predictions.Average())).Overall("share");
        Assert.Equal(0.4, share.Value.Value, 1e-12);
        Assert.Contains("asks for labels", Assert.Throws<InvalidOperationException>(() =>
            frame.Measure(new RowMetric("labels", r => r.Labels.Average()))).Message);
        Assert.Contains("without labels", Assert.Throws<InvalidOperationException>(() =>
            GroupScores.From(data.WithoutLabels(), decisions.Probabilities)).Message);
    }

    [Fact]
    public void Labels_for_some_groups_only_are_refused()
    {
        Assert.Contains("expected labels for all or none", Assert.Throws<ArgumentException>(() =>
            new GroupCounts("g", ["a", "b"], [new(1, 1, 1, 1), Confusion.WithoutLabels(1, 2)])).Message);
        Assert.Contains("group 'b': found the count -1", Assert.Throws<ArgumentException>(() =>
            new GroupCounts("g", ["a", "b"], [Confusion.WithoutLabels(1, 2), Confusion.WithoutLabels(-1, 2)])).Message);
        Assert.Equal(Confusion.WithoutLabels(3, 4), new Confusion(1, 1, 1, 1) + Confusion.WithoutLabels(1, 2));
        Assert.Contains("row 1: found decision 2",
            Assert.Throws<ArgumentException>(() =>
            GroupCounts.WithoutLabels([1, 2], new Grouping("g", ["a"], [0, 0]))).Message);
    }
}
