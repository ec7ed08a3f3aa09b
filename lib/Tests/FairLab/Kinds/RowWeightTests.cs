using FairLab.Data;
using FairLab.Detectors;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Kinds;

/// <summary>
/// A row of weight k is k rows, a row of weight 0 is no row: everything that takes people, in one table.
/// </summary>
public sealed class RowWeightTests
{
    static readonly MlpOptions Network = new() { Hidden = [6], MaxEpochs = 8, Patience = 8, BatchSize = 1000 };
    static readonly LogisticOptions Logistic = new() { Tolerance = 1e-9 };

    static readonly TabularDataset Asked = People.Random(30, 99);

    static readonly Lazy<MlpClassifier> Trained = new(() => MlpClassifier.Train(Asked, Asked, Network, 1));

    // What a case makes of people, as numbers: for models their answers about the same five people.
    static readonly Dictionary<string, Func<TabularDataset, double[]>> Cases = new(StringComparer.Ordinal)
    {
        ["standardizer"] = d => Standardizer.Fit(d).ApplyDouble(Asked),
        ["logistic regression"] = d => LogisticRegression.Train(d, Logistic).Predict(Asked),
        ["multilayer perceptron"] = d => Network.Train(d, d, 1).Predict(Asked),
        ["attribution penalty"] = d =>
            new AttributionPenalty { Columns = ["age"] }
                .Fit(new DataSplit(d, d, d), Network, 1)
                .Score(Asked),
        // How single rows of training data are moved is chance; what was learnt is how these people are moved.
        ["disparate-impact-repair"] = d => new DisparateImpactRepair().Fit(d, 1).Apply(Asked).Values(),
        ["base rates"] = d => d.BaseRates(),
        ["group facts"] = d => [.. GroupFacts.Of(d).SelectMany(f => (double[])[f.People, f.BaseRate])],
        ["count metrics"] = d =>
            [.. GroupMetrics.All.Except(
            [GroupMetrics.DifferentialFairness, GroupMetrics.DifferentialFairnessAmplification])
            .Select(m => m.Compute(GroupCounts.From(d, Decided(d))).Value)],
        // Half a person is added to each cell, whatever the others weigh.
        ["smoothed metrics"] = d => [GroupMetrics.DifferentialFairness.Compute(GroupCounts.From(d, Decided(d))),
            GroupMetrics.DifferentialFairnessAmplification.Compute(GroupCounts.From(d, Decided(d)))],
        ["control features"] = d =>
        {
            var counts = ConditionalCounts.From(d, Decided(d), Grouping.Of(d.Column("city")));
            return [counts.Mean(GroupMetrics.Accuracy, out var leftOut).Value, leftOut];
        },
        ["score metrics"] = d => [.. ScoreMetrics.All.Select(m => m.Compute(GroupScores.From(d, Scores(d))).Value)],
        ["bootstrap of counts"] = d => [.. Bootstrap.Estimate(GroupCounts.From(d, Decided(d)), GroupMetrics.All, 1, 100)
            .SelectMany(e => (double[])[e.Value, e.Lower, e.Upper, e.ScoreInterval?.Lower ?? double.NaN])],
        ["bootstrap of scores"] = d =>
            [.. Bootstrap.Estimate(GroupScores.From(d, Scores(d)),
            [ScoreMetrics.AucDifference, ScoreMetrics.MeanDifference], 1, 100)
            .SelectMany(e => (double[])[e.Value, e.Lower, e.Upper])],
        ["table by group"] = d => [.. GroupCounts.From(d, Decided(d)).ToTable() is var t
            ? t.Columns.Skip(2).SelectMany(t.Numbers) : []],
        ["metrics of one's own"] = d => [.. MetricFrame.From(d, Decided(d), Scores(d)).Measure(
            new RowMetric("brier", rows => rows.Mean(i => Math.Pow(rows.Scores[i] - rows.Labels[i], 2)))) is var r
                ? (double[])[.. r.ByGroup("brier").Select(e => e.Value.Value), r.Overall("brier").Value,
                    r.Gap("brier").Value] : []],
        ["calibration"] = d => [.. Calibration.From(d.Labels, Scores(d), d.Group, d.Weights, 5).Bins
            .SelectMany(b => (double[])[b.Count, b.MeanScore.Value, b.Rate.Value, b.Interval.Lower, b.Interval.Upper])],
        ["multi-class counts"] = d =>
        [
            MulticlassCounts.From(d.Labels, Decided(d).ToLabels(), ["no", "yes"], d.Group, d.Weights)
                .Worst(GroupMetrics.ParityDifference).Value,
        ],
        ["errors of numbers"] = d =>
        {
            var errors = GroupErrors.From(Array.ConvertAll(d.Labels, y => (double)y), Scores(d), d.Group, d.Weights);
            return
            [
                errors.Bias(0).Value,
                errors.MeanAbsoluteError(1).Value,
                errors.RootMeanSquaredError(0).Value,
                errors.PredictionDistance.Value,
            ];
        },
        ["consistency"] = d => [Consistency.Compute(d, new Decisions(Array.ConvertAll(d.Labels, _ => 0.5))).Value],
        ["generalized entropy"] = d =>
        [
            .. ((double[])[0.5, 1, 2]).SelectMany(a => (double[])
            [
                GeneralizedEntropy.Index(d, Decided(d), a).Value,
                GeneralizedEntropy.BetweenGroups(d, Decided(d), a).Value,
            ]),
        ],
        ["proxies"] = d =>
        [
            .. ProxyFinder.Rank(d).OrderBy(p => p.Column).SelectMany(p => (double[])[p.Auc, p.MutualInformation]),
        ],
        ["leakage"] = d => [FeatureRemoval.Leakage(new DataChange(Asked, x => x), d).Value],
        ["top-down detector"] = d =>
            [
                .. new TopDownDetector { Draws = 199 }
                    .Find(Trained.Value, d, 1)
                    .Columns.OrderBy(c => c.Column)
                    .SelectMany(c => (double[])[c.Attribution, c.Auc, c.P]),
            ],
        ["bottom-up detector"] = d =>
            [
                .. BottomUpDetector
                    .Find(Trained.Value.Predict, d, CounterfactualChange.Mask("age"))
                    .SelectMany(f => (double[])[f.MeanChange, f.Low, f.P]),
            ],
        ["group gaps"] = d =>
            [
                .. BottomUpDetector
                    .Gaps(Trained.Value.Predict, d, CounterfactualChange.Mask("age"))
                    .SelectMany(f => (double[])[f.Before, f.After, f.Low, f.P]),
            ],
        ["attributions of columns"] = d => [.. TableAttribution.Of(Trained.Value, d).MeanSizes],
        ["masked column"] = d => [CounterfactualChange.Mask("age").Apply(d).Value(0, 0)],
    };

