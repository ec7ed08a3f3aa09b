using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>A number that its new type cannot hold ends the process; so it does in casts of a tensor, as in
/// <c>(int)tensor</c>.</summary>
static class ScalarGuard
{
    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToSByte")]
    internal static void SByte(Scalar value) => Integer(value, "SByte", sbyte.MinValue, sbyte.MaxValue);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToByte")]
    internal static void Byte(Scalar value) => Integer(value, "Byte", byte.MinValue, byte.MaxValue);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToInt16")]
    internal static void Int16(Scalar value) => Integer(value, "Int16", short.MinValue, short.MaxValue);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToInt32")]
    internal static void Int32(Scalar value) => Integer(value, "Int32", int.MinValue, int.MaxValue);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToInt64")]
    internal static void Int64(Scalar value)
    {
        if (value.Type != ScalarType.Int64)
            Integer(value, "Int64", long.MinValue, long.MaxValue);
    }

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToHalf")]
    internal static void Half(Scalar value) => Fraction(value, "Half", 65504);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToBFloat16")]
    internal static void BFloat16(Scalar value) => Fraction(value, "BFloat16", 3.3895313892515355e38);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToSingle")]
    internal static void Single(Scalar value) => Fraction(value, "Single", float.MaxValue);

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToDouble")]
    internal static void Double(Scalar value) => Real(value, "Double");

    [Hook("Before", "TorchSharp.ScalarExtensionMethods::ToComplexFloat32")]
    internal static void Complex(Scalar value)
    {
        var whole = value.ToComplexFloat64();
        if (IsBeyond(whole.Real, float.MaxValue) || IsBeyond(whole.Imaginary, float.MaxValue))
            throw Error(whole, "ComplexFloat32");
    }

    static void Integer(Scalar value, string type, double least, double greatest)
    {
        double number = Real(value, type);
        if (!(number >= least && number <= greatest))
            throw Error(number, type);
    }

    static void Fraction(Scalar value, string type, double greatest)
    {
        double number = Real(value, type);
        if (IsBeyond(number, greatest))
            throw Error(number, type);
    }

    /// <summary>The number, read as complex, which every number is.</summary>
    static double Real(Scalar value, string type)
    {
        var whole = value.ToComplexFloat64();
        return whole.Imaginary == 0 ? whole.Real : throw Error(whole, type);
    }

    static bool IsBeyond(double number, double greatest) => double.IsFinite(number) && Math.Abs(number) > greatest;

    static OverflowException Error(object number, string type) =>
        new(FormattableString.Invariant($"scalar: found {number}, which {type} cannot hold"));
}
