using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static FairLab.Tests.Detectors.Representation.Planted;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

[Collection(nameof(Alone))]
public sealed class LeakageTests
{
    static Grouping Groups(int n, int groups, long seed)
    {
        var random = new SeededRandom(seed);
        return new Grouping("z", [.. Enumerable.Range(0, groups).Select(g => $"g{g}")],
            [.. Enumerable.Range(0, n).Select(_ => random.Next(groups))]);
    }

    /// <summary>Gaussians whose means are so far apart, along an axis for each group.</summary>
    static Tensor Leaking(Grouping z, int d, double apart, long seed)
    {
        var x = Points(z.Rows, d, 0, seed);
        for (var g = 0; g < z.Levels.Count; g++)
            x.select(1, g).add_(tensor([.. z.Codes.Select(c => c == g ? apart : 0)]));
        return x;
    }

    /// <summary>Two unit Gaussians a apart are told at Φ(a/2) at best: a = 1.8 gives 0.816.</summary>
    [Fact]
    public void Probes_reach_the_best_there_is_and_controls_stay_at_chance()
    {
        using var scope = NewDisposeScope();
        var z = Groups(3000, 2, 1);
        var found = new LeakageDetector().Find(Leaking(z, 10, 1.8 / Math.Sqrt(2), 2), z, 3);
        Assert.Equal(["linear", "mlp-300"], found.Select(f => f.Probe));
        foreach (var leak in found)
        {
            Assert.Equal(0.816, leak.Accuracy.Value.Value, 0.03);
            Assert.True(leak.Accuracy.Lower < 0.816 && leak.Accuracy.Upper > 0.79);
            Assert.True(leak.Control.Lower < 0.5 && leak.Control.Upper > 0.5, $"{leak.Control}");
            Assert.Equal((0.5, 0.001, 0.002), (leak.Chance, leak.P, leak.PHolm));
            Assert.Equal(leak.Accuracy.Value - leak.Control.Value, leak.Selectivity, 1e-12);
            Assert.Equal(3000, leak.Train + leak.Test);
        }
        Assert.True(found[1].ControlTrain > found[0].ControlTrain);
    }

    [Fact]
    public void What_only_a_curve_tells_is_read_by_the_mlp_alone()
    {
        using var scope = NewDisposeScope();
        var x = Points(3000, 2, 0, 1);
        var numbers = Numbers(x);
        var z = new Grouping("z", ["no", "yes"],
            [.. Enumerable.Range(0, 3000).Select(i => numbers[2 * i] * numbers[2 * i + 1] > 0 ? 1 : 0)]);
        var found = new LeakageDetector().Find(x, z, 3);
        Assert.InRange(found[0].Accuracy.Value.Value, 0.4, 0.6);
        Assert.True(found[1].Accuracy.Value > 0.9, $"{found[1].Accuracy}");
    }

