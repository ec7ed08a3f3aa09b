using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// An affine map that takes a concept out of a representation, x - M (x - μ); it needs to know nobody's group. It is
/// made by <see cref="Leace"/>, <see cref="NullspaceProjection"/> or <see cref="Direction"/>.
/// </summary>
public sealed class ConceptEraser
{
    readonly double[] _removed;

    /// <param name="removed">M, row-major, shape [d, d].</param>
    /// <param name="mean">μ, shape [d].</param>
    /// <param name="rank">How many dimensions M takes out.</param>
    internal ConceptEraser(Matrix<double> removed, double[] mean, int rank) =>
        (_removed, Mean, Rank) = (removed.ToRowMajorArray(), mean, rank);

    /// <summary>μ, the mean of what it was fitted on, shape [d].</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>How many dimensions are taken out; 0 where nothing told the groups apart.</summary>
    public int Rank { get; }

    /// <summary>d.</summary>
    public int Width => Mean.Count;

    /// <summary>The map that projects one direction out, h - ((h - μ)·v) v, v of length 1.</summary>
    /// <param name="direction">A concept vector of any length but 0, shape [d].</param>
    /// <param name="mean">μ, where the projection goes through; 0 when null, as in h - (h·v) v.</param>
    /// <exception cref="ArgumentException">A direction of length 0, or not finite.</exception>
    public static ConceptEraser Direction(IReadOnlyList<double> direction, IReadOnlyList<double>? mean = null)
    {
        ArgumentNullException.ThrowIfNull(direction);
        var v = Vector<double>.Build.DenseOfEnumerable(direction);
        var length = v.L2Norm();
        if (!(length > 0) || !double.IsFinite(length))
            throw new ArgumentException(FormattableString.Invariant(
                $"found a concept vector of length {length}, expected one above 0: its weights are all 0, ")
                + "so that there is nothing to take out", nameof(direction));
        v /= length;
        return new ConceptEraser(v.OuterProduct(v), [.. mean ?? new double[v.Count]], 1);
    }

    /// <summary>Erases in rows of numbers, shape [n, d], row-major.</summary>
    public double[] Apply(double[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var d = Width;
        if (d == 0 || rows.Length % d != 0)
            throw new ArgumentException($"found {rows.Length} numbers, expected rows of {d}", nameof(rows));
        var (result, centred) = (new double[rows.Length], new double[d]);
        for (var row = 0; row < rows.Length; row += d)
        {
            for (var j = 0; j < d; j++)
                centred[j] = rows[row + j] - Mean[j];
            for (var i = 0; i < d; i++)
            {
                result[row + i] = rows[row + i]
                    - System.Numerics.Tensors.TensorPrimitives.Dot(_removed.AsSpan(i * d, d), centred);
            }
        }
        return result;
    }

    /// <summary>Erases in a layer's output, differentiable; units are taken in one row.</summary>
    /// <param name="hidden">Shape [n, ...], d numbers a row.</param>
    /// <returns>The same shape.</returns>
    public Tensor Apply(Tensor hidden)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var flat = hidden.flatten(1);
        if (flat.shape[1] != Width)
            throw new ArgumentException($"found a representation of {flat.shape[1]} units, expected {Width} as in "
                + "fitting", nameof(hidden));
        using var scope = NewDisposeScope();
        var m = tensor(_removed, [Width, Width]).to(hidden.dtype).to(hidden.device);
        var mean = tensor(Mean.ToArray()).to(hidden.dtype).to(hidden.device);
        return (flat - (flat - mean).matmul(m.transpose(0, 1))).reshape(hidden.shape).MoveToOuterDisposeScope();
    }
}
