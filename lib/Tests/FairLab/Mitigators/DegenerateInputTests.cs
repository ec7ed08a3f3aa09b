using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Tests.Mitigators;

public sealed class DegenerateInputTests
{
    static readonly MlpOptions Quick = new() { Hidden = [8], MaxEpochs = 2 };

    public static TheoryData<string> Names => [.. Methods.Names];

    public static TheoryData<string> PostProcessors => [.. Methods.PostProcessors];

    /// <summary>
    /// Every method either works, with decisions in [0, 1], or says in one sentence which group or label is the
    /// trouble.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_labels_of_one_class_works_or_says_why_not(string name) =>
        WorksOrSays(name, Data((i, _) => 1, i => i % 2, 2), "no negatives", "label 0", "undefined");

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_a_group_without_positives_works_or_says_why_not(string name) =>
        WorksOrSays(name, Data((i, r) => i % 2 == 0 ? 0 : r.Next(2), i => i % 2, 2), "no positives", "label 1",
            "undefined", "no map brings the groups within");

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_a_group_without_people_works_or_says_why_not(string name) =>
        WorksOrSays(name, Data((_, r) => r.Next(2), i => i % 2, 3), "no positives", "no rows", "undefined",
            "needs a privileged", "no row with");

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_features_that_are_constant_works_or_says_why_not(string name)
    {
        var split = Data((_, r) => r.Next(2), i => i % 2, 2)
            .Map(d => d.WithFeatures([new Feature("constant", "constant", false)], new float[d.Rows]));
        WorksOrSays(name, split, "undefined");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_weights_that_leave_a_group_out_works_or_says_why_not(string name)
    {
        var split = Data((_, r) => r.Next(2), i => i % 2, 2)
            .Map(d => d.WithWeights(Array.ConvertAll(d.Group.Codes, z => z == 0 ? 0.0 : 1)));
        WorksOrSays(name, split, "no positives", "undefined", "no rows");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_weights_that_leave_a_label_out_works_or_says_why_not(string name)
    {
        var split = Data((_, r) => r.Next(2), i => i % 2, 2)
            .Map(d => d.WithWeights(Array.ConvertAll(d.Labels, y => (double)y)));
        WorksOrSays(name, split, "no negatives", "undefined", "no rows");
    }

    [Theory]
    [InlineData(-1, "found weight -1, expected a finite number of at least 0")]
    [InlineData(double.NaN, "found weight NaN")]
    [InlineData(0, "found only weights of 0")]
    public void Weights_that_are_negative_or_all_zero_never_reach_a_method(double weight, string message)
    {
        var data = Data((_, r) => r.Next(2), i => i % 2, 2).Train;
        Assert.Contains(message,
            Assert.Throws<ArgumentException>(
                () => data.WithWeights(Array.ConvertAll(data.Labels, _ => weight))).Message);
        // Nor by way of a part in which only weights of 0 are left.
        var one = data.WithWeights([.. data.Labels.Select((_, i) => i == 0 ? 1.0 : 0)]);
        Assert.Contains(
            "all 3 rows selected have weight 0", Assert.Throws<ArgumentException>(() => one.Select([4, 5, 6])).Message);
    }

    [Theory]
    [MemberData(nameof(PostProcessors))]
    public void Post_processor_on_scores_that_are_not_numbers_names_the_row(string name)
    {
        var data = Data((_, r) => r.Next(2), i => i % 2, 2).Validation;
        var method = (IPostProcessor)Methods.Create(name);
        foreach (var bad in (double[])[double.NaN, double.PositiveInfinity])
        {
            double[] scores = [.. data.Labels.Select((_, i) => i == 7 ? bad : i % 10 / 10.0)];
            Assert.Contains(
                $"row 7: found", Assert.Throws<ArgumentException>(() => method.Fit(data, scores, 0)).Message);
        }
        double[] good = [.. data.Labels.Select((y, i) => (i % 10 + y) / 11.0)];
        var rule = method.Fit(data, good, 0);
        good[3] = double.NaN;
        Assert.Contains(
            "row 3: found the score NaN", Assert.Throws<ArgumentException>(() => rule.Decide(data, good)).Message);
        Assert.Contains(
            "found 2 scores", Assert.Throws<ArgumentException>(() => rule.Decide(data, [0.1, 0.2])).Message);
    }

    [Theory]
    [MemberData(nameof(PostProcessors))]
    public void Post_processor_on_scores_outside_0_and_1_ranks_them_or_says_it_needs_probabilities(string name)
    {
        var data = Data((_, r) => r.Next(2), i => i % 2, 2).Validation;
        var random = new SeededRandom(2);
        var margins = Array.ConvertAll(data.Labels, y => 3 * random.NextGaussian() + y);
        var method = (IPostProcessor)Methods.Create(name);
        if (name.StartsWith("calibrated", StringComparison.Ordinal) || name == "reject-option")
            Assert.Contains("found scores outside [0, 1], expected probabilities",
                Assert.Throws<ArgumentException>(() => method.Fit(data, margins, 0)).Message);
        else
            Assert.All(method.Fit(data, margins, 0).Decide(data, margins).Probabilities, p => Assert.InRange(p, 0, 1));
    }

    [Theory]
    [MemberData(nameof(PostProcessors))]
    public void Post_processor_on_a_constant_score_treats_all_alike_and_the_result_is_flagged_or_by_lot(string name)
    {
        var data = Data((_, r) => r.Next(2), i => i % 2, 2).Validation;
        foreach (var constant in (double[])[0, 0.3, 0.5, 1])
        {
            var scores = Array.ConvertAll(data.Labels, _ => constant);
            var decisions = ((IPostProcessor)Methods.Create(name)).Fit(data, scores, 0).Decide(data, scores);
            Assert.All(decisions.Probabilities, p => Assert.InRange(p, 0, 1));
            // One decision or one lottery a group: nothing can have been learnt, and counts of decisions say so when
            // nobody or everybody is selected.
            Assert.Single(decisions.Probabilities.Zip(data.Group.Codes).Where(p => p.Second == 0).Select(p => p.First)
                .Distinct());
            var counts = GroupCounts.From(data, decisions);
            if (decisions.Probabilities.All(p => p == 0) || decisions.Probabilities.All(p => p == 1))
                Assert.NotNull(counts.Degenerate);
        }
    }

    [Fact]
    public void An_infeasible_constraint_is_refused_or_noted_on_the_model_never_passed_over()
    {
        // Group g0 is predicted perfectly, group g1 not at all: no rule can make their error rates alike without making
        // g0 worse.
        var split = Data((i, r) => i % 2 == 0 ? i / 2 % 2 : r.Next(2), i => i % 2, 2);
        float[] Values(TabularDataset d) => [.. d.Labels.Select((y, i) => d.Group.Codes[i] == 0 ? 2f * y - 1 : 0f)];
        var informed = split.Map(d => d.WithFeatures([new Feature("x", "x", false)], Values(d)));
        foreach (var method in (IMitigator[])[
            new CalibratedOdds { Constraint = CostConstraint.FalseNegativeRate },
            new GroupThresholds { Constraint = GroupMetrics.AccuracyGap, Objective = GroupMetrics.Accuracy, Bound = 0 },
            new RejectOption { Metric = GroupMetrics.AccuracyDifference, Bound = 0 }])
        {
            var model = method.Fit(informed, new LogisticOptions(), 1);
            var counts = model.Evaluate(informed.Validation);
            var met = method switch
            {
                GroupThresholds => counts[GroupMetrics.AccuracyGap] <= 1e-12,
                RejectOption => Math.Abs(counts[GroupMetrics.AccuracyDifference]) <= 1e-12,
                _ => model.Notes.Count == 0,
            };
            Assert.Equal(met, model.Notes.Count == 0);
        }
        var error = Assert.Throws<InvalidOperationException>(() =>
            new OptimizedPreprocessing { Epsilon = 0, Limits = [(0.5, 0)] }.Fit(Datasets.Load("compas-counts"), 1));
        Assert.Contains("no map brings the groups within 0", error.Message);
    }

    [Fact]
    public void Reduction_that_no_mixture_of_its_classifiers_satisfies_says_how_near_it_came()
    {
        // A learner that always says yes: error rates are the shares of negatives, and they differ between the groups.
        var split = Data((i, r) => i % 2 == 0 ? (i / 2 % 4 == 0 ? 1 : 0) : (i / 2 % 4 == 0 ? 0 : 1), i => i % 2, 2);
        var method = new Reduction
        {
            Constraint = FairnessConstraint.ErrorRateParity, Oracle = new AlwaysYes(), Iterations = 5,
        };
        var model = method.Fit(split, new LogisticOptions(), 1);
        Assert.Contains("ErrorRateParity is met within", model.Notes.Single());
        var compas = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, 1);
        Assert.Empty(new Reduction().Fit(compas, new LogisticOptions(), 1).Notes);
    }

    [Fact]
    public void Reweighing_of_a_group_without_a_label_is_noted()
    {
        var change = new Reweighing().Fit(ReweighingTests.Small([0, 0, 1, 0], [0, 0, 1, 1], 2), 1);
        Assert.Equal(["reweighing: no label 1 in g0, so this group keeps its weights"], change.Notes);
        Assert.Empty(new Reweighing().Fit(Datasets.Load("compas-counts"), 1).Notes);
    }

    sealed class AlwaysYes : ILearner, IClassifier
    {
        public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) => this;

        public double[] Predict(TabularDataset data) => Array.ConvertAll(data.Labels, _ => 1.0);
    }

    static void WorksOrSays(string name, DataSplit split, params string[] reasons)
    {
        try
        {
            var decisions = Methods.Create(name).Fit(split, Quick, seed: 1).Decide(split.Test);
            Assert.All(decisions.Probabilities, p => Assert.InRange(p, 0, 1));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            Assert.True(reasons.Any(r => e.Message.Contains(r, StringComparison.Ordinal)), $"{name}: {e.Message}");
        }
    }

    static DataSplit Data(Func<int, SeededRandom, int> label, Func<int, int> group, int levels)
    {
        var random = new SeededRandom(1);
        var compas = Datasets.Load("compas-counts").Select([.. Enumerable.Range(0, 600)]);
        var data = new TabularDataset("compas-counts", compas.FeatureList, compas.Features,
            [.. Enumerable.Range(0, 600).Select(i => label(i, random))],
            [new Grouping("g", [.. Enumerable.Range(0, levels).Select(l => $"g{l}")],
                [.. Enumerable.Range(0, 600).Select(group)])]).WithColumns(compas.Columns);
        return data.Split(0.4, 0.3, 0.3, 1);
    }
}
