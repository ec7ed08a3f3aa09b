using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>Units that tell the group are found, and switched off in the model itself.</summary>
[Collection(nameof(Alone))]
public sealed class NeuronTests
{
    /// <summary>
    /// Five hidden units of which the third is z and nothing else is; all of them count in the output.
    /// </summary>
    static NetworkClassifier Planted(TabularDataset people)
    {
        var (first, last) = (nn.Linear(4, 5), nn.Linear(5, 1));
        using (no_grad())
        {
            // x3 is z itself; the others know nothing of it.
            first.weight!.copy_(tensor([1f, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, -1, 0, 0], [5, 4]));
            first.bias!.zero_();
            last.weight!.copy_(tensor([0.5f, -0.3f, 2, 0.7f, 0.2f], [1, 5]));
        }
        return NetworkClassifier.Of(nn.Sequential(("first", first), ("relu", nn.ReLU()), ("last", last)), people,
            standardized: false);
    }

    static TabularDataset People(int n, long seed, Func<int, int>? flip = null)
    {
        var random = new SeededRandom(seed);
        int[] z = [.. Enumerable.Range(0, n).Select(_ => random.Next(2))];
        double[] x = [.. z.SelectMany(g => (double[])[random.NextGaussian(), random.NextGaussian(),
            random.NextGaussian(), flip?.Invoke(g) ?? g])];
        return new TabularDataset("planted", [.. Enumerable.Range(0, 4).Select(j => new Feature($"x{j}", $"x{j}",
            false))], x, [.. z.Select((_, i) => i % 2)],
            [new Grouping("z", ["u", "p"], z)]);
    }

    [Theory]
    [InlineData(NeuronRank.Correlation)]
    [InlineData(NeuronRank.ConceptVector)]
    [InlineData(NeuronRank.Auc)]
    public void A_planted_unit_ranks_first_and_without_it_the_group_makes_no_difference(NeuronRank by)
    {
        var people = People(300, 1);
        using var model = Planted(people);
        using var hidden = model.Activations("relu", people);
        var ranking = NeuronRanking.Of(hidden, people.Group, by);
        Assert.Equal(2, ranking.Units[0]);
        Assert.Equal(5, ranking.Units.Distinct().Count());
        var flipped = People(300, 1, g => 1 - g);
        var before = model.Predict(people);
        Assert.Contains(before.Zip(model.Predict(flipped)), p => Math.Abs(p.First - p.Second) > 0.1);
        using (LayerEdit.Of(model.Network, "relu", NeuronRanking.Off(ranking.Top(1))))
        {
            Assert.All(model.Predict(people).Zip(model.Predict(flipped)), p => Assert.Equal(p.First, p.Second, 1e-12));
            // All that looks at the model sees the changed layer.
            using var off = model.Activations("relu", people);
            Assert.Equal(0, off.select(1, 2).abs().max().item<float>());
            using var others = off.select(1, 0);
            Assert.Equal(hidden.select(1, 0).data<float>().ToArray(), others.data<float>().ToArray());
        }
        Assert.Equal(before, model.Predict(people));
    }

    [Fact]
    public void Scores_by_hand()
    {
        using var scope = NewDisposeScope();
        // Unit 0 goes with the group, unit 1 is constant, unit 2 against it but for one row.
        var hidden = tensor([0.0, 1, 4, 0, 1, 1, 1, 1, 2, 1, 1, 0], [4, 3]);
        var z = new Grouping("z", ["u", "p"], [0, 0, 1, 1]);
        var byCorrelation = NeuronRanking.Of(hidden, z);
        Assert.Equal([0, 2, 1], byCorrelation.Units);
        Assert.Equal(1, byCorrelation.Scores[0], 1e-12);
        // Values 4, 1, 2, 0 against 0, 0, 1, 1: covariance -3/8, deviations √(35)/4 and 1/2.
        Assert.Equal(0.375 / (Math.Sqrt(35) / 4 * 0.5), byCorrelation.Scores[1], 1e-12);
        Assert.Equal(0, byCorrelation.Scores[2]);
        // One of four pairs is the other way round: an area of 1/4.
        Assert.Equal([0.5, 0.25, 0], NeuronRanking.Of(hidden, z, NeuronRank.Auc).Scores);
        Assert.Equal(NeuronRanking.Of(hidden, z, NeuronRank.Random, seed: 3).Units, NeuronRanking.Of(hidden, z,
            NeuronRank.Random, seed: 3).Units);
        Assert.Contains("a number of units from 0 to 3", Assert.ThrowsAny<ArgumentException>(() =>
            byCorrelation.Top(4)).Message);
        Assert.Contains("found the unit 7, expected 0 to 2", Assert.Throws<ArgumentException>(() =>
            NeuronRanking.Off([7])(hidden)).Message);
    }

    [Fact]
    public void On_real_data_leakage_falls_further_than_with_most_random_units_off()
    {
        var split = Datasets.Load("adult-counts").Split(0.1, 0.1, 0.8, seed: 1);
        var network = new MlpOptions { Hidden = [20], MaxEpochs = 10 };
        double Leak(NeuronSwitchOff method, long seed)
        {
            var model = method.Fit(split, network, 1);
            return RemovalReport.Of("m", model, split, seed, attack: new FreshAttacker { Hidden = [],
                MaxEpochs = 8 }.Attack)
                .Attacker.Value;
        }
        var ranked = Leak(new NeuronSwitchOff { Share = 0.3 }, 1);
        // Twenty draws of units by lot; the network is the same, as the seed of training is.
        using var trained = MlpClassifier.Train(split.Train, split.Validation, network, 1);
        double[] controls = [.. Enumerable.Range(0, 20).Select(draw =>
        {
            using var h = trained.Activations("hidden1", split.Train);
            var off = NeuronRanking.Of(h, split.Train.Group, NeuronRank.Random, seed: draw).Top(6);
            using var edit = LayerEdit.Of(trained.Network, "hidden1", NeuronRanking.Off(off));
            var model = FairModel.Of(trained.Predict);
            return RemovalReport.Of("random", model, split, 1, d => trained.Activations("hidden1", d),
                new FreshAttacker { Hidden = [], MaxEpochs = 8 }.Attack).Attacker.Value;
        })];
        // Others of the layer say the same again: two of the twenty draws leak as little, p = (1 + 2) / 21.
        Assert.True(controls.Count(c => c > ranked) >= 15, $"{ranked} against {string.Join(", ", controls)}");
        Assert.True(ranked < controls.Average());
    }
}
