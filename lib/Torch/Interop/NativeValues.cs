using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Results of operators as C# values.</summary>
internal static unsafe class NativeValues
{
    /// <summary>Takes a result over: a tensor, long, double, bool, <see cref="Complex"/>, a list of them, or null.</summary>
    internal static object? Take(in NativeResult result, string what)
    {
        switch (result.Tag)
        {
            case Tag.None: return null;
            case Tag.Tensor: return result.Bits == 0 ? null : Tensor.Take(result, what);
            case Tag.Int: return result.Bits;
            case Tag.Double: return BitConverter.Int64BitsToDouble(result.Bits);
            case Tag.Bool: return result.Bits != 0;
            case Tag.Complex: return new Complex(BitConverter.Int64BitsToDouble(result.Bits), BitConverter.Int64BitsToDouble(result.Bytes));
            default:
                var native = (NativeResult*)result.Bits;
                try
                {
                    if (result.Count == 0 || native[0].Tag == Tag.Tensor)
                    {
                        var tensors = new Tensor[result.Count];
                        for (var i = 0; i < tensors.Length; i++) tensors[i] = Tensor.TakeOrNull(native[i])!;
                        return tensors;
                    }
                    var values = new object?[result.Count];
                    for (var i = 0; i < values.Length; i++) values[i] = Take(native[i], what);
                    return values;
                }
                finally
                {
                    NativeMethods.ft_free(native);
                }
        }
    }
}
