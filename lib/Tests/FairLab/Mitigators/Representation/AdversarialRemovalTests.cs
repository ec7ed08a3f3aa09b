using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>min_f L(f) - λ L(g(h(x)), z), min_g L(g(h(x)), z).</summary>
[Collection(nameof(Alone))]
public sealed class AdversarialRemovalTests
{
    static readonly DataSplit Split = Toy.Tables(1200, 1);

    static readonly MlpOptions Network = new() { Hidden = [16], MaxEpochs = 60, LearningRate = 5e-3, BatchSize = 100 };

    // Signals of two deviations, so that an adversary is never quite sure; a rate that falls, so that the game settles.
    static readonly DataSplit Noisy = Toy.Tables(1200, 1, noise: 1);

    static readonly NetworkLearner Settling = new(w => nn.Sequential(
        ("hidden", nn.Linear(w, 16)), ("act", nn.ReLU()), ("out", nn.Linear(16, 1))))
    {
        MaxEpochs = 80, LearningRate = 5e-3, LearningRateDecay = 0.96, BatchSize = 50,
    };

    static readonly Lazy<RemovalReport> Plain = new(() =>
        RemovalReport.Of("none", new None().Fit(Noisy, Settling, 1), Noisy, 1));

    // An ensemble and the confusion loss get less far in as many epochs, and that is what a report is for.
    [Theory]
    [InlineData(AdversaryGame.GradientReversal, 1, 0.53)]
    [InlineData(AdversaryGame.Alternating, 1, 0.53)]
    [InlineData(AdversaryGame.GradientReversal, 3, 0.75)]
    [InlineData(AdversaryGame.Confusion, 1, 0.75)]
    public void A_fresh_attacker_finds_no_more_what_has_nothing_to_do_with_the_task(
        AdversaryGame game, int adversaries, double most)
    {
        Assert.InRange(Plain.Value.Attacker.Value, 0.85, 1);
        Assert.False(Plain.Value.Adversary.IsDefined);
        var removal = new AdversarialRemoval { Game = game, Adversaries = adversaries, Strength = 5 };
        var report = RemovalReport.Of("adversarial", removal.Fit(Noisy, Settling, 1), Noisy, 1);
        Assert.True(report.Attacker.Value <= most, $"{report}");
        Assert.True(report.Accuracy.Value >= 0.97 * Plain.Value.Accuracy.Value, $"{report} after {Plain.Value}");
        Assert.Null(report.Degenerate);
    }

    [Fact]
    public void Warm_up_raises_lambda_in_equal_steps_and_all_epochs_are_run()
    {
        var log = new Toy.Log<AdversaryEpoch>();
        var term = new AdversarialRemoval { Strength = 2, Warmup = 4, Progress = log };
        var learner = new NetworkLearner(w => nn.Sequential(nn.Linear(w, 8), nn.ReLU(), nn.Linear(8, 1)))
        {
            MaxEpochs = 7, Patience = 1, Terms = [term],
        };
        using var model = learner.Train(Toy.Tensors(Split.Train), Toy.Tensors(Split.Validation), 1);
        Assert.Equal(7, model.History.Count);
        Assert.Equal([0.5, 1, 1.5, 2, 2, 2, 2], log.All.Select(e => e.Strength));
        Assert.Equal(Enumerable.Range(1, 7), log.All.Select(e => e.Epoch));
        Assert.All(log.All, e => Assert.Equal((AdversaryState.Playing, 2, (string?)null), (e.State, e.Groups, e.Note)));
        // The network's term is -λ times the loss that is told.
        Assert.All(log.All.Zip(model.History), p =>
            Assert.Equal(-p.First.Strength * p.First.Loss, p.Second.ByTerm[0].Value, 1e-4));
    }

