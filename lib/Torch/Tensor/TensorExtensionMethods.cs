using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Numbers out of tensors, and tensors out of arrays.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The only element, converted.</summary>
    public static float ToSingle(this Tensor value) => (float)value.ToNumber().AsDouble;

    /// <summary>The only element, converted.</summary>
    public static double ToDouble(this Tensor value) => value.ToNumber().AsDouble;

    /// <summary>The only element, converted.</summary>
    public static Half ToHalf(this Tensor value) => (Half)value.ToNumber().AsDouble;

    /// <summary>The only element, cut towards zero.</summary>
    public static sbyte ToSByte(this Tensor value) => (sbyte)value.ToNumber().AsLong;

    /// <summary>The only element, cut towards zero.</summary>
    public static byte ToByte(this Tensor value) => (byte)value.ToNumber().AsLong;

    /// <summary>The only element, cut towards zero.</summary>
    public static short ToInt16(this Tensor value) => (short)value.ToNumber().AsLong;

    /// <summary>The only element, cut towards zero.</summary>
    public static int ToInt32(this Tensor value) => (int)value.ToNumber().AsLong;

    /// <summary>The only element, cut towards zero.</summary>
    public static long ToInt64(this Tensor value) => value.ToNumber().AsLong;

    /// <summary>True when the only element is not zero.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToNumber().AsComplex != 0;

    /// <summary>The only element as a complex number.</summary>
    public static System.Numerics.Complex ToComplexFloat64(this Tensor value) => value.ToNumber().AsComplex;

    /// <summary>The only element as a number.</summary>
    public static Scalar ToScalar(this Tensor value) => value.ToNumber();

    /// <summary>The number as operators take it.</summary>
    public static Scalar ToScalar(this int value) => value;
    /// <summary>The number as operators take it.</summary>
    public static Scalar ToScalar(this long value) => value;
    /// <summary>The number as operators take it.</summary>
    public static Scalar ToScalar(this float value) => value;
    /// <summary>The number as operators take it.</summary>
    public static Scalar ToScalar(this double value) => value;
    /// <summary>The truth value as operators take it.</summary>
    public static Scalar ToScalar(this bool value) => value;
    /// <summary>The number as operators take it.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>A copy of the array as a tensor, with the shape <paramref name="dimensions"/>.</summary>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) where T : unmanaged =>
        FromSpan<T>(rawArray, dimensions, null, null, requires_grad);

    /// <summary>A number as a tensor without dimensions.</summary>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : unmanaged =>
        FromSpan<T>([scalar], [], null, device, requires_grad);
}
