using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Numerics;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The units of a layer by how much each tells of the groups, the most first (section 4.2 of the survey [du2019]). For
/// more than two groups a unit counts by the group that it tells best.
/// </summary>
/// <param name="Units">All units, the most telling first.</param>
/// <param name="Scores">What they were ranked by, in that order: |correlation|, |weight| or |AUC - ½|; 0 by
/// lot.</param>
public sealed record NeuronRanking(IReadOnlyList<int> Units, IReadOnlyList<double> Scores)
{
    /// <summary>The first few units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More units than there are.</exception>
    public IReadOnlyList<int> Top(int count) => [.. Units.Take(
        Require.That(count, count >= 0 && count <= Units.Count, $"a number of units from 0 to {Units.Count}"))];

    /// <summary>Ranks the units of a layer.</summary>
    /// <param name="hidden">What the layer holds, shape [n, ...].</param>
    /// <param name="groups">The rows' groups.</param>
    /// <param name="by">By what.</param>
    /// <param name="weights">How much each row counts, shape [n]; null when all count 1.</param>
    /// <param name="seed">Decides the order by lot.</param>
    /// <exception cref="ArgumentException">Rows of one group only.</exception>
    public static NeuronRanking Of(Tensor hidden, Grouping groups, NeuronRank by = NeuronRank.Correlation,
        double[]? weights = null, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        return Of(LayerUnits.Of(hidden), groups, by, weights, seed);
    }

    /// <summary>A change of a layer that switches units off: they are 0.</summary>
    /// <param name="units">Which, as numbers of the layer's output in one row.</param>
    public static Func<Tensor, Tensor> Off(IReadOnlyList<int> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return hidden =>
        {
            var count = (int)(hidden.numel() / hidden.shape[0]);
            if (units.FirstOrDefault(u => (uint)u >= (uint)count, -1) is >= 0 and var wrong)
                throw new ArgumentException($"found the unit {wrong}, expected 0 to {count - 1}", nameof(units));
            var mask = new float[count];
            Array.Fill(mask, 1);
            foreach (var unit in units)
                mask[unit] = 0;
            using var scope = NewDisposeScope();
            var shape = hidden.shape.Skip(1).Prepend(1L).ToArray();
            return (hidden * tensor(mask, shape).to(hidden.dtype).to(hidden.device)).MoveToOuterDisposeScope();
        };
    }

    internal static NeuronRanking Of(Matrix<double> units, Grouping groups, NeuronRank by, double[]? weights, long seed)
    {
        var (centred, _, root) = Leace.Centred(units, groups, weights, "neuron-switch-off");
        if (by == NeuronRank.Random)
            return new(new SeededRandom(seed).Permutation(units.ColumnCount), new double[units.ColumnCount]);
        // Of two groups one tells both.
        int[] levels = [.. Enumerable.Range(0, groups.Levels.Count).Skip(groups.Levels.Count == 2 ? 1 : 0)];
        double[] scores = [.. Enumerable.Range(0, units.ColumnCount).Select(_ => 0.0)];
        foreach (var level in levels)
        {
            var of = by switch
            {
                NeuronRank.Correlation => Correlations(centred, groups, level, root),
                NeuronRank.Auc => Areas(units, groups, level, weights),
                _ => Weights(units, groups, level, weights),
            };
            for (var u = 0; u < scores.Length; u++)
                scores[u] = Math.Max(scores[u], of[u]);
        }
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(u => scores[u]).ThenBy(u => u)];
        return new(order, [.. order.Select(u => scores[u])]);
    }

    /// <summary>The concept vector of two groups: the weights of a logistic regression of membership, from the first to
    /// the second, shape [units].</summary>
    internal static double[] ConceptVector(Matrix<double> units, Grouping groups, double[]? weights)
    {
        int[] present = [.. groups.Codes.Distinct().Order()];
        if (present.Length != 2)
            throw new ArgumentException($"found {present.Length} groups of '{groups.Name}', expected two: a concept "
                + "vector leads from one to another; take Leace, or one group against all others (WithPrivileged)",
                nameof(groups));
        var (coefficients, scale) = Linear(units, groups, present[1], weights);
        return [.. coefficients.Zip(scale, (c, s) => c * s)];
    }

    static double[] Weights(Matrix<double> units, Grouping groups, int level, double[]? weights) =>
        [.. Linear(units, groups, level, weights).Coefficients.Select(Math.Abs)];

    static (double[] Coefficients, IReadOnlyList<double> Scale) Linear(Matrix<double> units, Grouping groups, int level,
        double[]? weights)
    {
        Feature[] features = [.. Enumerable.Range(0, units.ColumnCount)
            .Select(j => new Feature($"unit {j}", $"unit {j}", false))];
        int[] labels = Array.ConvertAll(groups.Codes, z => z == level ? 1 : 0);
        var data = new TabularDataset("layer", features, units.ToRowMajorArray(), labels, [groups]);
        data = weights is null ? data : data.WithWeights(weights).Counted();
        var model = LogisticRegression.Train(data, new LogisticOptions());
        return (model.Coefficients[..units.ColumnCount], Standardizer.Fit(data).Scale);
    }

    static double[] Correlations(Matrix<double> centred, Grouping groups, int level, double[] root)
    {
        var share = groups.Codes.Select((z, i) => z == level ? root[i] * root[i] : 0).Sum() / root.Sum(r => r * r);
        var z = Vector<double>.Build.Dense(groups.Codes.Length,
            i => root[i] * ((groups.Codes[i] == level ? 1 : 0) - share));
        // A unit without variance tells nothing.
        return [.. centred.EnumerateColumns().Select(c =>
            c.L2Norm() * z.L2Norm() is > 1e-12 and var norm ? Math.Abs(c.DotProduct(z)) / norm : 0)];
    }

    static double[] Areas(Matrix<double> units, Grouping groups, int level, double[]? weights)
    {
        int[] inside = [.. Enumerable.Range(0, groups.Codes.Length).Where(i => groups.Codes[i] == level)];
        int[] outside = [.. Enumerable.Range(0, groups.Codes.Length).Where(i => groups.Codes[i] != level)];
        ScoreSample Sample(Vector<double> unit, int[] rows) => ScoreSample.Of([.. rows.Select(i => unit[i])],
            weights is null ? default : [.. rows.Select(i => weights[i])]);
        return [.. units.EnumerateColumns().Select(unit =>
            Distributions.Auc(Sample(unit, inside), Sample(unit, outside)) is { IsDefined: true } auc
                ? Math.Abs(auc.Value - 0.5) : 0)];
    }
}
