using FairLab.Data;
using FairLab.Models;
using MathNet.Numerics.LinearAlgebra;

namespace FairLab.Mitigators;

/// <summary>
/// Iterative nullspace projection (Ravfogel et al. 2020, algorithm 1 [ravfogel2020]): a linear classifier of
/// membership is trained (logistic regression, one for each group of more than two), its direction projected out, and
/// so on with what is left, until a classifier's balanced accuracy on the rows it was trained on is within <see
/// cref="Tolerance"/> of guessing, or for <see cref="Rounds"/> rounds. Each round costs a dimension; <see
/// cref="Leace"/> costs the fewest. As a pre-processor it changes all features; for a network's layer see <see
/// cref="LayerErasure"/>. Weights are used.
/// </summary>
public sealed record NullspaceProjection : IPreProcessor
{
    /// <summary>The most rounds.</summary>
    /// <value>35, as in the paper.</value>
    public int Rounds { get; init => field = Require.AtLeast(value, 1); } = 35;

    /// <summary>How far above guessing the last classifier may be.</summary>
    /// <value>0.01.</value>
    public double Tolerance { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">People of one group.</exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        return FeatureErasure.Of(train, "nullspace-projection", Eraser);
    }

    /// <summary>The eraser of some rows.</summary>
    /// <param name="x">A row each, shape [n, d].</param>
    /// <param name="groups">Their groups.</param>
    /// <param name="weights">How much each row counts, shape [n]; null when all count 1.</param>
    /// <exception cref="ArgumentException">Rows of one group only.</exception>
    public ConceptEraser Eraser(Matrix<double> x, Grouping groups, double[]? weights = null)
    {
        var (_, mean, _) = Leace.Centred(x, groups, weights, "nullspace-projection");
        var centred = x.MapIndexed((_, column, value) => value - mean[column], Zeros.Include);
        var basis = new List<Vector<double>>();
        var left = centred;
        for (var round = 0; round < Rounds && basis.Count < x.ColumnCount; round++)
        {
            var found = false;
            // Of two groups one direction tells both.
            for (var g = groups.Levels.Count == 2 ? 1 : 0; g < groups.Levels.Count; g++)
            {
                if (Direction(left, groups, g, weights) is not { } direction)
                    continue;
                foreach (var known in basis)
                    direction -= known * known.DotProduct(direction);
                var length = direction.L2Norm();
                if (length < 1e-9)
                    continue;
                basis.Add(direction / length);
                left -= (left * basis[^1]).OuterProduct(basis[^1]);
                found = true;
            }
            if (!found)
                break;
        }
        var removed = basis.Aggregate(Matrix<double>.Build.Dense(x.ColumnCount, x.ColumnCount),
            (sum, v) => sum + v.OuterProduct(v));
        return new ConceptEraser(removed, mean, basis.Count);
    }

    /// <summary>The direction, of length 1, in which a linear classifier tells a group; null where it does no better
    /// than guessing.</summary>
    Vector<double>? Direction(Matrix<double> x, Grouping groups, int group, double[]? weights)
    {
        int[] labels = Array.ConvertAll(groups.Codes, z => z == group ? 1 : 0);
        Feature[] features = [.. Enumerable.Range(0, x.ColumnCount)
            .Select(j => new Feature($"unit {j}", $"unit {j}", false))];
        // What is projected out is 0, not rounding.
        double[] values = [.. x.ToRowMajorArray().Select(v => Math.Abs(v) < 1e-9 ? 0 : v)];
        var data = new TabularDataset("representation", features, values, labels, [groups]);
        var weighted = data.WithWeights(Balanced(labels, weights));
        if (weighted.Counted().Labels.Distinct().Count() < 2)
            return null;
        var model = LogisticRegression.Train(weighted, new LogisticOptions());
        var said = model.Predict(data);
        var right = Enumerable.Range(0, said.Length).Sum(i =>
            (said[i] >= 0.5 ? 1 : 0) == labels[i] ? weighted.Weights![i] : 0);
        if (right / weighted.Weights!.Sum() <= 0.5 + Tolerance)
            return null;
        var scale = Standardizer.Fit(weighted).Scale;
        var direction = Vector<double>.Build.Dense(x.ColumnCount, j => model.Coefficients[j] * scale[j]);
        return direction.L2Norm() is > 0 and var length ? direction / length : null;
    }

    /// <summary>Weights by which the group and all others count alike, so that its size tells nothing.</summary>
    static double[] Balanced(int[] labels, double[]? weights)
    {
        var total = new double[2];
        for (var i = 0; i < labels.Length; i++)
            total[labels[i]] += weights?[i] ?? 1;
        return [.. labels.Select((y, i) => total[y] == 0 ? 0 : (weights?[i] ?? 1) * total.Sum() / (2 * total[y]))];
    }
}
