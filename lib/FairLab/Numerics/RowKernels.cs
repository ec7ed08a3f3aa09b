using System.Numerics;
using System.Runtime.InteropServices;

namespace FairLab.Numerics;

/// <summary>
/// A row times a small matrix, and the outer product added to one: what training on many rows with few columns spends
/// its time on. Matrices are row-major with <see cref="Padded"/> columns, so that every row is whole vectors.
/// </summary>
static class RowKernels
{
    /// <summary>The number of columns rounded up to whole vectors.</summary>
    public static int Padded(int columns) =>
        (columns + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>result = x W.</summary>
    /// <param name="x">Shape [d].</param>
    /// <param name="matrix">W, shape [d, columns], columns padded.</param>
    /// <param name="result">Shape [columns].</param>
    public static void Product(ReadOnlySpan<double> x, ReadOnlySpan<double> matrix, Span<double> result)
    {
        var (columns, lanes) = (Checked(x, matrix.Length, result.Length), Vector<double>.Count);
        ref var w = ref MemoryMarshal.GetReference(matrix);
        var c = 0;
        // Sums of several vectors stay in registers over the whole row, so that none waits for the one before.
        for (; c + 3 * lanes <= columns; c += 3 * lanes)
        {
            Vector<double> s0 = default, s1 = default, s2 = default;
            for (int j = 0, at = c; j < x.Length; j++, at += columns)
            {
                var factor = new Vector<double>(x[j]);
                s0 = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref w, (nuint)at), s0);
                s1 = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref w, (nuint)(at + lanes)), s1);
                s2 = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref w, (nuint)(at + 2 * lanes)), s2);
            }
            s0.CopyTo(result[c..]);
            s1.CopyTo(result[(c + lanes)..]);
            s2.CopyTo(result[(c + 2 * lanes)..]);
        }
        for (; c + 2 * lanes <= columns; c += 2 * lanes)
        {
            Vector<double> s0 = default, s1 = default;
            for (int j = 0, at = c; j < x.Length; j++, at += columns)
            {
                var factor = new Vector<double>(x[j]);
                s0 = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref w, (nuint)at), s0);
                s1 = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref w, (nuint)(at + lanes)), s1);
            }
            s0.CopyTo(result[c..]);
            s1.CopyTo(result[(c + lanes)..]);
        }
        for (; c < columns; c += lanes)
        {
            Vector<double> sum = default;
            for (int j = 0, at = c; j < x.Length; j++, at += columns)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(x[j]), Vector.LoadUnsafe(ref w, (nuint)at), sum);
            sum.CopyTo(result[c..]);
        }
    }

    /// <summary>S += xᵀ c + yᵀ d: of two rows at once, which reads and writes S half as often.</summary>
    /// <param name="x">Shape [d].</param>
    /// <param name="c">Shape [columns], columns padded.</param>
    /// <param name="y">Shape [d].</param>
    /// <param name="d">Shape [columns].</param>
    /// <param name="matrix">S, shape [d, columns].</param>
    public static void AddOuters(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> d,
        Span<double> matrix)
    {
        var (columns, lanes) = (Checked(x, matrix.Length, c.Length), Vector<double>.Count);
        y = y[..x.Length];
        ref var s = ref MemoryMarshal.GetReference(matrix);
        for (var k = 0; k < columns; k += lanes)
        {
            var (f, g) = (new Vector<double>(c[k..]), new Vector<double>(d[k..]));
            for (int j = 0, at = k; j < x.Length; j++, at += columns)
            {
                var sum = Vector.FusedMultiplyAdd(new Vector<double>(x[j]), f, Vector.LoadUnsafe(ref s, (nuint)at));
                Vector.FusedMultiplyAdd(new Vector<double>(y[j]), g, sum).StoreUnsafe(ref s, (nuint)at);
            }
        }
    }

    /// <summary>
    /// The number of columns, when the matrix has a row for each entry of x and rows are whole vectors; the loops rely
    /// on it.
    /// </summary>
    static int Checked(ReadOnlySpan<double> x, int matrix, int columns) =>
        columns % Vector<double>.Count == 0 && matrix >= x.Length * columns
            ? columns
            : throw new ArgumentException(
                $"found a matrix of {matrix} entries for a row of {x.Length} and {columns} columns");
}
