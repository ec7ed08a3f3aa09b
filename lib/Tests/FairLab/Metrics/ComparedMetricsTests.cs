using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

/// <summary>Numbers that the documentation of other toolkits prints, and by hand.</summary>
public sealed class ComparedMetricsTests
{
    // fairlearn's user guide, "Performing a fairness assessment".
    static readonly int[] Y = [0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    static readonly int[] P = [0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0];
    static readonly Grouping Z = new("sensitive_feature_0", ["a", "b", "c"],
        [.. "bbabbcccaacabccbcc".Select(c => c - 'a')]);

    internal static readonly GroupCounts Guide = GroupCounts.From(Y, P, Z);

    [Theory]
    [InlineData("tpr_lowest", 0.4)]
    [InlineData("tpr_highest", 0.6)]
    [InlineData("fpr_lowest", 0)]
    [InlineData("fpr_highest", 1)]
    [InlineData("selection_rate_highest", 0.75)]
    [InlineData("tpr_gap", 0.2)]
    [InlineData("fpr_gap", 1)]
    [InlineData("selection_rate_gap", 0.25)]
    [InlineData("selection_gap", 0.25)]
    [InlineData("tpr_ratio", 0.666667)]
    [InlineData("fpr_ratio", 0)]
    [InlineData("selection_rate_ratio", 0.666667)]
    [InlineData("tpr_difference_to_overall", 0.1)]
    [InlineData("fpr_difference_to_overall", 0.666667)]
    [InlineData("selection_rate_difference_to_overall", 0.194444)]
    [InlineData("tpr_ratio_to_overall", 0.8)]
    [InlineData("fpr_ratio_to_overall", 0)]
    [InlineData("selection_rate_ratio_to_overall", 0.740741)]
    [InlineData("odds_max", 1)]
    [InlineData("odds_ratio", 0)]
    [InlineData("odds_ratio_mean", 0.333333)]       // (2/3 + 0) / 2
    [InlineData("tpr_difference_to_a", 0.1)]
    [InlineData("selection_rate_ratio_to_a", 0.666667)]
    public void Numbers_of_fairlearns_user_guide(string metric, double expected) =>
        Assert.Equal(expected, GroupMetrics.Get(metric).Compute(Guide), 1e-6);

    [Fact]
    public void Names_are_those_asked_for_and_unknown_ones_get_the_nearest()
    {
        foreach (var rate in ConfusionRate.All)
            foreach (var (name, compare) in GroupMetrics.Comparisons)
                Assert.Equal((compare(rate).Name, compare(rate).Compute(Guide).ToString()),
                    ($"{rate.Name}_{name}", GroupMetrics.Get($"{rate.Name}_{name}").Compute(Guide).ToString()));
        Assert.Contains("did you mean 'fnr_gap'?",
            Assert.Throws<ArgumentException>(() => GroupMetrics.Get("fnr_gab")).Message);
        Assert.Contains("did you mean 'ppv'?",
            Assert.Throws<ArgumentException>(() => ConfusionRate.Get("pvp")).Message);
        Assert.Contains("group of sensitive_feature_0",
            Assert.Throws<ArgumentException>(() => GroupMetrics.Get("tpr_ratio_to_d").Compute(Guide)).Message);
    }

    [Fact]
    public void Names_that_were_there_before_mean_what_the_rates_compared_mean()
    {
        var two = GroupMetricsTests.Counts(new(30, 10, 40, 20), new(32, 24, 36, 8));
        foreach (var (before, now) in ((string, string)[])[("parity", "selection_rate_disparity"),
            ("parity_difference", "selection_rate_difference"),
            ("opportunity", "tpr_difference"), ("selection_gap", "selection_rate_gap"), ("opportunity_gap", "tpr_gap"),
                ("predictive_parity_gap", "ppv_gap"),
            ("selection_ratio", "selection_rate_ratio"), ("worst_group_accuracy", "accuracy_lowest"),
                ("predictive_parity", "ppv_difference")])
            Assert.Equal(GroupMetrics.Get(before).Compute(two), GroupMetrics.Get(now).Compute(two));
    }

    [Fact]
    public void Differences_to_a_reference_and_to_everybody_have_intervals()
    {
        var to = ConfusionRate.Selection.To(Guide, "a");
        Assert.Equal(["b - a", "c - a"], to.Select(d => $"{d.First} - {d.Second}"));
        Assert.Equal(-0.25, to[0].Value, 1e-12);
        var newcombe = Proportion.Newcombe(3, 6, 3, 4);
        Assert.Equal((newcombe.Lower.Value, newcombe.Upper.Value),
            (to[0].Interval.Lower.Value, to[0].Interval.Upper.Value));
        var all = ConfusionRate.Selection.ToOverall(Guide);
        Assert.Equal(0.75 - 10.0 / 18, all[0].Value, 1e-12);
        // p_a - p = (1 - 4/18) (p_a - p_rest), rest: 7 of 14.
        var rest = Proportion.Newcombe(3, 4, 7, 14);
        Assert.Equal(14.0 / 18 * rest.Lower, all[0].Interval.Lower, 1e-12);
        Assert.True(all[0].Interval.Contains(all[0].Value));
        Assert.Contains("did you mean",
            Assert.Throws<ArgumentException>(() => ConfusionRate.Selection.To(Guide, "A")).Message);
    }

    [Fact]
    public void Multi_class_numbers_of_AIF360()
    {
        // Its test of a favourable set of classes {0, 1} against 2: unprivileged is feature 2, TP 7, FN 1, TN 2.
        var counts = GroupMetricsTests.Counts(new(3, 0, 1, 0), new(4, 0, 1, 1));
        Assert.Equal(new Confusion(7, 0, 2, 1), counts.Overall);
        Assert.Equal(-0.2, counts[GroupMetrics.FalseNegativeRateDifference], 1e-12);
    }

    [Fact]
    public void Differential_fairness_by_hand()
    {
        // a: (3 + ½)/(4 + 1) = .7, b and c: ½ and (4 + ½)/(8 + 1) = ½; ln .7/.5 = .336 and ln .5/.3 = .511.
        Assert.Equal(Math.Log(0.5 / 0.3), Guide[GroupMetrics.DifferentialFairness], 1e-12);
        double[] labels = [2.5 / 5, 5.5 / 7, 5.5 / 9];
        var epsilon = Math.Max(Math.Log(labels.Max() / labels.Min()),
            Math.Log((1 - labels.Min()) / (1 - labels.Max())));
        Assert.Equal(Math.Log(0.5 / 0.3) - epsilon, Guide[GroupMetrics.DifferentialFairnessAmplification], 1e-12);
    }

    [MirrorTheory]
    [InlineData(1.7547611985549287)]
    public void Differential_fairness_of_Adult_is_what_AIF360_documents(double documented)
    {
        // Its Adult leaves out whoever has a value missing; sex × five races.
        var data = Datasets.Load("adult").WithGroup("sex", "race-all");
        string[] columns = ["workclass", "occupation", "native-country"];
        int[] complete = [.. Enumerable.Range(0, data.Rows).Where(row => columns.All(c => data.Column(c)[row] != "?"))];
        Assert.Equal(45_222, complete.Length);
        data = data.Select(complete);
        Assert.Equal(documented, GroupCounts.From(data.Labels, data.Labels,
            data.Group)[GroupMetrics.DifferentialFairness], 1e-12);
    }

    [Fact]
    public void Demographic_disparity_by_hand_and_explained_by_departments()
    {
        // Wachter et al. (2021): a share of the rejected less a share of the selected. 8 people are rejected, 10
        // selected.
        Assert.Equal(1.0 / 8 - 3.0 / 10, Guide[GroupMetrics.DemographicDisparity("a")], 1e-12);
        // Two departments, each alike for both groups; more of group u apply where few are taken.
        int[] z = [.. Enumerable.Repeat(0, 80), .. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 20),
            .. Enumerable.Repeat(1, 80)];
        string[] department = [.. Enumerable.Repeat("few", 80), .. Enumerable.Repeat("many", 20),
            .. Enumerable.Repeat("few", 20), .. Enumerable.Repeat("many", 80)];
        double[] decided = [.. Enumerable.Range(0, 200)
            .Select(i => i % 10 < (department[i] == "few" ? 2 : 8) ? 1.0 : 0)];
        var data = new TabularDataset("d", [new Feature("x", "x", false)], new double[200], new int[200],
            [new Grouping("z", ["u", "p"], z)]);
        Assert.True(GroupCounts.From(data, new Decisions(decided))[GroupMetrics.DemographicDisparity("u")] > 0.3);
        var conditional = ConditionalCounts.From(data, new Decisions(decided),
            Grouping.Of(new CodedColumn("department", department)));
        Assert.Equal(0, conditional.Mean(GroupMetrics.DemographicDisparity("u"), out var leftOut), 1e-12);
        Assert.Equal(0, leftOut);
    }

    [Fact]
    public void Class_imbalance_by_hand() => Assert.Equal(-0.5,
        GroupMetricsTests.Counts(new(5, 5, 5, 5), new(20, 20, 10, 10))[GroupMetrics.ClassImbalance], 1e-12);
}
