using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Representation;

/// <summary>
/// Two attributes that have nothing to do with each other: some inputs tell the label, others the group.
/// </summary>
static class Toy
{
    /// <summary>
    /// x₀, x₁ tell the label, x₂, x₃ the group, each with noise; label and group are independent coins.
    /// </summary>
    public static DataSplit Tables(int rows, long seed, double noise = 0.5)
    {
        Feature[] features = [.. Enumerable.Range(0, 4).Select(j => new Feature($"x{j}", $"x{j}", false))];
        TabularDataset Part(int n, long own)
        {
            var random = new SeededRandom(own);
            var (x, y, z) = (new double[4 * n], new int[n], new int[n]);
            for (var i = 0; i < n; i++)
            {
                (y[i], z[i]) = (random.Next(2), random.Next(2));
                for (var j = 0; j < 4; j++)
                    x[4 * i + j] = 2 * (j < 2 ? y[i] : z[i]) - 1 + noise * random.NextGaussian();
            }
            return new TabularDataset("toy", features, x, y, [new Grouping("z", ["u", "p"], z)]);
        }
        return new DataSplit(Part(rows, 3 * seed), Part(rows / 2, 3 * seed + 1), Part(2 * rows, 3 * seed + 2));
    }

    /// <summary>The inputs, labels and groups of people as tensors.</summary>
    public static TensorDataset Tensors(TabularDataset data) =>
        new(tensor(data.Features, [data.Rows, data.Width]), tensor(Array.ConvertAll(data.Labels, y => (long)y)))
        {
            Group = data.Group,
        };

    /// <summary>Normal numbers, shape [n, d], in 64 bits.</summary>
    public static Tensor Normal(int n, int d, SeededRandom random, double shift = 0) =>
        tensor([.. Enumerable.Range(0, n * d).Select(_ => random.NextGaussian() + shift)], [n, d]);

    /// <summary>The collected reports of a game.</summary>
    public sealed class Log<T> : IProgress<T>
    {
        public List<T> All { get; } = [];

        public void Report(T value) => All.Add(value);
    }
}
