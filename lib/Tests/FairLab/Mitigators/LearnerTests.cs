using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;

namespace FairLab.Tests.Mitigators;

/// <summary>The learner asked for is the one that learns, and it is judged on what it learns.</summary>
public sealed class LearnerTests
{
    static readonly DataSplit Compas = Datasets.Load("compas-counts").Split(0.4, 0.3, 0.3, seed: 4);

    static readonly MlpOptions Quick = new() { Hidden = [8], MaxEpochs = 3 };

    public static TheoryData<string> Names => [.. Methods.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_uses_the_learner_it_is_given_or_refuses_it_by_name(string name)
    {
        var learner = new RecordingLearner(new LogisticOptions());
        try
        {
            Methods.Create(name).Fit(Compas, learner, 1);
            Assert.NotEmpty(learner.Calls);
        }
        catch (ArgumentException e)
        {
            Assert.Contains("found the learner RecordingLearner, expected", e.Message);
            Assert.Empty(learner.Calls);
        }
    }

    public static TheoryData<string, string> Answers()
    {
        var cases = new TheoryData<string, string>();
        foreach (var name in Mitigator.Names.Where(n => n != "prejudice-remover" && !Methods.NeedsNetwork(n)))
            foreach (var expected in (string[])["found the score NaN", "scores, expected",
                "found null, expected a classifier"])
                cases.Add(name, expected);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_an_own_learner_may_not_answer_is_refused_and_never_decides(string name, string expected)
    {
        var learner = new OwnLearner(expected switch
        {
            "found the score NaN" => data => [.. Enumerable.Repeat(0.5, data.Rows - 1), double.NaN],
            "scores, expected" => data => new double[data.Rows + 1],
            _ => null,
        });
        var small = Kinds.People.Random(80, 1);
        var people = name == "optimized-preprocessing" ? Compas : new DataSplit(small, small, small);
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() =>
            Mitigator.Create(name).Fit(people, learner, 1).Decide(people.Test)).Message);
    }

    sealed class OwnLearner(Func<TabularDataset, double[]>? predict) : ILearner, IClassifier
    {
        public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) => predict is null
            ? null! : this;

        public double[] Predict(TabularDataset data) => predict!(data);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_stops_training_by_data_that_were_changed_as_the_training_data_were(string name)
    {
        // Validation and training are the same people, so that what is made of both must agree, but for what is drawn
        // at random.
        var learner = new RecordingLearner(new LogisticOptions());
        try
        {
            Methods.Create(name).Fit(Compas with { Validation = Compas.Train }, learner, 1);
        }
        catch (ArgumentException e) when (e.Message.Contains("found the learner", StringComparison.Ordinal))
        {
            return;
        }
        var (train, validation) = learner.Calls[0];
        Assert.All(RecordingLearner.Shares(train).Zip(RecordingLearner.Shares(validation)), s =>
            Assert.Equal(s.First, s.Second, name == "optimized-preprocessing" ? 0.02 : 1e-9));
        Assert.Equal(train.FeatureNames, validation.FeatureNames);
        // Where a method changes labels or weights, that is what the network's validation loss sees too.
        var changed = learner.Calls
            .Any(c => RecordingLearner.Shares(c.Train).Zip(RecordingLearner.Shares(Compas.Train))
                .Any(s => Math.Abs(s.First - s.Second) > 1e-9));
        Assert.Equal(name is "balancing" or "reweighing" or "optimized-preprocessing"
            || name.StartsWith("reduction", StringComparison.Ordinal), changed);
    }

    [Theory]
    [InlineData(FairnessConstraint.DemographicParity)]
    [InlineData(FairnessConstraint.EqualizedOdds)]
    public void Reduction_relabels_the_validation_part_of_every_round(FairnessConstraint constraint)
    {
        var learner = new RecordingLearner(new LogisticOptions());
        new Reduction { Constraint = constraint, Iterations = 3 }.Fit(Compas, learner, 1);
        Assert.True(learner.Calls.Count >= 3);
        foreach (var (train, validation) in learner.Calls)
        {
            // The label learned is a function of group and label, and the same one in both parts.
            var learned = train.Labels
                .Select((y, i) => (Cell: (Compas.Train.Group.Codes[i], Compas.Train.Labels[i]), y)).Distinct()
                .ToDictionary(p => p.Cell, p => p.y);
            for (var i = 0; i < validation.Rows; i++)
            {
                var cell = (Compas.Validation.Group.Codes[i], Compas.Validation.Labels[i]);
                Assert.Equal(learned[cell], validation.Labels[i]);
            }
        }
        Assert.Contains(learner.Calls, c => !c.Train.Labels.SequenceEqual(Compas.Train.Labels));
    }

