using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>max_h L_Adv is the total variation between the groups, and bounds every gap.</summary>
public sealed class LaftrTests
{
    [Property(MaxTest = 25)]
    public void The_best_adversary_of_a_discrete_representation_has_the_total_variation(int seed)
    {
        using var scope = NewDisposeScope();
        const int values = 4;
        var random = new SeededRandom(seed);
        var n = 40 + random.Next(60);
        int[] r = [.. Enumerable.Range(0, n).Select(_ => random.Next(values))];
        int[] z = [.. Enumerable.Range(0, n).Select(i => i < 2 ? i : random.Next(3) <= r[i] / 2 ? 1 : 0)];
        int[] y = [.. Enumerable.Range(0, n).Select(_ => random.Next(2))];
        double[] w = [.. Enumerable.Range(0, n).Select(_ => 1.0 + random.Next(3))];
        var batch = Batch(y, z, w);
        double Share(int value, int group) => Weight(i => z[i] == group && r[i] == value) / Weight(i => z[i] == group);
        double Weight(Func<int, bool> counts) => Enumerable.Range(0, n).Where(counts).Sum(i => w[i]);
        var distance = Enumerable.Range(0, values).Sum(v => Math.Abs(Share(v, 0) - Share(v, 1))) / 2;
        var best = double.NegativeInfinity;
        // Every adversary that says one thing about each value; a linear objective is greatest at one of them.
        for (var adversary = 0; adversary < 1 << values; adversary++)
        {
            double[] p = [.. r.SelectMany(v => (adversary >> v & 1) == 1 ? (double[])[0, 1] : [1, 0])];
            var objective = Laftr.Objective(tensor(p, [n, 2]), batch, GapNotion.DemographicParity)!.item<double>();
            best = Math.Max(best, objective);
            // As a classifier it selects some values: its parity difference is within the bound.
            double Selected(int group) => Weight(i => z[i] == group && (adversary >> r[i] & 1) == 1)
                / Weight(i => z[i] == group);
            Assert.True(Math.Abs(Selected(0) - Selected(1)) <= distance + 1e-10);
        }
        Assert.Equal(distance, best, 1e-10);
    }

    [Fact]
    public void Objective_by_hand()
    {
        using var scope = NewDisposeScope();
        var p = tensor([0.9, 0.1, 0.6, 0.4, 0.2, 0.8, 0.5, 0.5], [4, 2]);
        var batch = Batch([1, 0, 1, 0], [0, 0, 1, 1], [1, 1, 1, 1]);
        double Of(GapNotion notion, TrainingBatch b) => Laftr.Objective(p, b, notion)!.item<double>();
        // 1 - mean |h - 0| - mean |h - 1| with h the probability of group 1.
        Assert.Equal(1 - (0.1 + 0.4) / 2 - (0.2 + 0.5) / 2, Of(GapNotion.DemographicParity, batch), 1e-12);
        Assert.Equal(1 - 0.1 - 0.2, Of(GapNotion.EqualOpportunity, batch), 1e-12);
        Assert.Equal(2 - 0.1 - 0.2 - 0.4 - 0.5, Of(GapNotion.EqualizedOdds, batch), 1e-12);
        // A row of weight 3 is three rows.
        Assert.Equal(1 - (3 * 0.1 + 0.4) / 4 - (0.2 + 0.5) / 2,
            Of(GapNotion.DemographicParity, Batch([1, 0, 1, 0], [0, 0, 1, 1], [3, 1, 1, 1])), 1e-12);
        Assert.Null(Laftr.Objective(p, Batch([0, 0, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1]), GapNotion.EqualOpportunity));
    }