    // Refuse weights that are not numbers of people, by the name of what counts people.
    static readonly Dictionary<string, Action<TabularDataset>> Refusing = new(StringComparer.Ordinal)
    {
        ["balancing"] = d => new Balancing().Fit(d, 1),
        ["top-down detector"] = d => new TopDownDetector().Find(Trained.Value, d, 1),
        ["paired test"] = d => BottomUpDetector.Find(Trained.Value.Predict, d, CounterfactualChange.Mask("age")),
        ["test of two means"] = d => BottomUpDetector.Gaps(Trained.Value.Predict, d, CounterfactualChange.Mask("age")),
        ["weighted or expected counts"] = d =>
            PermutationTest.Groups(GroupCounts.From(d, Decided(d)), GroupMetrics.ParityDifference, 1),
    };

    static double[] Brier(TabularDataset data)
    {
        var brier = new RowMetric("brier", rows => rows.Mean(i => Math.Pow(rows.Scores[i] - rows.Labels[i], 2)));
        var found = MetricFrame.From(data, Decided(data), Scores(data)).Measure(brier);
        var byGroup = found.ByGroup("brier").Select(e => e.Value.Value);
        return [.. byGroup, found.Overall("brier").Value, found.Gap("brier").Value];
    }

    // An autoencoder draws noise for each row of a batch: as many rows, as many draws.
    public static TheoryData<string> Everything => [.. Cases.Keys.Union(Methods.Names.Where(n =>
        n is not ("optimized-preprocessing" or "variational-fair-autoencoder")))];

