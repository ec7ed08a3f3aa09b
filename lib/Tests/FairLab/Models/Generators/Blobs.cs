using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Generators;

/// <summary>Pictures of 16 x 16 with a bright spot whose half of the picture is the class, and a generator that draws
/// them.</summary>
sealed class Blobs(double spread = 1) : IImageGenerator
{
    public int Classes => 2;

    public Tensor Sample(int @class, int count, long seed) => Pictures([.. Enumerable.Repeat(@class, count)], seed,
        spread);

    public static TensorDataset Data(int[] counts, long seed)
    {
        int[] classes = [.. counts.SelectMany((n, c) => Enumerable.Repeat(c, n))];
        return new TensorDataset(Pictures(classes, seed, 1), tensor(Array.ConvertAll(classes, c => (long)c)))
        {
            Target = FairLab.Data.TargetKind.Multiclass,
            Outputs = 2,
        };
    }

    public static int[] ClassesOf(TensorDataset data) => [.. data.Labels.data<long>().Select(c => (int)c)];

    public static TrainedNetwork Classifier() => new NetworkLearner(FaceNetwork.Create)
    {
        MaxEpochs = 4,
        BatchSize = 50,
        LearningRate = 6e-3,
    }.Train(Data([200, 200], 11), Data([50, 50], 12), 1);

    public void Dispose()
    {
    }

    static Tensor Pictures(int[] classes, long seed, double spread)
    {
        var random = new SeededRandom(seed);
        var pixels = new float[classes.Length * 256];
        for (var row = 0; row < classes.Length; row++)
        {
            double Around(double middle, double half) => middle + spread * half * (2 * random.NextDouble() - 1);
            var (x, y, size) = (Around(4.5 + 7 * classes[row], 1.5), Around(8, 5), Around(2.2, 0.8));
            var (light, back) = (Around(0.75, 0.2), Around(0.2, 0.15));
            for (var i = 0; i < 256; i++)
            {
                var distance = Math.Pow(i % 16 - x, 2) + Math.Pow(i / 16 - y, 2);
                var value = back + (light - back) * Math.Exp(-distance / (2 * size * size));
                pixels[row * 256 + i] = (float)Math.Clamp(value + spread * 0.02 * random.NextGaussian(), 0, 1);
            }
        }
        return tensor(pixels, [classes.Length, 1, 16, 16]);
    }
}
