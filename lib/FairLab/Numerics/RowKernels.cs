using System.Numerics;

namespace FairLab.Numerics;

/// <summary>
/// A row times a small matrix, and the outer product added to one: what training on many rows with few columns spends its
/// time on. Matrices are row-major with <see cref="Padded"/> columns, so that every row is whole vectors.
/// </summary>
static class RowKernels
{
    /// <summary>The number of columns rounded up to whole vectors.</summary>
    public static int Padded(int columns) => (columns + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>result = x W.</summary>
    /// <param name="x">Shape [d].</param>
    /// <param name="matrix">W, shape [d, columns], columns padded.</param>
    /// <param name="result">Shape [columns].</param>
    public static void Product(ReadOnlySpan<double> x, ReadOnlySpan<double> matrix, Span<double> result)
    {
        var (columns, lanes) = (result.Length, Vector<double>.Count);
        var c = 0;
        // Four vectors of sums stay in registers over the whole row.
        for (; c + 4 * lanes <= columns; c += 4 * lanes)
        {
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (int j = 0, at = c; j < x.Length; j++, at += columns)
            {
                var factor = new Vector<double>(x[j]);
                s0 = Vector.FusedMultiplyAdd(factor, new Vector<double>(matrix[at..]), s0);
                s1 = Vector.FusedMultiplyAdd(factor, new Vector<double>(matrix[(at + lanes)..]), s1);
                s2 = Vector.FusedMultiplyAdd(factor, new Vector<double>(matrix[(at + 2 * lanes)..]), s2);
                s3 = Vector.FusedMultiplyAdd(factor, new Vector<double>(matrix[(at + 3 * lanes)..]), s3);
            }
            s0.CopyTo(result[c..]);
            s1.CopyTo(result[(c + lanes)..]);
            s2.CopyTo(result[(c + 2 * lanes)..]);
            s3.CopyTo(result[(c + 3 * lanes)..]);
        }
        for (; c < columns; c += lanes)
        {
            Vector<double> sum = default;
            for (int j = 0, at = c; j < x.Length; j++, at += columns)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(x[j]), new Vector<double>(matrix[at..]), sum);
            sum.CopyTo(result[c..]);
        }
    }

    /// <summary>S += xᵀ c.</summary>
    /// <param name="x">Shape [d].</param>
    /// <param name="factors">c, shape [columns], columns padded.</param>
    /// <param name="matrix">S, shape [d, columns].</param>
    public static void AddOuter(ReadOnlySpan<double> x, ReadOnlySpan<double> factors, Span<double> matrix)
    {
        var (columns, lanes) = (factors.Length, Vector<double>.Count);
        for (var c = 0; c < columns; c += lanes)
        {
            var factor = new Vector<double>(factors[c..]);
            for (int j = 0, at = c; j < x.Length; j++, at += columns)
                Vector.FusedMultiplyAdd(new Vector<double>(x[j]), factor, new Vector<double>(matrix[at..])).CopyTo(matrix[at..]);
        }
    }
}
