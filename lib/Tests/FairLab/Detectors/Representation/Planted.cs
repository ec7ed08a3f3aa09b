using FairLab.Detectors;
using FairLab.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors.Representation;

/// <summary>Networks of which it is known what they do.</summary>
static class Planted
{
    /// <summary>f(x) = W tanh(x) or W x, its hidden layer called "h" being x or tanh(x) itself.</summary>
    public static nn.Module<Tensor, Tensor> Network(double[,] weights, bool isLinear = true)
    {
        var last = nn.Linear(weights.GetLength(1), weights.GetLength(0), hasBias: false, dtype: ScalarType.Float64);
        using (no_grad())
            last.weight!.copy_(tensor(weights));
        return nn.Sequential(("h", isLinear ? nn.Identity() : nn.Tanh()), ("c", last));
    }

    /// <summary>Gaussian points moved along the first axis, shape [n, d], in double precision.</summary>
    public static Tensor Points(int n, int d, double shift, long seed)
    {
        var random = new SeededRandom(seed);
        var x = new double[n * d];
        for (var i = 0; i < x.Length; i++)
            x[i] = random.NextGaussian() + (i % d == 0 ? shift : 0);
        return tensor(x, [n, d]);
    }

    public static IEnumerable<IConceptLearner> Learners =>
        [new MeanDifference(), new RidgeDiscriminant(), new LogisticConcept()];

    public static double[] Numbers(Tensor t) => [.. t.detach().to(ScalarType.Float64).cpu().reshape(-1).data<double>()];

    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> found, double tolerance)
    {
        Assert.Equal(expected.Count, found.Count);
        for (var i = 0; i < found.Count; i++)
            Assert.Equal(expected[i], found[i], tolerance);
    }
}