    [Fact]
    public void Reduction_gives_its_learner_the_weight_that_the_people_have()
    {
        // A row of weight 3 is three rows, and one of 0 none: what a penalty is weighed against is the same.
        var weighted =
            Compas.Train.WithWeights([.. Enumerable.Range(0, Compas.Train.Rows).Select(i => (double)(i % 4))]);
        int[] rows = [.. Enumerable.Range(0, Compas.Train.Rows).SelectMany(i => Enumerable.Repeat(i, i % 4))];
        var (byWeight, byRows) =
            (new RecordingLearner(new LogisticOptions()), new RecordingLearner(new LogisticOptions()));
        (RecordingLearner, TabularDataset)[] both = [(byWeight, weighted), (byRows, Compas.Train.Select(rows))];
        foreach (var (learner, train) in both)
        {
            new Reduction { Iterations = 1 }.Fit(Compas with { Train = train }, learner, 1);
            Assert.Equal(rows.Length, learner.Calls[0].Train.Weights!.Sum(), 1e-6);
        }
        var learned = byWeight.Calls[0].Train.Weights!;
        Assert.Equal(rows.Distinct().SelectMany((i, at) => Enumerable.Repeat(learned[at] / (i % 4), i % 4)),
            byRows.Calls[0].Train.Weights!, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Reduction_plays_with_a_network_and_keeps_its_constraint()
    {
        var learner = new RecordingLearner(Quick);
        var model = new Reduction { Iterations = 4 }.Fit(Compas, learner, 1);
        Assert.True(learner.Calls.Count >= 4);
        Assert.InRange(Math.Abs(model.Evaluate(Compas.Train)[GroupMetrics.ParityDifference]), 0, 0.0201);
        // Another learner only when it is named.
        var other = new RecordingLearner(new LogisticOptions());
        var named = new Reduction { Oracle = new LogisticOptions() }.Fit(Compas, other, 1);
        Assert.Empty(other.Calls);
        Assert.Equal(new Reduction().Fit(Compas, new LogisticOptions(), 1).Decide(Compas.Test).Probabilities,
            named.Decide(Compas.Test).Probabilities);
    }

    [Theory]
    [InlineData("prejudice-remover")]
    [InlineData("gap-penalty")]
    [InlineData("gap-penalty (EqualizedOdds)")]
    [InlineData("hsic-penalty")]
    [InlineData("adversarial-removal")]
    [InlineData("adversarial-removal (Confusion)")]
    [InlineData("laftr")]
    [InlineData("mmd-penalty")]
    [InlineData("wasserstein-penalty")]
    [InlineData("neuron-switch-off")]
    public void A_term_of_strength_0_leaves_the_network_as_it_is(string name) =>
        Assert.Equal(new None().Fit(Compas, Quick, 1).Score(Compas.Test),
            Methods.Create(name, 0).Fit(Compas, Quick, 1).Score(Compas.Test));

    [Fact]
    public void PrejudiceRemover_of_strength_0_is_the_logistic_regression_that_was_asked_for()
    {
        var learner = new LogisticOptions { Penalty = 30 };
        var plain = new None().Fit(Compas, learner, 1).Score(Compas.Test);
        Assert.All(plain.Zip(new PrejudiceRemover { Eta = 0 }.Fit(Compas, learner, 1).Score(Compas.Test)),
            p => Assert.Equal(p.First, p.Second, 1e-4));
        // The paper's model, with weights for each group, is another, and has to be asked for.
        var paper = new PrejudiceRemover { Eta = 0, IsPerGroup = true };
        Assert.Contains(
            plain.Zip(paper.Fit(Compas, learner, 1).Score(Compas.Test)), p => Math.Abs(p.First - p.Second) > 1e-3);
        Assert.Contains("found the learner MlpOptions, expected LogisticOptions",
            Assert.Throws<ArgumentException>(() => paper.Fit(Compas, Quick, 1)).Message);
    }
}
