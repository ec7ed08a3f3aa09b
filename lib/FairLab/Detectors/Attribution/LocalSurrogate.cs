using FairLab.Numerics;
using MathNet.Numerics.LinearAlgebra;
using TorchSharp;

namespace FairLab.Detectors;

/// <summary>
/// A local linear surrogate in the manner of LIME (Ribeiro et al. 2016, equation 1 and algorithm 1 [ribeiro2016]):
/// parts are left out at random, each sample weighs exp(-D²/σ²) with D the share of parts left out, and a ridge
/// regression of the outputs on which parts are in gives the values. An approximation of the model near the input, not
/// complete.
/// </summary>
public sealed record LocalSurrogate : IPartwiseMethod
{
    /// <inheritdoc/>
    public IReadOnlyList<long[]>? Parts { get; init; }

    /// <summary>The number of perturbed samples, the same for all rows.</summary>
    /// <value>1000.</value>
    public int Samples { get; init => field = Require.AtLeast(value, 2); } = 1000;

    /// <summary>σ: how fast samples far from the input lose weight.</summary>
    /// <value>0.5.</value>
    public double KernelWidth { get; init => field = Require.Positive(value); } = 0.5;

    /// <summary>The ridge penalty.</summary>
    /// <value>1e-3.</value>
    public double Ridge { get; init => field = Require.NotNegative(value); } = 1e-3;

    /// <summary>Decides the samples.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <inheritdoc/>
    public string Name => "local-surrogate";

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public IPartwiseMethod WithParts(IReadOnlyList<long[]> parts) => this with { Parts = parts };

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var players = Players.Of(Parts, task.Input);
        var d = players.Count;
        var random = new SeededRandom(Seed);
        // The input itself, then random samples.
        var coalitions = new bool[Samples][];
        for (var s = 0; s < Samples; s++)
        {
            coalitions[s] = new bool[d];
            for (var p = 0; p < d; p++)
                coalitions[s][p] = s == 0 || random.NextDouble() < 0.5;
        }
        var solve = Solver(coalitions, d);
        return task.Explained(task.ByRows(Samples, (x, b) =>
        {
            var outputs = players.Outputs(task, x, b, coalitions);
            var values = new double[x.shape[0]][];
            for (var row = 0; row < values.Length; row++)
            {
                var own = Vector<double>.Build.DenseOfEnumerable(outputs.Select(o => o[row]));
                values[row] = [.. solve.Multiply(own).Skip(1)];
            }
            return players.Spread(values, x);
        }));
    }

    /// <summary>
    /// (XᵀWX + ridge)⁻¹ XᵀW: from the outputs of all samples to intercept and values; the same for every row.
    /// </summary>
    Matrix<double> Solver(bool[][] coalitions, int d)
    {
        var x = Matrix<double>.Build.Dense(coalitions.Length, d + 1, (i, j) => j == 0 || coalitions[i][j - 1] ? 1 : 0);
        var weights = coalitions.Select(c =>
        {
            var left = c.Count(inside => !inside) / (double)Math.Max(1, d);
            return Math.Exp(-left * left / (KernelWidth * KernelWidth));
        }).ToArray();
        var weighted = Matrix<double>.Build.Dense(d + 1, coalitions.Length, (j, i) => weights[i] * x[i, j]);
        var gram = weighted * x;
        for (var j = 1; j <= d; j++)
            gram[j, j] += Ridge;
        return gram.Solve(weighted);
    }
}
