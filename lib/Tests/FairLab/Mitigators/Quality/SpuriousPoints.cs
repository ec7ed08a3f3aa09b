using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Tests.Mitigators.Quality;

/// <summary>
/// People whose label a weak number tells, and a strong one that holds for most of them only; at an agreement of one
/// half it says nothing.
/// </summary>
static class SpuriousPoints
{
    public static TensorDataset Of(int rows, double agreement, long seed)
    {
        var random = new SeededRandom(seed);
        var (x, y, z) = (new float[rows * 2], new long[rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            y[i] = random.Next(2);
            z[i] = random.NextDouble() < agreement ? (int)y[i] : 1 - (int)y[i];
            x[2 * i] = (float)(y[i] - 0.5 + 0.5 * random.NextGaussian());
            x[2 * i + 1] = (float)(z[i] - 0.5 + 0.1 * random.NextGaussian());
        }
        return new TensorDataset(tensor(x, [rows, 2]), tensor(y)) { Group = new Grouping("z", ["a", "b"], z) };
    }
}
