using FairLab.Data;
using MathNet.Numerics.LinearAlgebra;

namespace FairLab.Mitigators;

/// <summary>
/// Least-squares concept erasure (Belrose et al. 2023, theorem 4.3 [belrose2023]): x - W⁺ P W (x - μ), W =
/// Σ_xx^{-1/2}, P the orthogonal projection on the columns of W Σ_xz, z the membership of groups. No linear
/// classifier of z then does better than a constant one, and no affine map with that property changes x less in the
/// mean square. Classifiers that are not linear may. As a pre-processor it changes all features; for a network's
/// layer see <see cref="LayerErasure"/>. Any number of groups; weights are used.
/// </summary>
public sealed record Leace : IPreProcessor
{
    // Shares of the largest eigen- or singular value below which is rounding: as the authors' code has them.
    const double LeastVariance = 1e-12, LeastCovariance = 1e-9;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">People of one group.</exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        return FeatureErasure.Of(train, "leace", Eraser);
    }

    /// <summary>The eraser of some rows.</summary>
    /// <param name="x">A row each, shape [n, d].</param>
    /// <param name="groups">Their groups.</param>
    /// <param name="weights">How much each row counts, shape [n]; null when all count 1.</param>
    /// <exception cref="ArgumentException">Rows of one group only.</exception>
    public static ConceptEraser Eraser(Matrix<double> x, Grouping groups, double[]? weights = null)
    {
        var (centred, mean, root) = Centred(x, groups, weights, "leace");
        var total = root.Sum(r => r * r);
        var z = Matrix<double>.Build.Dense(x.RowCount, groups.Levels.Count, (row, g) => groups.Codes[row] == g ? 1 : 0);
        // What is centred on one side is centred on both: Σ (x - μ) (z - z̄)ᵀ = Σ (x - μ) zᵀ.
        var weighted = z.MapIndexed((row, _, value) => root[row] * value);
        var covariance = centred.TransposeThisAndMultiply(centred) / total;
        var cross = centred.TransposeThisAndMultiply(weighted) / total;
        var evd = covariance.Evd(Symmetricity.Symmetric);
        var values = evd.EigenValues.Map(v => v.Real);
        var least = LeastVariance * Math.Max(0, values.Maximum());
        Matrix<double> Power(double exponent) => evd.EigenVectors
            * Matrix<double>.Build.DenseOfDiagonalVector(values.Map(v => v > least ? Math.Pow(v, exponent) : 0))
            * evd.EigenVectors.Transpose();
        var (whiten, unwhiten) = (Power(-0.5), Power(0.5));
        var basis = Basis(whiten * cross, out var rank);
        return new ConceptEraser(unwhiten * basis * basis.Transpose() * whiten, mean, rank);
    }

    /// <summary>Rows less their mean, each times the root of its weight.</summary>
    internal static (Matrix<double> Rows, double[] Mean, double[] Root) Centred(Matrix<double> x, Grouping groups,
        double[]? weights, string method)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Codes.Length != x.RowCount || weights is not null && weights.Length != x.RowCount)
            throw new ArgumentException($"{method}: found {groups.Codes.Length} groups"
                + $"{(weights is null ? "" : $" and {weights.Length} weights")}, expected {x.RowCount}, one a row");
        TwoGroups.Check(weights is null ? groups
            : groups.Select([.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)]), method);
        double[] root = weights is null ? [.. Enumerable.Repeat(1.0, x.RowCount)]
            : Array.ConvertAll(weights, Math.Sqrt);
        var total = root.Sum(r => r * r);
        double[] mean = [.. x.EnumerateColumns()
            .Select(c => c.Select((v, row) => root[row] * root[row] * v).Sum() / total)];
        return (x.MapIndexed((row, column, value) => root[row] * (value - mean[column]), Zeros.Include), mean, root);
    }

    /// <summary>An orthonormal basis of the columns of a matrix.</summary>
    static Matrix<double> Basis(Matrix<double> columns, out int rank)
    {
        var svd = columns.Svd();
        // In whitened units a covariance is a correlation, at most 1: what is far below is none.
        rank = svd.S.Count(s => s > LeastCovariance);
        return rank == 0 ? Matrix<double>.Build.Dense(columns.RowCount, 1)
            : svd.U.SubMatrix(0, columns.RowCount, 0, rank);
    }
}
