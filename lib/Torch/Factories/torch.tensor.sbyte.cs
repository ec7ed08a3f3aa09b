namespace TorchSharp;

public static partial class torch
{
    /// <summary>A number as a tensor without dimensions.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) =>
        FromSpan<sbyte>([scalar], [], null, device, requires_grad);
    /// <summary>A number as a tensor without dimensions, of the given type.</summary>
    public static Tensor tensor(sbyte scalar, ScalarType? dtype, Device? device = null, bool requires_grad = false) =>
        FromSpan<sbyte>([scalar], [], dtype, device, requires_grad);
    /// <summary>A copy of an array of 8-bit whole numbers, of one dimension.</summary>
    public static Tensor tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 8-bit whole numbers, with the shape <paramref name="dimensions"/>.</summary>
    public static Tensor tensor(sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(rawArray, dimensions, dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 8-bit whole numbers, of one dimension.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(AsArray(rawArray), [rawArray.Count], dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 8-bit whole numbers, with the shape <paramref name="dimensions"/>.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(AsArray(rawArray), dimensions, dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 8-bit whole numbers, with a shape of 2 dimensions.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(AsArray(rawArray), [rows, columns], dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 8-bit whole numbers, with a shape of 3 dimensions.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(AsArray(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad, names);
    /// <summary>A copy of a list of 8-bit whole numbers, with a shape of 4 dimensions.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan<sbyte>(AsArray(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 8-bit whole numbers of 2 dimensions.</summary>
    public static Tensor tensor(sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan(Flat<sbyte>(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1)], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 8-bit whole numbers of 3 dimensions.</summary>
    public static Tensor tensor(sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan(Flat<sbyte>(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2)], dtype, device, requires_grad, names);
    /// <summary>A copy of an array of 8-bit whole numbers of 4 dimensions.</summary>
    public static Tensor tensor(sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromSpan(Flat<sbyte>(rawArray), [rawArray.GetLength(0), rawArray.GetLength(1), rawArray.GetLength(2), rawArray.GetLength(3)], dtype, device, requires_grad, names);
}
