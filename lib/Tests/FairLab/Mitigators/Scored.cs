using FairLab.Data;
using FairLab.Models;

namespace FairLab.Tests.Mitigators;

/// <summary>
/// COMPAS counts with the scores of a logistic regression, fitted once for all tests of post-processors.
/// </summary>
static class Scored
{
    public static readonly DataSplit Split = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 3);

    public static readonly IClassifier Classifier = new LogisticOptions().Train(Split.Train, Split.Validation, 0);

    public static readonly double[] Validation = Classifier.Predict(Split.Validation);

    /// <summary>The same people by six races.</summary>
    public static TabularDataset Races => Split.Validation.WithGroup("race-all");

    /// <summary>People with random scores, labels and groups; every group has both labels.</summary>
    public static (TabularDataset Data, double[] Scores) Random(int seed, int rows, int groups, int distinct = 20)
    {
        var random = new FairLab.Numerics.SeededRandom(seed);
        var z = Enumerable.Range(0, rows).Select(i => i < 2 * groups ? i % groups : random.Next(groups)).ToArray();
        var y = Enumerable.Range(0, rows).Select(i => i < 2 * groups ? i / groups : random.Next(2)).ToArray();
        double Score(int label, int i) => Math.Clamp(random.Next(distinct) + label * (1 + z[i]), 0, distinct);
        var scores = y.Select((label, i) => Score(label, i) / distinct).ToArray();
        return (ReweighingTests.Small(y, z, groups), scores);
    }
}
