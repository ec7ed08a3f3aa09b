using FairLab.Data;
using FairLab.Detectors;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Kinds;

/// <summary>Units do not matter.</summary>
public sealed class UnitTests
{
    static readonly int[] Y = [0, 1, 0, 1, 0, 1, 0, 1], Z = [0, 0, 1, 1, 0, 0, 1, 1];

    public static TheoryData<string> Names => [.. Methods.Names.Where(n => n != "optimized-preprocessing")];

    [Theory]
    [InlineData(0, 1e-6)]
    [InlineData(0, 1e-30)]
    [InlineData(0, 1e30)]
    [InlineData(1e9, 1)]
    [InlineData(1e15, 1)]
    [InlineData(1764324000, 60)]
    [InlineData(-273.15, 0.1)]
    public void Models_learn_from_any_unit_what_they_learn_from_0_and_1(double zero, double unit)
    {
        TabularDataset Of(double origin, double step) => People.Data(Array.ConvertAll(Y, y => origin + step * y), Y, Z);
        var (plain, data) = (Of(0, 1), Of(zero, unit));
        foreach (var learner in Learners)
            Same(learner.Train(plain, plain, 3).Predict(plain), learner.Train(data, data, 3).Predict(data));
        Same(Fitted(plain, "prejudice-remover"), Fitted(data, "prejudice-remover"));
        Assert.True(LogisticRegression.Train(data, new LogisticOptions()).Predict(data)[1] > 0.8);
    }

    [Fact]
    public void Seconds_since_1970_a_minute_apart_are_told_apart()
    {
        double[] seconds = [.. Enumerable.Range(0, 40).Select(i => 1_764_324_000.0 + 60 * i)];
        var data = People.Data(seconds, [.. seconds.Select((_, i) => i / 20)], [.. seconds.Select((_, i) => i % 2)]);
        Assert.Equal(40, Standardizer.Fit(data).Apply(data).Distinct().Count());
        var column = new FeatureBuilder().Numeric(new CodedColumn("t", [.. seconds.Select(s => $"{s:0}")]));
        Assert.Equal(seconds, column.Values());
    }

    [Property(MaxTest = 10)]
    public void Any_affine_change_of_a_quantity_leaves_predictions_as_they_are(int seed)
    {
        var random = new SeededRandom(seed);
        var data = People.Random(60, seed);
        var changed = data.WithFeatures(data.FeatureList, Changed(data, j => !data.FeatureList[j].IsIndicator, random));
        foreach (var learner in Learners)
            Same(learner.Train(data, data, 3).Predict(data), learner.Train(changed, changed, 3).Predict(changed));
        Same(Fitted(data, "disparate-impact-repair"), Fitted(changed, "disparate-impact-repair"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_affine_change_of_a_quantity_leaves_every_mitigator_as_it_is(string name)
    {
        var needsNetwork = Methods.NeedsNetwork(name);
        ILearner learner = needsNetwork ? Learners[1] : Learners[0];
        double[] Decided(TabularDataset data) =>
            Methods.Create(name).Fit(new DataSplit(data, data, data), learner, 1).Decide(data).Probabilities;
        var data = People.Random(60, 5);
        var changed = data.WithFeatures(
            data.FeatureList,
            Changed(data, j => !data.FeatureList[j].IsIndicator, new SeededRandom(5)));
        Same(Decided(data), Decided(changed));
    }

    [Fact]
    public void Any_affine_change_of_a_quantity_leaves_detectors_as_they_are()
    {
        var data = People.Random(200, 5);
        var changed = data.WithFeatures(
            data.FeatureList,
            Changed(data, j => !data.FeatureList[j].IsIndicator, new SeededRandom(6)));
        Assert.Equal(ProxyFinder.Rank(data), ProxyFinder.Rank(changed));
        double[] Found(TabularDataset people)
        {
            using var model = MlpClassifier.Train(people, people, (MlpOptions)Learners[1], 1);
            return
            [
                .. new TopDownDetector { Draws = 199 }
                    .Find(model, people, 1)
                    .Columns.OrderBy(c => c.Column)
                    .SelectMany(c => (double[])[c.Attribution, c.Auc, c.P]),
            ];
        }
        Same(Found(data), Found(changed));
    }

    [Property(MaxTest = 20)]
    public void A_common_unit_and_any_zeros_leave_consistency_as_it_is(int seed)
    {
        var random = new SeededRandom(seed);
        var data = People.Random(50, seed);
        var unit = Math.ScaleB(1, random.Next(120) - 60);
        var decisions = new Decisions(Array.ConvertAll(data.Labels, y => (double)y));
        var zero = Array.ConvertAll(new double[data.Width], _ => unit * random.Next(1 << 30));
        var changed = data.WithFeatures(
            data.FeatureList,
            [.. data.Values().Select((x, i) => zero[i % data.Width] + unit * x)]);
        Assert.Equal(Consistency.Compute(data, decisions, 3), Consistency.Compute(changed, decisions, 3));
    }

    [Theory]
    [InlineData(1e30, 0)]
    [InlineData(1e-30, 0)]
    [InlineData(1, 1e9)]
    public void Consistency_does_not_overflow_or_vanish(double unit, double zero)
    {
        double[] x = [zero + unit, zero + 8 * unit, zero + 2 * unit, zero + 9 * unit];
        Assert.Equal(
            1,
            Consistency.Compute(People.Data(x, [0, 1, 0, 1], [0, 1, 0, 1]), new Decisions([0, 1, 0, 1]), 1).Value);
        Assert.Equal(1, Consistency.Compute(new float[] { 1, 1e30f, 2, 1.1e30f }, 1, [0, 1, 0, 1], 1).Value);
    }

    [Fact]
    public void Values_too_near_to_0_for_any_inverse_are_refused_by_the_name_of_their_feature() => Assert.Contains(
        "values of feature 'x'", Assert.Throws<ArgumentException>(() =>
            Standardizer.Fit(People.Data([5e-324, 1e-320, 0, 2e-320], [0, 1, 0, 1], [0, 0, 1, 1]))).Message);

    [Fact]
    public void A_constant_stays_constant_with_noise_of_rounding()
    {
        var data = People.Data([0.3, 0.1 + 0.2, 0.3, 0.3], [0, 1, 0, 1], [0, 0, 1, 1]);
        Assert.All(Standardizer.Fit(data).Apply(data), x => Assert.Equal(0, x));
    }

    static readonly ILearner[] Learners =
    [
        new LogisticOptions { Tolerance = 1e-9 },
        new MlpOptions { Hidden = [8], MaxEpochs = 20, Patience = 20, LearningRate = 0.01 },
    ];

    static double[] Fitted(TabularDataset data, string mitigator) =>
        Mitigator
            .Create(mitigator)
            .Fit(new DataSplit(data, data, data), new LogisticOptions { Tolerance = 1e-9 }, 1)
            .Score(data);

    static double[] Changed(TabularDataset data, Func<int, bool> which, SeededRandom random)
    {
        var (zero, unit) = (new double[data.Width], new double[data.Width]);
        for (var j = 0; j < data.Width; j++)
            (zero[j], unit[j]) = which(j) ? (random.Next(1 << 30), Math.ScaleB(1, random.Next(40) - 20)) : (0, 1);
        return [.. data.Values().Select((x, i) => unit[i % data.Width] * (zero[i % data.Width] + x))];
    }

    static void Same(double[] expected, double[] found) =>
        Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, 1e-4));
}
