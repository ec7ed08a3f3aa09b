using FairLab.Detectors;
using FairLab.Metrics;
using TorchSharp;
using static FairLab.Tests.Detectors.Representation.Planted;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

[Collection(nameof(Alone))]
public sealed class TcavTests
{
    static readonly double[,] Heads = { { 2, 0, 0, 0 }, { -1, 0, 0, 0 } };

    static (Concept Relative, Concept Random) Concepts(nn.Module<Tensor, Tensor> network, double shift = 3)
    {
        NetworkExamples Of(int n, double by, long seed) => NetworkExamples.Of(network, Points(n, 4, by, seed));
        return (Concept.Relative("woman", Of(60, shift, 1), "man", Of(60, -shift, 2)),
            Concept.AgainstRandom("woman", Of(40, shift, 3), Of(1200, 0, 4)));
    }

    /// <summary>The class's logit is w·h along the concept: 1 for v, 0 for -v, and the mean derivative is
    /// w·v.</summary>
    [Fact]
    public void Planted_concept_scores_one_and_its_opposite_zero()
    {
        using var scope = NewDisposeScope();
        using var network = Network(Heads);
        var inputs = NetworkExamples.Of(network, Points(50, 4, 0, 9));
        var (relative, random) = Concepts(network);
        foreach (var learner in Learners)
        {
            var tcav = new Tcav { Learner = learner, RandomSets = 30 };
            var found = tcav.Find(inputs, [relative, random], ["h"], 0, 1);
            foreach (var finding in found)
            {
                Assert.Equal((1.0, 50), (finding.Score.Value.Value, finding.Inputs));
                Assert.True(finding.Accuracy.Value > 0.9 && finding.P < 0.05 && finding.PHolm < 0.1, $"{finding}");
                Assert.Equal(finding.Against == "random" ? "the least p after Holm's method over 2 tests is 0.065: "
                    + "take at least 39 RandomSets, or ConceptTest.Sets" : null, finding.Note);
            }
            Assert.Equal(2 * found[0].Vector.Direction[0], found[0].Magnitude.Value, 1e-9);
            Assert.InRange(found[0].Magnitude.Value, 1.9, 2);
            // 1 over sets and the concept: nothing random comes near.
            Assert.Equal(1 / 31.0, found[1].Tests[ConceptTest.Permutation].Value, 1e-12);
            Assert.True(found[1].Tests[ConceptTest.Sets] < 0.02, $"{found[1].Tests[ConceptTest.Sets]}");
            Assert.True(found[1].Tests[ConceptTest.Published] < 1e-3, $"{found[1].Tests[ConceptTest.Published]}");
            Assert.Contains("one score", found[0].Tests[ConceptTest.Published].Reason);
            var other = tcav.Find(inputs, [relative, random], ["h"], 1, 1);
            Assert.All(other, f => Assert.Equal(0, f.Score.Value.Value));
            Assert.Equal(-found[0].Vector.Direction[0], other[0].Magnitude.Value, 1e-9);
        }
    }

    /// <summary>Adding the vector to a linear layer moves the logit by w·v times the step.</summary>
    [Fact]
    public void Bottom_up_is_the_change_that_a_step_makes()
    {
        using var scope = NewDisposeScope();
        using var network = Network(Heads);
        var points = Points(50, 4, 0, 9);
        var (relative, random) = Concepts(network);
        var tcav = new Tcav { Direction = ConceptDirection.Addition, Step = 0.5, RandomSets = 30 };
        foreach (var finding in tcav.Find(NetworkExamples.Of(network, points), [relative, random], ["h"], 0, 1))
        {
            using var vector = finding.Vector.ToTensor();
            var step = 0.5 * points.mv(vector).std().item<double>();
            Assert.Equal(2 * finding.Vector.Direction[0] * step, finding.Magnitude.Value, 1e-9);
            Assert.Equal((1.0, ConceptDirection.Addition), (finding.Score.Value.Value, finding.Direction));
            Assert.True(finding.P < 0.05, $"{finding.P}");
        }
    }