    [Fact]
    public void Nothing_leaks_where_groups_are_dealt_out_at_random_however_unequal()
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(5);
        var z = new Grouping("z", ["a", "b", "c"],
            [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble() switch { < 0.8 => 0, < 0.95 => 1, _ => 2 })]);
        foreach (var leak in new LeakageDetector().Find(Points(2000, 8, 0, 2), z, 3))
        {
            Assert.Equal(1.0 / 3, leak.Chance);
            Assert.True(leak.Accuracy.Lower < leak.Chance && leak.Accuracy.Upper > leak.Chance, $"{leak.Accuracy}");
            Assert.True(leak.P > 0.01);
        }
    }

    [Fact]
    public void Several_groups_and_same_seed_same_numbers()
    {
        using var scope = NewDisposeScope();
        var z = Groups(1500, 4, 1);
        var x = Leaking(z, 6, 4, 2);
        var found = new LeakageDetector { Probes = [Probe.Linear] }.Find(x, z, 3);
        Assert.True(found[0].Accuracy.Value > 0.9, $"{found[0].Accuracy}");
        Assert.Equal(found, new LeakageDetector { Probes = [Probe.Linear] }.Find(x, z, 3));
    }

    /// <summary>The control task of words: a probe that knows all ten by heart passes it, and selects
    /// nothing.</summary>
    [Fact]
    public void Control_of_types_can_be_learned_by_heart()
    {
        using var scope = NewDisposeScope();
        int[] types = [.. Enumerable.Range(0, 1000).Select(i => i % 10)];
        var x = nn.functional.one_hot(tensor([.. types.Select(t => (long)t)]), 10).to(ScalarType.Float64);
        var z = new Grouping("z", ["a", "b"], [.. types.Select(t => t % 2)]);
        var byType = new LeakageDetector { Probes = [Probe.Linear] }.Find(x, z, 1, types)[0];
        Assert.Equal((1.0, 1.0, 0.0), (byType.Accuracy.Value.Value, byType.Control.Value.Value, byType.Selectivity));
        var alone = new LeakageDetector { Probes = [Probe.Linear] }.Find(x, z, 1)[0];
        Assert.InRange(alone.Control.Value.Value, 0.4, 0.6);
    }

    [Fact]
    public void Layers_of_a_network_of_people()
    {
        var people = Models.Training.Networks.People;
        using var mlp = MlpClassifier.Train(people.Train, people.Validation,
            new MlpOptions { Hidden = [8], MaxEpochs = 2 }, 1);
        var leak = new LeakageDetector { Probes = [Probe.Linear] }.Find(mlp, "hidden1", people.Test, 1)[0];
        Assert.Equal(people.Test.Rows, leak.Train + leak.Test);
        Assert.Contains("unknown layer", Assert.Throws<ArgumentException>(() =>
            new LeakageDetector().Find(mlp, "hidden7", people.Test, 1)).Message);
    }

    /// <summary>What tells the group costs almost no bits; what does not costs one a person.</summary>
    [Fact]
    public void Description_length_is_short_where_the_group_is_easy_to_read()
    {
        using var scope = NewDisposeScope();
        var z = Groups(2000, 2, 1);
        var (easy, none) = (new DescriptionLength().Of(Leaking(z, 4, 8, 2), z, 3),
            new DescriptionLength().Of(Points(2000, 4, 0, 2), z, 3));
        Assert.Equal(2000, easy.UniformBits);
        Assert.Equal([32, 64, 125, 250, 500, 1000, 2000], easy.Ends);
        Assert.Equal(easy.Bits, easy.PartBits.Sum(), 1e-9);
        Assert.Equal(32, easy.PartBits[0], 1e-12);
        Assert.True(easy.Compression > 10, $"{easy.Compression}");
        Assert.InRange(none.Compression, 0.85, 1.02);
        Assert.InRange(easy.UniformBits / easy.ControlBits, 0.85, 1.02);
        Assert.InRange(none.MarginalBits, 1990, 2020);
    }

    /// <summary>Unequal groups are told in fewer bits than log₂ K without any representation: that is not
    /// leakage.</summary>
    [Fact]
    public void Shares_of_groups_are_no_leakage()
    {
        using var scope = NewDisposeScope();
        var random = new SeededRandom(2);
        var z = new Grouping("z", ["a", "b"],
            [.. Enumerable.Range(0, 3000).Select(_ => random.NextDouble() < 0.9 ? 0 : 1)]);
        var found = new DescriptionLength().Of(Points(3000, 4, 0, 2), z, 3);
        Assert.True(found.Compression > 1.5, $"{found.Compression}");
        Assert.InRange(found.CompressionBeyondShares, 0.85, 1.02);
        // n H(0.1) bits are the least that shares alone allow.
        Assert.Equal(3000 * 0.469, found.MarginalBits, 100.0);
    }

    [Fact]
    public void Bad_input_is_told()
    {
        using var scope = NewDisposeScope();
        var (x, z) = (Points(40, 3, 0, 1), Groups(40, 2, 1));
        string Message(Tensor h, Grouping g) =>
            Assert.ThrowsAny<ArgumentException>(() => new LeakageDetector().Find(h, g, 1)).Message;
        Assert.Contains("attribute 'z': found 40 examples of one group",
            Message(x, new Grouping("z", ["a", "b"], new int[40])));
        Assert.Contains("found 1 examples of 'b', expected at least 10",
            Message(x, new Grouping("z", ["a", "b"], [.. Enumerable.Range(0, 40).Select(i => i == 3 ? 1 : 0)])));
        Assert.Contains("found representations of shape [40, 3] and 39 group codes", Message(x, Groups(39, 2, 1)));
        Assert.Contains("and 0 group codes", Message(zeros(0, 3), Groups(0, 2, 1)));
        Assert.Contains("not finite", Message(x / 0, z));
        Assert.Throws<ArgumentException>(() => new DescriptionLength().Of(x, new Grouping("z", ["a"], new int[40]), 1));
        Assert.Contains("found 3 types, expected 40",
            Assert.Throws<ArgumentException>(() => new LeakageDetector().Find(x, z, 1, [1, 2, 3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DescriptionLength { Parts = [0.5, 0.4, 1] });
    }
}
