namespace TorchSharp;

public static partial class torch
{
    /// <summary>A number as a tensor without dimensions.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan<short>([scalar], [], null, device, requires_grad);
    /// <summary>A number as a tensor without dimensions, of the given type.</summary>
    public static Tensor tensor(short scalar, ScalarType? dtype, Device? device = null, bool requires_grad = false) =>
        FromSpan<short>([scalar], [], dtype, device, requires_grad);
    /// <summary>A copy of an array of 16-bit whole numbers, of one dimension.</summary>
    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 16-bit whole numbers, with the shape <paramref name="dimensions"/>.</summary>
    public static Tensor tensor(short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(rawArray, dimensions, dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 16-bit whole numbers, of one dimension.</summary>
    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(AsArray(rawArray), [rawArray.Count], dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 16-bit whole numbers, with the shape <paramref name="dimensions"/>.</summary>
    public static Tensor tensor(IList<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(AsArray(rawArray), dimensions, dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 16-bit whole numbers, with a shape of 2 dimensions.</summary>
    public static Tensor tensor(IList<short> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(AsArray(rawArray), [rows, columns], dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 16-bit whole numbers, with a shape of 3 dimensions.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(AsArray(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 16-bit whole numbers, with a shape of 4 dimensions.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<short>(AsArray(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 16-bit whole numbers of 2 dimensions.</summary>
    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan(Flat<short>(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 16-bit whole numbers of 3 dimensions.</summary>
    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan(Flat<short>(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 16-bit whole numbers of 4 dimensions.</summary>
    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan(Flat<short>(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);
}