    /// <summary>Down to small steps both ways agree, whatever the rest of the network is.</summary>
    [Fact]
    public void Bottom_up_with_a_small_step_is_top_down()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("a", nn.Linear(4, 6, dtype: ScalarType.Float64)), ("t", nn.Tanh()),
            ("b", nn.Linear(6, 5, dtype: ScalarType.Float64)), ("u", nn.Tanh()),
                ("c", nn.Linear(5, 1, dtype: ScalarType.Float64)));
        var inputs = NetworkExamples.Of(network, Points(80, 4, 0, 9));
        var (relative, _) = Concepts(network);
        foreach (var layer in (string[])["t", "t + u"])
        {
            var down = new Tcav().Find(inputs, [relative], [layer], 0, 1)[0];
            var up = new Tcav { Direction = ConceptDirection.Addition, Step = 1e-6 }
                .Find(inputs, [relative], [layer], 0, 1)[0];
            using var h = inputs.Activations(layer.Split(" + "));
            using var vector = up.Vector.ToTensor();
            AssertClose(down.Vector.Direction, up.Vector.Direction, 1e-12);
            Assert.Equal(down.Magnitude.Value, up.Magnitude.Value / (1e-6 * h.mv(vector).std().item<double>()), 1e-5);
            Assert.Equal(down.Score.Value.Value, up.Score.Value.Value, 1e-12);
        }
    }

    [Fact]
    public void Layers_are_compared_and_Holm_runs_over_all_of_them()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("a", nn.Identity()), ("b", nn.Identity()), ("c", Network(Heads)));
        var (relative, random) = Concepts(network);
        var found = new Tcav { RandomSets = 20 }.Find(NetworkExamples.Of(network, Points(30, 4, 0, 9)),
            [relative, random], ["a", "b", "a+b"], 0, 1);
        Assert.Equal(["a", "b", "a + b"], found.Take(3).Select(f => f.Layer));
        Assert.Equal(["man", "random"], found.Select(f => f.Against).Distinct());
        AssertClose(MultipleTesting.Holm([.. found.Select(f => f.P.Value)]), [.. found.Select(f => f.PHolm)], 1e-12);
        // Both layers are the input: a step in both moves the logit by twice as much, of a vector of length √½ in each.
        Assert.Equal(Math.Sqrt(2) * found[0].Magnitude.Value, found[2].Magnitude.Value, 0.02);
    }

    /// <summary>
    /// A concept that is a random set itself must be found significant no more often than the level says. The published
    /// test finds far more: its scores share the concept's examples.
    /// </summary>
    [Fact]
    public void Random_concepts_are_rejected_at_the_level_and_by_the_published_test_far_above_it()
    {
        using var network = Network(Heads, isLinear: false);
        var tcav = new Tcav { Learner = new MeanDifference(), RandomSets = 19, Draws = 19, LeastAccuracy = 0 };
        var rejected = Enum.GetValues<ConceptTest>().ToDictionary(t => t, _ => 0);
        var (relative, scores, trials) = (0, 0.0, 200);
        for (var trial = 0; trial < trials; trial++)
        {
            using var scope = NewDisposeScope();
            var seed = 100L * trial;
            NetworkExamples Of(int n, long by) => NetworkExamples.Of(network, Points(n, 4, 0, seed + by));
            var found = tcav.Find(Of(20, 1), [Concept.AgainstRandom("nothing", Of(10, 2), Of(190, 3)),
                Concept.Relative("one", Of(10, 4), "other", Of(12, 5))], ["h"], 0, seed);
            foreach (var (test, p) in found[0].Tests)
                rejected[test] += p <= 0.05 ? 1 : 0;
            relative += found[1].P <= 0.05 ? 1 : 0;
            scores += found[0].Score.Value;
        }
        // 22 of 200 are three standard errors above one in twenty.
        Assert.InRange(rejected[ConceptTest.Permutation], 1, 19);
        Assert.InRange(rejected[ConceptTest.Sets], 1, 19);
        Assert.InRange(relative, 1, 19);
        Assert.InRange(scores / trials, 0.4, 0.6);
        Assert.True(rejected[ConceptTest.Published] > 60, $"{rejected[ConceptTest.Published]} of {trials}");
    }

    [Fact]
    public void Score_of_a_concept_that_the_layer_does_not_know_is_withheld()
    {
        using var scope = NewDisposeScope();
        using var network = Network(Heads);
        var inputs = NetworkExamples.Of(network, Points(50, 4, 0, 9));
        var (unknown, _) = Concepts(network, shift: 0);
        var finding = new Tcav().Find(inputs, [unknown], ["h"], 0, 1)[0];
        Assert.False(finding.Score.Value.IsDefined || finding.Magnitude.IsDefined || finding.P.IsDefined);
        Assert.StartsWith("the layer does not know the concept: held-out accuracy 0.", finding.Note);
        Assert.Contains("expected above chance", finding.Score.Value.Reason);
        Assert.True(double.IsNaN(finding.PHolm));
        var (known, _) = Concepts(network, shift: 0.5);
        Assert.True(new Tcav().Find(inputs, [known], ["h"], 0, 1)[0].Score.Value.IsDefined);
        Assert.Contains("expected at least 0.9",
            new Tcav { LeastAccuracy = 0.9 }.Find(inputs, [known], ["h"], 0, 1)[0].Note);
        Assert.True(new Tcav { LeastAccuracy = 0 }.Find(inputs, [unknown], ["h"], 0, 1)[0].Score.Value.IsDefined);
    }

    [Fact]
    public void Same_seed_gives_the_same_and_another_pool_is_said()
    {
        using var scope = NewDisposeScope();
        using var network = Network(Heads, isLinear: false);
        var inputs = NetworkExamples.Of(network, Points(50, 4, 0, 9));
        var (relative, random) = Concepts(network);
        TcavFinding[] Find(long seed) =>
            [.. new Tcav { RandomSets = 20 }.Find(inputs, [relative, random], ["h"], 0, seed)];
        Assert.Equal(Find(3).Select(f => (f.Score, f.Magnitude, f.P)),
            Find(3).Select(f => (f.Score, f.Magnitude, f.P)));
        Assert.NotEqual(Find(3)[1].Magnitude, Find(4)[1].Magnitude);
        var small = Concept.AgainstRandom("woman", random.Examples, NetworkExamples.Of(network, Points(100, 4, 0, 4)));
        Assert.Contains("share a pool of 100 examples", new Tcav().Find(inputs, [small], ["h"], 0, 1)[0].Note);
    }

    [Fact]
    public void Bad_input_is_told()
    {
        using var scope = NewDisposeScope();
        using var network = Network(Heads);
        var inputs = NetworkExamples.Of(network, Points(50, 4, 0, 9));
        var (relative, random) = Concepts(network);
        string Message(Concept concept, string layer = "h", int output = 0) => Assert.ThrowsAny<ArgumentException>(() =>
            new Tcav().Find(inputs, [concept], [layer], output, 1)).Message;
        NetworkExamples Of(int n) => NetworkExamples.Of(network, Points(n, 4, 0, 5));
        Assert.Contains("concept 'few': found activations of shape [9, 4], expected [n, ...] with at least 10",
            Message(Concept.Relative("few", Of(9), "man", Of(20))));
        Assert.Contains("found a pool of 70 examples for random sets of 40, expected at least 80, best 2000",
            Message(Concept.AgainstRandom("woman", random.Examples, Of(70))));
        Assert.Contains("unknown layer 'hh': did you mean 'h'?", Message(relative, "hh"));
        Assert.Contains("expected 0 to 1", Message(relative, output: 2));
        using var other = Network(new double[,] { { 1, 2, 3 } });
        var alien = NetworkExamples.Of(other, Points(20, 3, 0, 1));
        Assert.Contains("concept 'a': found examples of size [3], expected [4] as the inputs",
            Message(Concept.Relative("a", alien, "b", alien)));
        // A network that averages over all places would take them.
        using var pooled = nn.Sequential(("conv", nn.Conv2d(1, 4, 3)),
            ("gap", nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())), ("head", nn.Linear(4, 2)));
        NetworkExamples Images(int side) => NetworkExamples.Of(pooled, randn(12, 1, side, side));
        Assert.Contains("concept 'b': found examples of size [1, 9, 9], expected [1, 8, 8] as the inputs",
            Assert.Throws<ArgumentException>(() => new Tcav().Find(Images(8),
                [Concept.Relative("a", Images(8), "b", Images(9))], ["gap"], 0, 1)).Message);
        Assert.Throws<ArgumentException>(() => new Tcav().Find(inputs, [], ["h"], 0, 1));
        Assert.Contains("found 3, expected at least 10",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Tcav { RandomSets = 3 }).Message);
    }
}
