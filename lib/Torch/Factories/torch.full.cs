using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.full.Call(size, value, dtype, default, Place(device)), requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number.</summary>
    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(size.ToArray(), value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 1 dimension.</summary>
    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { size }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 2 dimensions.</summary>
    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { rows, columns }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 3 dimensions.</summary>
    public static Tensor full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { dim0, dim1, dim2 }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 4 dimensions.</summary>
    public static Tensor full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { dim0, dim1, dim2, dim3 }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 1 dimension.</summary>
    public static Tensor full(int size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { size }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 2 dimensions.</summary>
    public static Tensor full(int rows, int columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { rows, columns }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 3 dimensions.</summary>
    public static Tensor full(int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { dim0, dim1, dim2 }, value, dtype, device, requires_grad, names);
    /// <summary>A tensor filled with <paramref name="value"/>; without <paramref name="dtype"/> the type follows from the number, of 4 dimensions.</summary>
    public static Tensor full(int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full(new long[] { dim0, dim1, dim2, dim3 }, value, dtype, device, requires_grad, names);
    /// <summary>Filled with <paramref name="value"/>, of the shape, type and device of <paramref name="input"/> where nothing else is said.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.full_like.Call(input, value, dtype, default, device), requires_grad, names);
}
