using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

/// <summary>Undefined stays undefined and says why, for every metric there is: never a silent zero.</summary>
public sealed class DegenerateMetricsTests
{
    static readonly Grouping TwoGroups = new("g", ["a", "b"], [0, 0, 1, 1]);

    /// <summary>
    /// What each metric divides by: the people of each group (T), its positives (P), negatives (N), selected (S),
    /// rejected (R); over everybody when it starts with *.
    /// </summary>
    static readonly Dictionary<string, string> DividesBy = new()
    {
        ["accuracy"] = "*T", ["balanced_accuracy"] = "*PN", ["selection_rate"] = "*T", ["parity"] = "T",
        ["parity_folded"] = "T", ["parity_difference"] = "T",
        ["opportunity"] = "P", ["fpr_difference"] = "N", ["odds"] = "PN", ["odds_max"] = "PN", ["odds_mean"] = "PN",
        ["odds_sum"] = "PN", ["odds_ratio"] = "PN",
        ["accuracy_difference"] = "T", ["balanced_accuracy_difference"] = "PN", ["predictive_parity"] = "S",
        ["fdr_difference"] = "S", ["for_difference"] = "R",
        ["selection_gap"] = "T", ["selection_ratio"] = "T", ["opportunity_gap"] = "P", ["opportunity_ratio"] = "P",
        ["fpr_gap"] = "N", ["fpr_ratio"] = "N",
        ["accuracy_gap"] = "T", ["balanced_accuracy_gap"] = "PN", ["predictive_parity_gap"] = "S", ["for_gap"] = "R",
        ["worst_group_accuracy"] = "T", ["worst_group_tpr"] = "P",
        ["fnr_difference"] = "P", ["tnr_difference"] = "N", ["error_rate_difference"] = "T",
            ["base_rate_difference"] = "T",
        ["odds_ratio_mean"] = "PN", ["selection_rate_difference_to_overall"] = "T",
            ["selection_rate_ratio_to_overall"] = "T",
        ["error_rate_highest"] = "T", ["class_imbalance"] = "*T", ["differential_fairness"] = "T",
        ["differential_fairness_amplification"] = "T",
    };

