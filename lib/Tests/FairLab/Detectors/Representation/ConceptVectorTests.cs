using FairLab.Detectors;
using FairLab.Numerics;
using FsCheck.Xunit;
using TorchSharp;
using static FairLab.Tests.Detectors.Representation.Planted;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

public sealed class ConceptVectorTests
{
    public static TheoryData<string> Names => [.. Learners.Select(l => l.Name)];

    static IConceptLearner Learner(string name) => Learners.Single(l => l.Name == name);

    [Theory, MemberData(nameof(Names))]
    public void Planted_direction_is_found_with_length_one_and_its_accuracy(string name)
    {
        using var scope = NewDisposeScope();
        // Two unit Gaussians 3 apart: the best accuracy is Φ(1.5) = 0.933.
        var vector = ConceptVector.Fit("woman", Points(2000, 4, 1.5, 1), "man", Points(2000, 4, -1.5, 2),
            3, Learner(name));
        Assert.Equal(1, vector.Direction.Sum(v => v * v), 1e-12);
        Assert.True(vector.Direction[0] > 0.99, $"{vector.Direction[0]}");
        Assert.InRange(vector.Accuracy.Value.Value, 0.92, 0.945);
        Assert.True(vector.Accuracy.Lower < 0.9332 && vector.Accuracy.Upper > 0.9332);
        Assert.Equal(0, vector.Threshold, 0.1);
    }

    /// <summary>Fewer examples than numbers is solved another way: the definition, by a system of d
    /// equations.</summary>
    [Theory]
    [InlineData(6, 40)]
    [InlineData(40, 6)]
    public void Ridge_discriminant_is_its_formula(int n, int d)
    {
        using var scope = NewDisposeScope();
        Tensor first = Points(n, d, 1, 1), second = Points(n + 2, d, 0, 2);
        var (w, b) = new RidgeDiscriminant { Ridge = 0.3 }.Fit(first.unsqueeze(0), second.unsqueeze(0));
        Tensor one = first.mean([0L]), zero = second.mean([0L]);
        var within = cat([first - one, second - zero], 0);
        var covariance = within.T.mm(within) / (2 * n);
        var ridged = covariance + 0.3 * covariance.trace() / d * eye(d, dtype: ScalarType.Float64);
        AssertClose(Numbers(one - zero), Numbers(ridged.mv(w[0])), 1e-9);
        Assert.Equal((w[0] * (one + zero) / 2).sum().item<double>(), b.item<double>(), 1e-9);
    }

    /// <summary>At the optimum no coefficient, nor the threshold, can be moved to advantage.</summary>
    [Theory]
    [InlineData(15, 40)]
    [InlineData(40, 5)]
    public void Logistic_is_an_optimum(int n, int d)
    {
        using var scope = NewDisposeScope();
        Tensor first = Points(n, d, 1, 1) + 5, second = Points(2 * n, d, 0, 2) + 5;
        var (w, b) = new LogisticConcept { Penalty = 0.7 }.Fit(first.unsqueeze(0), second.unsqueeze(0));
        var all = cat([first, second], 0);
        var scale = (all - all.mean([0L])).square().mean();
        double Steepest(double times)
        {
            using var _ = enable_grad();
            Tensor at = (w[0] * times).detach().requires_grad_(), cut = b.detach().requires_grad_();
            var loss = (nn.functional.softplus(-(first.mv(at) - cut), 1, 1000).mean()
                + nn.functional.softplus(second.mv(at) - cut, 1, 1000).mean()) / 2
                + 0.7 * scale / (3 * n) / 2 * at.square().sum();
            loss.backward();
            return Math.Max(at.grad!.abs().max().item<double>(), cut.grad!.abs().max().item<double>());
        }
        Assert.InRange(Steepest(1), 0, 1e-6);
        Assert.InRange(Steepest(1.1), 1e-3, 100);
    }

    [Theory, MemberData(nameof(Names))]
    public void Many_pairs_at_once_are_each_pair_alone(string name)
    {
        using var scope = NewDisposeScope();
        Tensor first = Points(60, 7, 1, 1).reshape(5, 12, 7), second = Points(50, 7, 0, 2).reshape(5, 10, 7);
        var (w, b) = Learner(name).Fit(first, second);
        for (var pair = 0; pair < 5; pair++)
        {
            var (alone, cut) = Learner(name).Fit(first.narrow(0, pair, 1), second.narrow(0, pair, 1));
            AssertClose(Numbers(alone), Numbers(w[pair]), 1e-9);
            Assert.Equal(cut.item<double>(), b[pair].item<double>(), 1e-9);
        }
    }

