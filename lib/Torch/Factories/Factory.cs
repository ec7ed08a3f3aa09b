using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>What every factory does last.</summary>
    static Tensor Finish(Tensor made, bool requires_grad, string[]? names = null)
    {
        if (names is not null)
        {
            made.Dispose();
            throw new NotSupportedException("names of dimensions are not supported by this binding; leave 'names' out");
        }
        return requires_grad ? made.requires_grad_(true) : made;
    }

    static Device Place(Device? device) => device ?? CPU;

    /// <summary>A tensor of copied elements; <paramref name="dtype"/> converts them.</summary>
    internal static Tensor FromSpan<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null)
        where T : unmanaged
    {
        var own = TypeOf<T>();
        var made = FromBytes(MemoryMarshal.AsBytes(values), dimensions, own);
        if ((dtype ?? own) != own || device is { type: not DeviceType.CPU })
        {
            var converted = made.to(dtype ?? own, device ?? CPU);
            made.Dispose();
            made = converted;
        }
        return Finish(made, requires_grad, names);
    }

    /// <summary>A tensor of elements given as bytes in order of the indices.</summary>
    internal static unsafe Tensor FromBytes(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> dimensions, ScalarType type)
    {
        var count = 1L;
        foreach (var length in dimensions) count = length >= 0 ? count * length : throw new ArgumentOutOfRangeException(nameof(dimensions), length, "a length is negative");
        if (count * ElementSize(type) != bytes.Length)
            throw new ArgumentException($"{bytes.Length / ElementSize(type)} elements do not fill the shape [{string.Join(", ", dimensions.ToArray())}], which holds {count}", nameof(dimensions));
        NativeResult result = default;
        fixed (byte* data = bytes)
        fixed (long* sizes = dimensions)
            NativeErrors.Check(NativeMethods.ft_tensor_from(data, bytes.Length, sizes, dimensions.Length, (int)type, &result), "tensor");
        return Tensor.Take(result, "tensor");
    }

    /// <summary>A copy of an array of any number of dimensions.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A copy of an array of any number of dimensions, converted to <paramref name="dtype"/>.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var lengths = new long[rawArray.Rank];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = rawArray.GetLongLength(i);
        return rawArray.GetType().GetElementType() is var element && element == typeof(float) ? Make<float>()
            : element == typeof(double) ? Make<double>() : element == typeof(long) ? Make<long>() : element == typeof(int) ? Make<int>()
            : element == typeof(bool) ? Make<bool>() : element == typeof(byte) ? Make<byte>() : element == typeof(sbyte) ? Make<sbyte>()
            : element == typeof(short) ? Make<short>() : element == typeof(Half) ? Make<Half>() : element == typeof(System.Numerics.Complex) ? Make<System.Numerics.Complex>()
            : throw new ArgumentException($"an array of {element?.Name} cannot become a tensor", nameof(rawArray));

        Tensor Make<T>() where T : unmanaged => FromSpan(Flat<T>(rawArray), lengths, dtype, device, requires_grad, names);
    }

    /// <summary>The elements of a rectangular array in order of the indices, not copied.</summary>
    static ReadOnlySpan<T> Flat<T>(Array array) where T : unmanaged =>
        array.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    static T[] AsArray<T>(IList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values as T[] ?? [.. values];
    }
}
