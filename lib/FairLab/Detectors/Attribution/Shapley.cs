using System.Numerics;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Shapley values (Shapley 1953; Lundberg and Lee 2017, equation 4 [lundberg2017]) of the game v(S) = f(x with the
/// parts outside S replaced by the baseline's): a_p = Σ_S |S|! (d - |S| - 1)! / d! (v(S ∪ p) - v(S)). Exact over all
/// 2^d coalitions up to <see cref="ExactUpTo"/> parts; beyond that the mean over random orders and their reverses
/// (Castro et al. 2009; antithetic pairs), which still adds up exactly.
/// </summary>
public sealed record Shapley : IPartwiseMethod
{
    /// <inheritdoc/>
    public IReadOnlyList<long[]>? Parts { get; init; }

    /// <summary>The most parts for which all coalitions are tried.</summary>
    /// <value>12, that is 4,096 coalitions.</value>
    public int ExactUpTo { get; init => field = Require.That(value, value is >= 0 and <= 20, "0 to 20"); } = 12;

    /// <summary>How many pairs of an order and its reverse are drawn beyond that.</summary>
    /// <value>100.</value>
    public int Pairs { get; init => field = Require.AtLeast(value, 1); } = 100;

    /// <summary>Decides the orders.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <inheritdoc/>
    public string Name => "shapley";

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public IPartwiseMethod WithParts(IReadOnlyList<long[]> parts) => this with { Parts = parts };

    /// <inheritdoc/>
    public Attribution Attribute(AttributionTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var players = Players.Of(Parts, task.Input);
        var exact = players.Count <= ExactUpTo;
        return task.Explained(task.ByRows(exact ? 1 << players.Count : players.Count + 1, (x, b) =>
        {
            var values = exact
                ? Exact(task, players, x, b)
                : Sampled(task, players, x, b, new SeededRandom(Seed));
            return players.Spread(values, x);
        }));
    }

    static double[][] Exact(AttributionTask task, Players players, Tensor x, Tensor b)
    {
        var d = players.Count;
        bool[][] coalitions = [.. Enumerable.Range(0, 1 << d)
            .Select(s => Enumerable.Range(0, d).Select(p => (s >> p & 1) == 1).ToArray())];
        var v = players.Outputs(task, x, b, coalitions);
        // |S|! (d - |S| - 1)! / d! = 1 / (d · C(d - 1, |S|))
        var weight = new double[d];
        for (var (size, ways) = (0, 1.0); size < d; ways = ways * (d - 1 - size) / (size + 1), size++)
            weight[size] = 1 / (d * ways);
        var values = new double[x.shape[0]][];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = new double[d];
            for (var s = 0; s < v.Length; s++)
                for (var p = 0; p < d; p++)
                    if ((s >> p & 1) == 0)
                        values[row][p] += weight[BitOperations.PopCount((uint)s)] * (v[s | 1 << p][row] - v[s][row]);
        }
        return values;
    }

    double[][] Sampled(AttributionTask task, Players players, Tensor x, Tensor b, SeededRandom random)
    {
        var d = players.Count;
        double[][] values = [.. Enumerable.Range(0, (int)x.shape[0]).Select(_ => new double[d])];
        for (var pair = 0; pair < Pairs; pair++)
        {
            var order = random.Permutation(d);
            foreach (var way in new[] { order, [.. order.Reverse()] })
            {
                var chain = new bool[d + 1][];
                chain[0] = new bool[d];
                for (var k = 0; k < d; k++)
                {
                    chain[k + 1] = (bool[])chain[k].Clone();
                    chain[k + 1][way[k]] = true;
                }
                var v = players.Outputs(task, x, b, chain);
                for (var row = 0; row < values.Length; row++)
                    for (var k = 0; k < d; k++)
                        values[row][way[k]] += (v[k + 1][row] - v[k][row]) / (2.0 * Pairs);
            }
        }
        return values;
    }
}