    [Theory]
    [InlineData(GapNotion.DemographicParity)]
    [InlineData(GapNotion.EqualOpportunity)]
    public void The_gap_that_is_asked_about_falls(GapNotion notion)
    {
        var split = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 4);
        var network = new MlpOptions { Hidden = [16], MaxEpochs = 25 };
        double Gap(IMitigator method) => Math.Abs(method.Fit(split, network, 1).Evaluate(split.Test)[
            notion == GapNotion.DemographicParity ? GroupMetrics.ParityDifference : GroupMetrics.Opportunity].Value);
        var (plain, fair) = (Gap(new None()), Gap(new Laftr { Notion = notion, Strength = 2 }));
        Assert.True(fair < 0.7 * plain, $"{plain} -> {fair}");
    }

    [Fact]
    public void A_decoder_learns_the_inputs_where_it_is_asked_for()
    {
        var split = Toy.Tables(600, 2);
        var network = new MlpOptions { Hidden = [8], MaxEpochs = 30, LearningRate = 5e-3, BatchSize = 50 };
        double Kept(double reconstruction)
        {
            var model = new Laftr { Reconstruction = reconstruction, Strength = 0.01, LearningRate = 5e-3 }
                .Fit(split, network, 1);
            // How much of x3, which the task does not need, a linear map finds in the representation.
            using var scope = NewDisposeScope();
            var h = model.Representation!(split.Test).to(ScalarType.Float64);
            var all = cat([h, ones(h.shape[0], 1, dtype: ScalarType.Float64)], 1);
            var x = tensor(split.Test.Values(), [split.Test.Rows, 4]).select(1, 3).unsqueeze(1);
            var fitted = all.matmul(linalg.pinv(all).matmul(x));
            return 1 - ((x - fitted).square().mean() / x.var()).item<double>();
        }
        Assert.True(Kept(5) > Kept(0) + 0.1, $"{Kept(0)} -> {Kept(5)}");
    }

    [Fact]
    public void An_adversary_that_is_sure_of_one_group_for_everybody_is_named()
    {
        using var scope = NewDisposeScope();
        AdversaryEpoch Told(params float[] logits)
        {
            var tally = new AdversaryTally(1, 2);
            var (said, groups) = (stack([tensor(logits), zeros(4)], 1), tensor(new float[,] { { 1, 0 }, { 1, 0 },
                { 0, 1 }, { 0, 1 } }));
            tally.Add(0, said, 1 - (said.softmax(1) * groups).sum(1L), groups, ones(4));
            tally.Finish(arange(8f).reshape(4, 2));
            return tally.Epoch(3, 1, _ => 1);
        }
        var stuck = Told(9, 20, 10, 12);
        Assert.Equal((AdversaryState.Saturated, 0.5), (stuck.State, stuck.Accuracy));
        Assert.Contains("epoch 3: the adversary is saturated: it is sure of one group for everybody", stuck.Note);
        Assert.Contains("take adversarial-removal", stuck.Note);
        // One that is sure of some and of others, and one that leans towards a group, still play.
        Assert.Equal(AdversaryState.Playing, Told(9, 20, -10, -12).State);
        Assert.Equal(AdversaryState.Playing, Told(0.1f, 0.2f, 0.1f, 0.3f).State);
    }

    [Fact]
    public void The_network_that_was_played_for_is_in_the_model()
    {
        var split = Toy.Tables(200, 1);
        foreach (IMitigator game in (IMitigator[])[new Laftr(), new AdversarialRemoval()])
        {
            var model = game.Fit(split, new MlpOptions { Hidden = [8], MaxEpochs = 2 }, 1);
            var network = Assert.IsAssignableFrom<INetworkClassifier>(model.Classifier);
            Assert.Equal(model.Score(split.Test), network.Predict(split.Test));
        }
    }

    static TrainingBatch Batch(int[] y, int[] z, double[] w) => new()
    {
        Inputs = zeros(y.Length, 1),
        Outputs = zeros(y.Length, dtype: ScalarType.Float64),
        Labels = tensor(Array.ConvertAll(y, v => (double)v)),
        Groups = tensor([.. z.SelectMany(g => g == 0 ? (double[])[1, 0] : [0, 1])], [z.Length, 2]),
        Weights = tensor(w),
        Network = x => x,
    };
}
