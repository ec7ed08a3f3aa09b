using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

/// <summary>Networks and data that a user might bring.</summary>
static class Networks
{
    public static readonly DataSplit People = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 4);

    public static nn.Module<Tensor, Tensor> Small(int width) =>
        nn.Sequential(("first", nn.Linear(width, 8)), ("relu", nn.ReLU()), ("last", nn.Linear(8, 1)));

    public static NetworkLearner Learner => new(Small) { MaxEpochs = 3 };

    /// <summary>Points of which the first number tells the class or number, and the second the group.</summary>
    public static TensorDataset Points(int rows, long seed, int classes = 3, bool numbers = false, bool grouped = true)
    {
        var random = new SeededRandom(seed);
        var (x, y, z) = (new float[rows * 4], new float[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            z[i] = random.Next(2);
            for (var j = 0; j < 4; j++)
                x[4 * i + j] = (float)random.NextGaussian();
            x[4 * i + 1] = z[i];
            var value = x[4 * i] + z[i] + 0.3 * random.NextGaussian();
            y[i] = numbers ? (float)value : Math.Clamp((int)Math.Floor(value + classes / 2.0), 0, classes - 1);
        }
        var labels = numbers ? tensor(y) : tensor(Array.ConvertAll(y, v => (long)v));
        return new TensorDataset(tensor(x, [rows, 4]), labels) { Group = grouped
            ? new Grouping("group", ["a", "b"], z) : null };
    }

    public static double[] Numbers(Tensor t) => [.. t.detach().to(ScalarType.Float64).cpu().reshape(-1).data<double>()];

    /// <summary>What a test does with the losses of each epoch.</summary>
    public sealed class Reports(Action<EpochLoss> report) : IProgress<EpochLoss>
    {
        public void Report(EpochLoss value) => report(value);
    }

    /// <summary>What a term of a test says.</summary>
    public sealed record Term(string Name, Func<TrainingBatch, Tensor?> Say, params IReadOnlyList<string> Layers)
        : ILossTerm
    {
        public Tensor? Compute(TrainingBatch batch) => Say(batch);
    }
}