    /// <summary>Exchanged sets turn the vector round; another unit or another origin of activations changes
    /// nothing.</summary>
    [Property(MaxTest = 20)]
    public void Exchange_units_and_origin(int seed, byte size, sbyte move)
    {
        using var scope = NewDisposeScope();
        var d = 2 + size % 30;
        Tensor first = Points(12, d, 1, seed), second = Points(15, d, 0, seed + 1L);
        foreach (var learner in Learners)
        {
            double[] Direction(Tensor a, Tensor b) => [.. ConceptVector.Fit("a", a, "b", b, 1, learner).Direction];
            var usual = Direction(first, second);
            AssertClose([.. usual.Select(v => -v)], Direction(second, first), 1e-5);
            AssertClose(usual, Direction(first * 1000 + move, second * 1000 + move), 1e-5);
        }
    }

    sealed record Signs : IConceptLearner
    {
        public string Name => "signs";

        public (Tensor Directions, Tensor Thresholds) Fit(Tensor first, Tensor second)
        {
            var w = (first.mean([1L]) - second.mean([1L])).sign();
            return (w, (w * (first.mean([1L]) + second.mean([1L]))).sum(1) / 2);
        }
    }

    [Fact]
    public void Learner_of_ones_own()
    {
        using var scope = NewDisposeScope();
        using var network = Network(new double[,] { { 2, 0, 0, 0 } });
        NetworkExamples Of(double shift, long seed) => NetworkExamples.Of(network, Points(40, 4, shift, seed));
        var found = new Tcav { Learner = new Signs() }.Find(Of(0, 1),
            [Concept.Relative("a", Of(2, 2), "b", Of(-2, 3))], ["h"], 0, 1)[0];
        Assert.Equal(1, found.Score.Value.Value);
        // Four signs of equal size, of which one is the concept: Φ(1) = 0.84.
        Assert.InRange(found.Accuracy.Value.Value, 0.7, 0.95);
    }

    [Fact]
    public void Vectors_are_put_together()
    {
        using var scope = NewDisposeScope();
        var woman = ConceptVector.Fit("woman", Points(50, 4, 2, 1), "man", Points(50, 4, -2, 2), 3);
        var back = woman.Negated().Negated();
        Assert.Equal(("man", -1.0), (woman.Negated().Concept, woman.Negated().Cosine(woman)));
        AssertClose(woman.Direction, back.Direction, 1e-12);
        var old = woman with { Concept = "old", Direction = [0, 3, 0, 4] };
        AssertClose([0, 0.6, 0, 0.8], old.Direction, 1e-12);
        Assert.Equal(0, old.Without(woman).Cosine(woman), 1e-12);
        var both = ConceptVector.Combined((woman, 1), (old, 1));
        Assert.Equal("woman + old", both.Concept);
        Assert.Equal(both.Cosine(woman), both.Cosine(old), 1e-12);
        Assert.Contains("put together", both.Accuracy.Value.Reason);
        Assert.Contains("is no concept", Assert.Throws<InvalidOperationException>(() =>
            (woman with { IsRelative = false }).Negated()).Message);
        Assert.Contains("without a direction", Assert.Throws<ArgumentException>(() =>
            ConceptVector.Combined((woman, 1), (woman, -1))).Message);
    }

    [Fact]
    public void Bad_sets_are_told()
    {
        using var scope = NewDisposeScope();
        string Message(Tensor a, Tensor b) =>
            Assert.Throws<ArgumentException>(() => ConceptVector.Fit("woman", a, "man", b, 1)).Message;
        Assert.Contains("concept 'woman': found activations of shape [9, 3], expected [n, ...] with at least 10",
            Message(Points(9, 3, 0, 1), Points(20, 3, 0, 2)));
        Assert.Contains("concept 'man': found activations of shape [0, 3]", Message(Points(10, 3, 0, 1), zeros(0, 3)));
        Assert.Contains("found 3 numbers an example of 'woman' and 4 of 'man'",
            Message(Points(10, 3, 0, 1), Points(20, 4, 0, 2)));
        Assert.Contains("the layer makes the same of both sets", Message(zeros(10, 3), zeros(10, 3)));
        Assert.Contains("not finite", Message(Points(10, 3, 0, 1) / 0, Points(20, 3, 0, 2)));
    }
}
