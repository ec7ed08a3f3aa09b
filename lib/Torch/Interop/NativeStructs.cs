using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Kinds of boxed values; the numbers are those of native/boxed.h.</summary>
internal enum Tag
{
    None = 0, Tensor = 1, Int = 2, Double = 3, Bool = 4, IntList = 5, DoubleList = 6, BoolList = 7,
    TensorList = 8, String = 9, Device = 10, Generator = 11, Complex = 12,
}

/// <summary>One boxed argument as the native side reads it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArgument
{
    internal Tag Tag;
    internal int Count;
    internal long Bits;
}

/// <summary>One boxed result: a tensor with the bytes it owns, a number, or a list of results.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    internal Tag Tag;
    internal int Count;
    internal long Bits;
    internal long Bytes;
}

/// <summary>What <c>ft_tensor_info</c> tells about a tensor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TensorInfo
{
    internal nint Data;
    internal long Count;
    internal long Bytes;
    internal int Rank;
    internal int ScalarType;
    internal int DeviceType;
    internal int DeviceIndex;
    internal int Flags;
    internal int Version;

    internal readonly bool RequiresGrad => (Flags & 1) != 0;
    internal readonly bool IsLeaf => (Flags & 2) != 0;
    internal readonly bool IsContiguous => (Flags & 4) != 0;
    internal readonly bool IsSparse => (Flags & 8) != 0;
    internal readonly bool IsInference => (Flags & 16) != 0;
    internal readonly bool IsLazyView => (Flags & 96) != 0;
}

/// <summary>The error object that an export returns.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeError
{
    internal int Kind;
    internal int Fixed;
    internal nint Message;
}
