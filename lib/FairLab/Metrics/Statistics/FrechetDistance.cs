using MathNet.Numerics.LinearAlgebra;

namespace FairLab.Metrics;

/// <summary>
/// The Fréchet distance of two samples taken for Gaussian (Dowson and Landau 1982 [dowson1982]), which compares
/// generated with real pictures by a classifier's features (Heusel et al. 2017 [heusel2017]):
/// d² = ‖m₁ - m₂‖² + tr(S₁ + S₂ - 2 (S₁ S₂)^½). Small samples lie further from each other than what they come from.
/// </summary>
public static class FrechetDistance
{
    /// <summary>d² of two samples.</summary>
    /// <param name="first">Features, shape [n][d].</param>
    /// <param name="second">Features, shape [m][d].</param>
    /// <returns>Undefined where a sample has fewer than two rows or a feature that is not finite.</returns>
    /// <exception cref="ArgumentException">Rows of different lengths.</exception>
    public static Measure Of(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count < 2 || second.Count < 2)
            return Measure.Undefined($"{Math.Min(first.Count, second.Count)} rows: a covariance takes two");
        if (first.Concat(second).FirstOrDefault(row => row.Length != first[0].Length) is { } other)
            throw new ArgumentException($"found a row of {other.Length} features, expected {first[0].Length}",
                nameof(second));
        if (!first.Concat(second).All(row => row.All(double.IsFinite)))
            return Measure.Undefined("a feature that is not finite");
        var ((m1, s1), (m2, s2)) = (Moments(first), Moments(second));
        return OfGaussians(m1, s1, m2, s2);
    }

    /// <summary>d² of two Gaussians.</summary>
    /// <param name="mean1">Shape [d].</param>
    /// <param name="covariance1">Shape [d, d], symmetric, without negative eigenvalues.</param>
    /// <param name="mean2">Shape [d].</param>
    /// <param name="covariance2">Shape [d, d].</param>
    public static double OfGaussians(double[] mean1, double[,] covariance1, double[] mean2, double[,] covariance2)
    {
        ArgumentNullException.ThrowIfNull(mean1);
        ArgumentNullException.ThrowIfNull(mean2);
        var s1 = Matrix<double>.Build.DenseOfArray(covariance1);
        var s2 = Matrix<double>.Build.DenseOfArray(covariance2);
        var root = Root(s1);
        // The eigenvalues of S₁S₂ are those of the symmetric S₁^½ S₂ S₁^½.
        var product = root * s2 * root;
        var cross = Eigenvalues((product + product.Transpose()) / 2).Sum(Math.Sqrt);
        var centres = mean1.Zip(mean2, (a, b) => (a - b) * (a - b)).Sum();
        return Math.Max(0, centres + s1.Trace() + s2.Trace() - 2 * cross);
    }

    static Matrix<double> Root(Matrix<double> symmetric)
    {
        var evd = symmetric.Evd(Symmetricity.Symmetric);
        var roots = evd.EigenValues.Select(v => Math.Sqrt(Math.Max(0, v.Real)));
        return evd.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalArray([.. roots])
            * evd.EigenVectors.Transpose();
    }

    static IEnumerable<double> Eigenvalues(Matrix<double> symmetric) =>
        symmetric.Evd(Symmetricity.Symmetric).EigenValues.Select(v => Math.Max(0, v.Real));

    static (double[] Mean, double[,] Covariance) Moments(IReadOnlyList<double[]> rows)
    {
        var x = Matrix<double>.Build.DenseOfRowArrays(rows);
        var mean = x.ColumnSums() / rows.Count;
        for (var row = 0; row < rows.Count; row++)
            x.SetRow(row, x.Row(row) - mean);
        return ([.. mean], (x.TransposeThisAndMultiply(x) / (rows.Count - 1)).ToArray());
    }
}