    public static TheoryData<string> Counting => [.. Refusing.Keys];

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_row_of_weight_k_is_k_rows(string name)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var data = People.Random(40, seed);
            var random = new SeededRandom(seed);
            // The first four rows have every group and label.
            int[] times = [.. data.Labels.Select((_, i) => i < 4 ? 1 : random.Next(4))];
            int[] rows = [.. times.SelectMany((t, i) => Enumerable.Repeat(i, t))];
            Same(name, data.Select(rows), data.WithWeights(Array.ConvertAll(times, t => (double)t)));
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_row_of_weight_0_is_no_row_whatever_is_in_it(string name)
    {
        var data = People.Random(40, 7);
        int[] rows = [.. Enumerable.Range(0, 30)];
        var wild = data.WithFeatures(
            data.FeatureList,
            [.. data.Values().Select((x, i) => i / data.Width >= 30 && i % data.Width < 2 ? 1e6 + i : x)]);
        Same(name, data.Select(rows), wild.WithWeights([.. data.Labels.Select((_, i) => i < 30 ? 1.0 : 0)]));
    }

    [Theory]
    [MemberData(nameof(Counting))]
    public void What_counts_people_refuses_weights_that_are_none(string name)
    {
        var data = People.Random(40, 1).WithWeights([.. Enumerable.Range(0, 40).Select(i => 0.5 + i % 2)]);
        Assert.Contains(name, Assert.Throws<ArgumentException>(() => Refusing[name](data)).Message);
    }

    [Fact]
    public void Logistic_regression_does_not_see_a_row_of_weight_0()
    {
        static T[] Many<T>(params T[] of) => [.. Enumerable.Repeat(of, 100).SelectMany(x => x)];
        var without = People.Data(Many(0.0, 1, 0, 1), Many(0, 1, 0, 1), Many(0, 0, 0, 0));
        var with = People
            .Data(Many(0, 1, 0, 1, 1e6), Many(0, 1, 0, 1, 0), Many(0, 0, 0, 0, 1))
            .WithWeights(Many(1.0, 1, 1, 1, 0));
        double[] Answers(TabularDataset data) =>
            LogisticRegression.Train(data, new LogisticOptions()).Predict(data)[..2];
        Assert.Equal(Answers(without), Answers(with));
        Assert.Equal(0.011, Answers(with)[0], 5e-4);
        Assert.Equal(0.989, Answers(with)[1], 5e-4);
    }

    [Fact]
    public void Entropy_by_hand()
    {
        var data = People.Data([0, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1]).WithWeights([3, 1, 1, 1]);
        var decisions = new Decisions([0, 1, 1, 0]);
        Assert.Equal(0.7520, GeneralizedEntropy.Theil(data, decisions), 5e-5);
        Assert.Equal(0.625, GeneralizedEntropy.Index(data, decisions), 1e-12);
    }

    [Property(MaxTest = 20)]
    public void Any_weights_of_the_table_times_a_number_leave_shares_and_rates_as_they_are(int seed)
    {
        var random = new SeededRandom(seed);
        var data = People.Random(40, seed);
        var weights = Array.ConvertAll(data.Labels, _ => random.NextDouble() + 0.1);
        foreach (var name in (string[])
                [
                    "standardizer", "base rates", "count metrics", "control features", "generalized entropy",
                    "attributions of columns", "masked column",
                ])
            Close(
                Cases[name](data.WithWeights(weights)),
                Cases[name](data.WithWeights(Array.ConvertAll(weights, w => 1000 * w))),
                1e-9);
    }

    static void Same(string name, TabularDataset repeated, TabularDataset weighted)
    {
        // Networks add up in 32 bits, in another order.
        Func<TabularDataset, double[]> of = Cases.TryGetValue(name, out var own) ? own : d => Fitted(name, d);
        Close(of(repeated), of(weighted), name is "fair-representations" ? 1e-3 : 2e-4);
    }

    static double[] Fitted(string name, TabularDataset data)
    {
        var needsNetwork = Methods.NeedsNetwork(name);
        IMitigator mitigator = name == "fair-representations"
            ? new FairRepresentations { Prototypes = 3, MaxIterations = 5 }
            : Methods.Create(name);
        var model = mitigator.Fit(new DataSplit(data, data, data), needsNetwork ? Network : Logistic, 1);
        return [.. model.Score(Asked), .. model.Decide(Asked).Probabilities];
    }

    static Decisions Decided(TabularDataset data) => Decisions.FromScores(Scores(data));

    static double[] Scores(TabularDataset data) =>
        [.. Enumerable.Range(0, data.Rows).Select(row => Math.Clamp(data.Value(row, 0) / 70, 0, 1))];

    static void Close(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), p =>
            Assert.True(
                double.IsNaN(p.First)
                    ? double.IsNaN(p.Second)
                    : Math.Abs(p.First - p.Second) <= tolerance * Math.Max(1, Math.Abs(p.First)),
                $"{p.First} and {p.Second}"));
    }
}
