using FairLab.Data;
using FairLab.Detectors;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

[Collection(nameof(Alone))]
public sealed class LeakageAmplificationTests
{
    const int People = 4000;

    static readonly LeakageAmplification Attack = new() { Probe = Probe.Linear, Repeats = 3 };

    /// <summary>One label that agrees with the group in three of four people, and decisions on it.</summary>
    static (Tensor Labels, Grouping Group, int[] Y) Data(long seed = 1)
    {
        var random = new SeededRandom(seed);
        var (y, z) = (new int[People], new int[People]);
        for (var i = 0; i < People; i++)
            (z[i], y[i]) = (random.Next(2), 0);
        for (var i = 0; i < People; i++)
            y[i] = random.NextDouble() < 0.75 ? z[i] : 1 - z[i];
        return (tensor(Array.ConvertAll(y, v => (double)v)), new Grouping("z", ["f", "m"], z), y);
    }

    /// <summary>Labels right with probability a agree with the group in a·¾ + (1 - a)·¼ of people.</summary>
    [Theory]
    [InlineData(1, 0.75)]
    [InlineData(0.8, 0.65)]
    [InlineData(0.5, 0.5)]
    public void Leakage_of_labels_at_a_level_of_accuracy(double accuracy, double expected)
    {
        using var scope = NewDisposeScope();
        var (labels, group, _) = Data();
        var found = Attack.DatasetLeakage(labels, group, accuracy, 3);
        Assert.Equal(expected, found.Value.Value, 0.03);
        Assert.True(found.Lower < found.Upper);
    }

    /// <summary>Errors that know nothing of the group amplify nothing; errors towards the group do.</summary>
    [Fact]
    public void Errors_at_random_amplify_nothing_and_errors_towards_the_group_do()
    {
        using var scope = NewDisposeScope();
        var (labels, group, y) = Data();
        var random = new SeededRandom(7);
        double[] blind = [.. y.Select(v => random.NextDouble() < 0.2 ? 1.0 - v : v)];
        var fair = Attack.Find(labels, tensor(blind), group, 3);
        Assert.Equal(0.8, fair.Accuracy, 0.02);
        Assert.True(fair.Amplification.Lower < 0 && fair.Amplification.Upper > 0, $"{fair.Amplification}");
        Assert.Equal(0.65, fair.Model.Value.Value, 0.03);
        // Of those whose label is not their group's, four in five are decided as their group is: λ_M = .75 + .25·.8.
        double[] leaning = [.. y.Select((v, i) => v != group.Codes[i] && random.NextDouble() < 0.8 ? 1.0 - v : v)];
        var biased = Attack.Find(labels, tensor(leaning), group, 3);
        Assert.Equal(0.95, biased.Model.Value.Value, 0.03);
        Assert.Equal(0.65, biased.Dataset.Value.Value, 0.03);
        Assert.True(biased.Amplification.Lower > 0.2, $"{biased.Amplification}");
        Assert.Equal(biased.Model.Value - biased.Dataset.Value, biased.Amplification.Value.Value, 1e-12);
        Assert.Equal((3, 0.5), (biased.Repeats.Count, biased.Chance));
    }

    [Fact]
    public void Perfect_predictions_leak_what_labels_do_and_scores_may_leak_more()
    {
        using var scope = NewDisposeScope();
        var (labels, group, y) = Data();
        var same = Attack.Find(labels, labels, group, 3);
        Assert.Equal((1.0, 0.0), (same.Accuracy, same.Amplification.Value.Value));
        double[] telling = [.. y.Select((v, i) => v * 0.6 + group.Codes[i] * 0.3)];
        var decisions = Attack.Find(labels, tensor(telling), group, 3);
        var scores = (Attack with { Probe = Probe.Mlp }).Find(labels, tensor(telling), group, 3, withScores: true);
        Assert.Equal(0, decisions.Amplification.Value.Value, 1e-12);
        Assert.True(scores.Amplification.Lower > 0.2, $"{scores.Amplification}");
    }

    [Fact]
    public void Several_labels_and_groups()
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(4);
        int[] z = [.. Enumerable.Range(0, People).Select(_ => random.Next(3))];
        double[] y = [.. z.SelectMany(g =>
            Enumerable.Range(0, 3).Select(k => random.NextDouble() < (k == g ? 0.7 : 0.3) ? 1.0 : 0))];
        var labels = tensor(y, [People, 3]);
        var group = new Grouping("z", ["a", "b", "c"], z);
        var found = Attack.Find(labels, labels, group, 1);
        Assert.Equal((1.0 / 3, 0.0), (found.Chance, found.Amplification.Value.Value));
        Assert.InRange(found.Dataset.Value.Value, 0.45, 0.7);
    }

    [Fact]
    public void Bad_input_is_told()
    {
        using var scope = NewDisposeScope();
        var (labels, group, _) = Data();
        string Message(Tensor y, Tensor p, Grouping g) =>
            Assert.ThrowsAny<ArgumentException>(() => Attack.Find(y, p, g, 1)).Message;
        Assert.Contains("found labels of shape [4000] and predictions of shape [4000, 2]",
            Message(labels, zeros(4000, 2), group));
        Assert.Contains("scores outside [0, 1]", Message(labels, labels * 2, group));
        Assert.Contains("labels other than 0 and 1", Message(labels * 0.5, labels, group));
        Assert.Contains("of one group", Message(labels, labels, new Grouping("z", ["f", "m"], new int[People])));
        Assert.Contains("found 2, expected",
            Assert.Throws<ArgumentOutOfRangeException>(() => Attack.DatasetLeakage(labels, group, 2, 1)).Message);
    }
}