    public static TheoryData<string> Metrics => [.. GroupMetrics.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_metric_is_defined_exactly_where_nothing_is_divided_by_nobody(string name)
    {
        var metric = GroupMetrics.Get(name);
        var isRatio = name is "parity" or "parity_folded" || name.Contains("_ratio", StringComparison.Ordinal);
        double[] sizes = [3, 5, 7, 11];
        var undefined = 0;
        // All ways in which cells of two groups can be empty.
        for (var pattern = 0; pattern < 256; pattern++)
        {
            Confusion Cell(int shift) => new(At(shift), At(shift + 1), At(shift + 2), At(shift + 3));
            double At(int bit) => (pattern >> bit & 1) == 1 ? sizes[bit % 4] + bit : 0;
            var counts = GroupMetricsTests.Counts(Cell(0), Cell(4));
            var value = counts[metric];
            if (!value.IsDefined)
            {
                undefined++;
                Assert.False(string.IsNullOrWhiteSpace(value.Reason));
                Assert.StartsWith("undefined (", value.ToString(), StringComparison.Ordinal);
            }
            IReadOnlyList<Confusion> over = DividesBy[name][0] == '*' ? [counts.Overall] : counts.Cells;
            var hasPeople = DividesBy[name].TrimStart('*').All(whole => over.All(c => (whole switch
            {
                'T' => c.Total, 'P' => c.Positives, 'N' => c.Negatives, 'S' => c.Selected, _ => c.Rejected,
            }) > 0));
            if (!hasPeople)
                Assert.False(value.IsDefined, $"{name} of\n{counts}\nis {value}");
            else if (!isRatio)
                Assert.True(value.IsDefined, $"{name} of\n{counts}\nis {value}");
            else if (!value.IsDefined)
                Assert.Equal("division by a rate of 0", value.Reason);
            if (value.IsDefined)
                Assert.True(double.IsFinite(value));
        }
        Assert.True(undefined > 0);
    }

    [Fact]
    public void Every_metric_is_in_the_list_above() =>
        Assert.Equal(GroupMetrics.All.Select(m => m.Name).Order(), DividesBy.Keys.Order());

    [Fact]
    public void Score_metrics_of_a_group_without_people_are_undefined()
    {
        var scores =
            GroupScores.From([1, 0, 1, 0], [0.1, 0.2, 0.8, 0.9], new Grouping("g", ["a", "empty", "b"], [0, 0, 2, 2]));
        foreach (var measure in Measures(scores))
            Assert.Equal("undefined (nobody in empty)", measure.ToString());
        Assert.Equal("undefined (no positives in empty)", scores.Auc(1).ToString());
        Assert.Equal("undefined (no positives in empty)", scores.AucGap.ToString());
        Assert.Equal("undefined (3 groups of g, needs two)", scores.AucDifference.ToString());
    }

    [Fact]
    public void Score_metrics_of_one_group_need_two() => Assert.All(
        Measures(GroupScores.From([1, 0], [0.1, 0.2], new Grouping("g", ["a"], [0, 0]))), m =>
            Assert.Equal("undefined (1 group of g, needs two)", m.ToString()));

    [Fact]
    public void Score_metrics_of_a_single_class_are_undefined_where_they_rank_and_defined_where_they_do_not()
    {
        var scores = GroupScores.From([1, 1, 1, 1], [0.1, 0.2, 0.8, 0.9], TwoGroups);
        Assert.Equal("undefined (no negatives in a)", scores.AucGap.ToString());
        Assert.Equal("undefined (no negatives in a)", scores.AreaBetweenRocCurves.ToString());
        Assert.Equal(0.7, scores.AreaBetweenDistributions, 1e-12);
        Assert.Equal(1, scores.KolmogorovSmirnov, 1e-12);
    }

    [Fact]
    public void Score_metrics_of_a_constant_predictor_are_chance_or_undefined()
    {
        var scores = GroupScores.From([1, 0, 1, 0], [0.3, 0.3, 0.3, 0.3], TwoGroups);
        Assert.Equal(0.5, scores.Auc(0), 1e-12);
        Assert.Equal(0, scores.AreaBetweenDistributions, 1e-12);
        Assert.Equal("undefined (a sample that is constant, or nearly so, has no density on the grid)",
            scores.AreaBetweenDensities.ToString());
        Assert.Equal("nobody is selected", scores.At(0.5).Degenerate);
    }

    [Theory]
    [InlineData(double.NaN, 1, "score NaN")]
    [InlineData(double.NegativeInfinity, 1, "score -Infinity")]
    [InlineData(0.5, -1, "weight -1")]
    [InlineData(0.5, double.NaN, "weight NaN")]
    public void Score_metrics_of_values_that_are_not_numbers_are_refused(double score, double weight, string message)
    {
        Assert.Contains(message,
            Assert.Throws<ArgumentException>(
                () => GroupScores.From([1, 0, 1, 0], [0.1, score, 0.3, 0.4], TwoGroups, [1, weight, 1, 1])).Message);
        if (!double.IsFinite(score))
            Assert.Contains($"score 1: found {score.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
                Assert.Throws<ArgumentException>(() => Distributions.Wasserstein([0.1, score], [0.2])).Message);
    }

    [Fact]
    public void Score_metrics_with_only_weights_of_0_in_a_group_are_undefined() => Assert.All(
        Measures(GroupScores.From([1, 0, 1, 0], [0.1, 0.2, 0.8, 0.9], TwoGroups, [1, 1, 0, 0])), m =>
            Assert.Equal("undefined (nobody in b)", m.ToString()));

    [Theory]
    [InlineData(1.0001)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Calibration_and_decisions_refuse_what_is_no_probability(double score)
    {
        Assert.Contains("expected 0 or 1 and a number in [0, 1]",
            Assert.Throws<ArgumentException>(
                () => Calibration.From([1, 0, 1, 0], [0.1, 0.2, score, 0.4], TwoGroups)).Message);
        Assert.Contains("row 1: found the probability",
            Assert.Throws<ArgumentException>(() => new Decisions([0.5, score])).Message);
        Assert.Contains("row 1",
            Assert.Throws<ArgumentException>(
                () => GroupCounts.Expected([0, 1], [1, score], new Grouping("g", ["a"], [0, 0]))).Message);
    }

    [Fact]
    public void Calibration_of_an_empty_group_is_undefined()
    {
        var calibration = Calibration.From([1, 0], [0.1, 0.9], new Grouping("g", ["a", "empty"], [0, 0]));
        Assert.Equal("undefined (nobody in empty)", calibration.ExpectedError("empty").ToString());
        Assert.All(calibration.Bins.Where(b => b.Count == 0),
            b => Assert.False(b.Rate.IsDefined || b.MeanScore.IsDefined || b.Interval.Lower.IsDefined));
    }

    [Fact]
    public void Individual_metrics_refuse_what_is_not_a_number()
    {
        Assert.Contains("row 1: found the value NaN",
            Assert.Throws<ArgumentException>(
                () => Consistency.Compute(new float[3], 1, [0, double.NaN, 1], 1)).Message);
        Assert.Contains("found the feature value NaN",
            Assert.Throws<ArgumentException>(
                () => Consistency.Compute(new[] { 0, float.NaN, 1 }, 1, [0, 0, 1], 1)).Message);
        Assert.Contains("found the benefit NaN",
            Assert.Throws<ArgumentException>(() => GeneralizedEntropy.Index([1, double.NaN])).Message);
        Assert.Equal("undefined (nobody)", GeneralizedEntropy.Index([]).ToString());
    }

    [Fact]
    public void Bias_amplification_of_odd_shapes_is_refused_and_of_nothing_undefined()
    {
        Assert.Equal("undefined (no object predicted)", BiasAmplification.Mean([], []).ToString());
        Assert.Contains("row 1: expected 1 attributes and 1 tasks", Assert.Throws<ArgumentException>(() =>
            DirectionalBiasAmplification.AttributeToTask([[true], [true]], [[true], [false]], [[true], []])).Message);
        Assert.Equal("undefined (nobody)", DirectionalBiasAmplification.AttributeToTask([], [], []).ToString());
        // An attribute that nobody has leaves the mean undefined rather than counting as no bias.
        Assert.Equal("nobody has attribute 0",
            DirectionalBiasAmplification.AttributeToTask([[false]], [[true]], [[true]]).Reason);
    }

    [Fact]
    public void Multiclass_and_regression_forms_of_an_empty_group_are_undefined()
    {
        var empty = new Grouping("g", ["a", "empty"], [0, 0]);
        var classes = MulticlassCounts.From([0, 1], [0, 1], ["x", "y"], empty);
        Assert.Equal("undefined (nobody in empty)", classes.Accuracy(1).ToString());
        Assert.Equal("undefined (nobody in empty in class x)", classes.Worst(GroupMetrics.SelectionGap).ToString());
        var errors = GroupErrors.From([1, 2], [1, 2], empty);
        Assert.False(errors.RootMeanSquaredError(1).IsDefined);
        Assert.False(errors.Difference((e, g) => e.Bias(g)).IsDefined);
        Assert.Equal("undefined (an empty sample)", errors.PredictionDistance.ToString());
        Assert.Contains("row 1: found the value NaN",
            Assert.Throws<ArgumentException>(() => GroupErrors.From([1, double.NaN], [1, 2], empty)).Message);
    }

    [Fact]
    public void Intervals_and_tests_of_an_undefined_metric_are_undefined()
    {
        var counts = GroupMetricsTests.Counts(new(0, 3, 4, 0), new(5, 5, 5, 5));
        var estimate = Bootstrap.Estimate(counts, [GroupMetrics.Opportunity], seed: 1)[0];
        Assert.Equal("no positives in unprivileged", estimate.Value.Reason);
        Assert.Equal("1000 of 1000 replicates undefined", estimate.Lower.Reason);
        Assert.Equal("no positives in unprivileged",
            PermutationTest.Groups(counts, GroupMetrics.Opportunity, seed: 1).PValue.Reason);
        Assert.False(GroupMetricsTests.Counts(default, default)[GroupMetrics.Accuracy].IsDefined);
        Assert.Equal("nobody was decided on", GroupMetricsTests.Counts(default, default).Degenerate);
    }

    static IEnumerable<Measure> Measures(GroupScores s) =>
        [s.AreaBetweenDistributions, s.AreaBetweenDensities, s.KolmogorovSmirnov, s.AreaBetweenRocCurves];
}