    [Fact]
    public void Gradient_reversal_gives_the_network_the_gradient_of_the_alternating_game()
    {
        // Before the first step of either the adversaries are the same, so that one step of plain gradient descent is
        // too.
        double[] After(AdversaryGame game)
        {
            var learner = new NetworkLearner(w => nn.Sequential(nn.Linear(w, 8), nn.Tanh(), nn.Linear(8, 1)))
            {
                MaxEpochs = 1, BatchSize = 5000, Optimizer = p => optim.SGD(p, 0.5),
                Terms = [new AdversarialRemoval { Game = game, Strength = 3, Warmup = 0 }],
            };
            using var model = learner.Train(Toy.Tensors(Split.Train), Toy.Tensors(Split.Validation), 2);
            using var first = model.Module.parameters().First().detach();
            return [.. first.data<float>().Select(v => (double)v)];
        }
        Assert.All(After(AdversaryGame.GradientReversal).Zip(After(AdversaryGame.Alternating)), p =>
            Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void A_game_of_strength_0_leaves_training_on_tensors_as_it_is()
    {
        double[] Outputs(params ILossTerm[] terms)
        {
            var learner = new NetworkLearner(w => nn.Sequential(nn.Linear(w, 8), nn.ReLU(), nn.Linear(8, 1)))
            {
                MaxEpochs = 8, Terms = terms,
            };
            using var model = learner.Train(Toy.Tensors(Split.Train), Toy.Tensors(Split.Validation), 1);
            using var said = model.Predict(Toy.Tensors(Split.Test).Inputs);
            return [.. said.data<float>().Select(v => (double)v)];
        }
        Assert.Equal(Outputs(), Outputs(new AdversarialRemoval { Strength = 0 }));
        Assert.Equal(Outputs(), Outputs(new Laftr { Strength = 0 }, new MmdPenalty { Strength = 0 }));
        Assert.NotEqual(Outputs(), Outputs(new Laftr { Strength = 1 }));
    }

    [Fact]
    public void Trouble_is_named_with_what_to_change()
    {
        IReadOnlyList<AdversaryEpoch> Played(AdversarialRemoval removal, TensorDataset data, double rate = 1e-3)
        {
            var log = new Toy.Log<AdversaryEpoch>();
            var learner = new NetworkLearner(w => nn.Sequential(nn.Linear(w, 8), nn.ReLU(), nn.Linear(8, 1)))
            {
                MaxEpochs = 15, LearningRate = rate, Terms = [removal with { Progress = log }],
            };
            using var model = learner.Train(data, data, 1);
            return log.All;
        }
        var toy = Toy.Tensors(Split.Train);
        var sure = Played(new AdversarialRemoval
        {
            Game = AdversaryGame.Alternating, Strength = 200, Warmup = 0, LearningRate = 1e-5,
        }, toy, 0.05);
        Assert.Equal(AdversaryState.Diverged, sure[^1].State);
        Assert.Contains("the adversary diverged", sure[^1].Note);
        Assert.Contains("lower Strength, lengthen Warmup", sure[^1].Note);
        // Steps that large kill every hidden unit of the adversary.
        var dead = Played(new AdversarialRemoval
        {
            LearningRate = 30, WeightDecay = 0, Strength = 1e-6, Hidden = [2],
        }, toy);
        Assert.Contains(dead, e => e.State is AdversaryState.Collapsed && e.Note!.Contains("lower its LearningRate"));
        var same = new TensorDataset(ones(40, 4), toy.Labels[..40]) { Group = toy.Group!.Select([.. Enumerable.Range(0,
            40)]) };
        var constant = Played(new AdversarialRemoval(), same);
        Assert.All(constant, e => Assert.Equal(AdversaryState.RepresentationCollapsed, e.State));
        Assert.Contains("lower Strength", constant[0].Note);
        // A model that was fitted so says it.
        var noted = new AdversarialRemoval
        {
            Game = AdversaryGame.Alternating, Strength = 200, Warmup = 0, LearningRate = 1e-5,
        }.Fit(Split, Network with { LearningRate = 0.05, MaxEpochs = 15 }, 1);
        Assert.StartsWith("adversarial-removal: epoch 15: the adversary diverged", noted.Notes.Single());
    }

    [Fact]
    public void Any_module_of_any_shape_is_taken_at_a_named_layer()
    {
        // Images whose left half tells the label and whose right half the group.
        var images = zeros(400, 1, 6, 6);
        var (y, z) = (new long[400], new int[400]);
        for (var i = 0; i < 400; i++)
        {
            (y[i], z[i]) = (i % 2, i / 2 % 2);
            images[i, 0, TensorIndex.Colon, TensorIndex.Slice(0, 3)] = y[i];
            images[i, 0, TensorIndex.Colon, TensorIndex.Slice(3, 6)] = z[i];
        }
        var data = new TensorDataset(images, tensor(y)) { Group = new Grouping("z", ["u", "p"], z) };
        var log = new Toy.Log<AdversaryEpoch>();
        foreach (var term in (ILossTerm[])[new AdversarialRemoval { Layer = "conv", Progress = log },
            new Laftr { Layer = "conv", Reconstruction = 0.1 }, new MmdPenalty { Layer = "conv" }])
        {
            var learner = new NetworkLearner(_ => nn.Sequential(("conv", nn.Conv2d(1, 3, 3)), ("act", nn.ReLU()),
                ("flat", nn.Flatten()), ("head", nn.Linear(48, 1)))) { MaxEpochs = 2, Terms = [term] };
            using var model = learner.Train(data, data, 1);
            Assert.All(model.History, e => Assert.True(double.IsFinite(e.Validation)));
        }
        Assert.Equal(2, log.All.Count);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        string Refused(IMitigator method, DataSplit? split = null, ILearner? learner = null) =>
            Assert.ThrowsAny<ArgumentException>(() => method.Fit(split ?? Split, learner ?? Network, 1)).Message;
        var lone = Split.Map(d => d.Select([.. Enumerable.Range(0, d.Rows).Where(i => d.Group.Codes[i] == 1)]));
        foreach (var name in (string[])["adversarial-removal", "laftr", "mmd-penalty", "wasserstein-penalty", "leace",
            "nullspace-projection", "residual-decomposition", "variational-fair-autoencoder", "neuron-switch-off",
            "layer-erasure", "barycentre-repair"])
        {
            var message = Refused(Mitigator.Create(name), lone);
            Assert.StartsWith($"{name}: found people of 'z' in one group only, 'p' ('u' has no rows)", message);
        }
        foreach (var method in (IMitigator[])[new AdversarialRemoval { Layer = "hiden1" },
            new Laftr { Layer = "hiden1" },
            new MmdPenalty { Layer = "hiden1" }, new NeuronSwitchOff { Layer = "hiden1" },
            new LayerErasure { Layer = "hiden1" }])
            Assert.Contains("unknown layer 'hiden1': did you mean 'hidden1'?", Refused(method));
        Assert.Contains("layer 'last-hidden': found a network of 1 layers",
            Refused(new AdversarialRemoval(), learner: Network with { Hidden = [] }));
        Assert.Contains("found the learner LogisticOptions", Refused(new Laftr(), learner: new LogisticOptions()));
        var toy = Toy.Tensors(Split.Train);
        string Term(ILossTerm term, TensorDataset data) => Assert.ThrowsAny<ArgumentException>(() =>
            new NetworkLearner((w, o) => nn.Sequential(nn.Linear(w, 4), nn.Linear(4, o))) { Terms = [term] }
                .Train(data, data, 1)).Message;
        var one = toy with { Group = new Grouping("z", ["all"], new int[Split.Train.Rows]) };
        foreach (var term in (ILossTerm[])[new AdversarialRemoval(), new Laftr(), new MmdPenalty(),
            new WassersteinPenalty()])
        {
            Assert.Contains($"term {term.Name}: found an attribute with one group", Term(term, one));
            Assert.Contains($"term {term.Name}: found no groups", Term(term, toy with { Group = null }));
        }
        var several = Models.Training.Networks.Points(60, 1);
        Assert.Contains("found the notion EqualizedOdds for Multiclass labels",
            Term(new Laftr { Notion = GapNotion.EqualizedOdds }, several));
        Assert.Contains("found -1, expected a number of at least 0", Assert.ThrowsAny<ArgumentException>(() =>
            new AdversarialRemoval { Strength = -1 }).Message);
    }
}
