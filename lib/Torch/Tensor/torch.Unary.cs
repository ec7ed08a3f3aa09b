using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>|x| of each element.</summary>
    public static Tensor abs(Tensor input) => Aten.abs.Unary(input);
    /// <summary>Arc cosine of each element, radians.</summary>
    public static Tensor acos(Tensor input) => Aten.acos.Unary(input);
    /// <summary>Inverse hyperbolic cosine of each element.</summary>
    public static Tensor acosh(Tensor input) => Aten.acosh.Unary(input);
    /// <summary>Arc sine of each element, radians.</summary>
    public static Tensor asin(Tensor input) => Aten.asin.Unary(input);
    /// <summary>Inverse hyperbolic sine of each element.</summary>
    public static Tensor asinh(Tensor input) => Aten.asinh.Unary(input);
    /// <summary>Arc tangent of each element, radians.</summary>
    public static Tensor atan(Tensor input) => Aten.atan.Unary(input);
    /// <summary>Inverse hyperbolic tangent of each element.</summary>
    public static Tensor atanh(Tensor input) => Aten.atanh.Unary(input);
    /// <summary>Smallest whole number not below each element.</summary>
    public static Tensor ceil(Tensor input) => Aten.ceil.Unary(input);
    /// <summary>Cosine of each element, radians.</summary>
    public static Tensor cos(Tensor input) => Aten.cos.Unary(input);
    /// <summary>Hyperbolic cosine of each element.</summary>
    public static Tensor cosh(Tensor input) => Aten.cosh.Unary(input);
    /// <summary>Degrees to radians.</summary>
    public static Tensor deg2rad(Tensor input) => Aten.deg2rad.Unary(input);
    /// <summary>d/dx ln Γ(x) of each element.</summary>
    public static Tensor digamma(Tensor input) => Aten.digamma.Unary(input);
    /// <summary>Error function 2/√π ∫₀ˣ exp(-t²) dt of each element.</summary>
    public static Tensor erf(Tensor input) => Aten.erf.Unary(input);
    /// <summary>1 - erf(x) of each element.</summary>
    public static Tensor erfc(Tensor input) => Aten.erfc.Unary(input);
    /// <summary>Inverse of the error function.</summary>
    public static Tensor erfinv(Tensor input) => Aten.erfinv.Unary(input);
    /// <summary>eˣ of each element.</summary>
    public static Tensor exp(Tensor input) => Aten.exp.Unary(input);
    /// <summary>2ˣ of each element.</summary>
    public static Tensor exp2(Tensor input) => Aten.exp2.Unary(input);
    /// <summary>eˣ - 1 of each element, exact near 0.</summary>
    public static Tensor expm1(Tensor input) => Aten.expm1.Unary(input);
    /// <summary>Largest whole number not above each element.</summary>
    public static Tensor floor(Tensor input) => Aten.floor.Unary(input);
    /// <summary>x - trunc(x) of each element.</summary>
    public static Tensor frac(Tensor input) => Aten.frac.Unary(input);
    /// <summary>ln |Γ(x)| of each element.</summary>
    public static Tensor lgamma(Tensor input) => Aten.lgamma.Unary(input);
    /// <summary>Natural logarithm of each element.</summary>
    public static Tensor log(Tensor input) => Aten.log.Unary(input);
    /// <summary>Logarithm to base 10 of each element.</summary>
    public static Tensor log10(Tensor input) => Aten.log10.Unary(input);
    /// <summary>ln(1 + x) of each element, exact near 0.</summary>
    public static Tensor log1p(Tensor input) => Aten.log1p.Unary(input);
    /// <summary>Logarithm to base 2 of each element.</summary>
    public static Tensor log2(Tensor input) => Aten.log2.Unary(input);
    /// <summary>-x of each element.</summary>
    public static Tensor neg(Tensor input) => Aten.neg.Unary(input);
    /// <summary>Radians to degrees.</summary>
    public static Tensor rad2deg(Tensor input) => Aten.rad2deg.Unary(input);
    /// <summary>1 / x of each element.</summary>
    public static Tensor reciprocal(Tensor input) => Aten.reciprocal.Unary(input);
    /// <summary>1 / √x of each element.</summary>
    public static Tensor rsqrt(Tensor input) => Aten.rsqrt.Unary(input);
    /// <summary>1 / (1 + e⁻ˣ) of each element.</summary>
    public static Tensor sigmoid(Tensor input) => Aten.sigmoid.Unary(input);
    /// <summary>-1, 0 or 1 of each element.</summary>
    public static Tensor sign(Tensor input) => Aten.sign.Unary(input);
    /// <summary>x / |x| of each element, also of complex ones.</summary>
    public static Tensor sgn(Tensor input) => Aten.sgn.Unary(input);
    /// <summary>Sine of each element, radians.</summary>
    public static Tensor sin(Tensor input) => Aten.sin.Unary(input);
    /// <summary>sin(πx) / πx of each element.</summary>
    public static Tensor sinc(Tensor input) => Aten.sinc.Unary(input);
    /// <summary>Hyperbolic sine of each element.</summary>
    public static Tensor sinh(Tensor input) => Aten.sinh.Unary(input);
    /// <summary>√x of each element.</summary>
    public static Tensor sqrt(Tensor input) => Aten.sqrt.Unary(input);
    /// <summary>x² of each element.</summary>
    public static Tensor square(Tensor input) => Aten.square.Unary(input);
    /// <summary>Tangent of each element, radians.</summary>
    public static Tensor tan(Tensor input) => Aten.tan.Unary(input);
    /// <summary>Hyperbolic tangent of each element.</summary>
    public static Tensor tanh(Tensor input) => Aten.tanh.Unary(input);
    /// <summary>Each element cut towards zero.</summary>
    public static Tensor trunc(Tensor input) => Aten.trunc.Unary(input);
    /// <summary>True where the element is zero.</summary>
    public static Tensor logical_not(Tensor input) => Aten.logical_not.Unary(input);
    /// <summary>Each bit turned; for truth values, not.</summary>
    public static Tensor bitwise_not(Tensor input) => Aten.bitwise_not.Unary(input);
    /// <summary>|x| of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor abs_(Tensor input) => Aten.abs_.CallInPlace(input);
    /// <summary>Arc cosine of each element, radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor acos_(Tensor input) => Aten.acos_.CallInPlace(input);
    /// <summary>Inverse hyperbolic cosine of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor acosh_(Tensor input) => Aten.acosh_.CallInPlace(input);
    /// <summary>Arc sine of each element, radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor asin_(Tensor input) => Aten.asin_.CallInPlace(input);
    /// <summary>Inverse hyperbolic sine of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor asinh_(Tensor input) => Aten.asinh_.CallInPlace(input);
    /// <summary>Arc tangent of each element, radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor atan_(Tensor input) => Aten.atan_.CallInPlace(input);
    /// <summary>Inverse hyperbolic tangent of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor atanh_(Tensor input) => Aten.atanh_.CallInPlace(input);
    /// <summary>Smallest whole number not below each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor ceil_(Tensor input) => Aten.ceil_.CallInPlace(input);
    /// <summary>Cosine of each element, radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor cos_(Tensor input) => Aten.cos_.CallInPlace(input);
    /// <summary>Hyperbolic cosine of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor cosh_(Tensor input) => Aten.cosh_.CallInPlace(input);
    /// <summary>Degrees to radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor deg2rad_(Tensor input) => Aten.deg2rad_.CallInPlace(input);
    /// <summary>d/dx ln Γ(x) of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor digamma_(Tensor input) => Aten.digamma_.CallInPlace(input);
    /// <summary>Error function 2/√π ∫₀ˣ exp(-t²) dt of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor erf_(Tensor input) => Aten.erf_.CallInPlace(input);
    /// <summary>1 - erf(x) of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor erfc_(Tensor input) => Aten.erfc_.CallInPlace(input);
    /// <summary>Inverse of the error function, in place; returns <paramref name="input"/>.</summary>
    public static Tensor erfinv_(Tensor input) => Aten.erfinv_.CallInPlace(input);
    /// <summary>eˣ of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor exp_(Tensor input) => Aten.exp_.CallInPlace(input);
    /// <summary>2ˣ of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor exp2_(Tensor input) => Aten.exp2_.CallInPlace(input);
    /// <summary>eˣ - 1 of each element, exact near 0, in place; returns <paramref name="input"/>.</summary>
    public static Tensor expm1_(Tensor input) => Aten.expm1_.CallInPlace(input);
    /// <summary>Largest whole number not above each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor floor_(Tensor input) => Aten.floor_.CallInPlace(input);
    /// <summary>x - trunc(x) of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor frac_(Tensor input) => Aten.frac_.CallInPlace(input);
    /// <summary>ln |Γ(x)| of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor lgamma_(Tensor input) => Aten.lgamma_.CallInPlace(input);
    /// <summary>Natural logarithm of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor log_(Tensor input) => Aten.log_.CallInPlace(input);
    /// <summary>Logarithm to base 10 of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor log10_(Tensor input) => Aten.log10_.CallInPlace(input);
    /// <summary>ln(1 + x) of each element, exact near 0, in place; returns <paramref name="input"/>.</summary>
    public static Tensor log1p_(Tensor input) => Aten.log1p_.CallInPlace(input);
    /// <summary>Logarithm to base 2 of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor log2_(Tensor input) => Aten.log2_.CallInPlace(input);
    /// <summary>-x of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor neg_(Tensor input) => Aten.neg_.CallInPlace(input);
    /// <summary>Radians to degrees, in place; returns <paramref name="input"/>.</summary>
    public static Tensor rad2deg_(Tensor input) => Aten.rad2deg_.CallInPlace(input);
    /// <summary>1 / x of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor reciprocal_(Tensor input) => Aten.reciprocal_.CallInPlace(input);
    /// <summary>1 / √x of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor rsqrt_(Tensor input) => Aten.rsqrt_.CallInPlace(input);
    /// <summary>1 / (1 + e⁻ˣ) of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sigmoid_(Tensor input) => Aten.sigmoid_.CallInPlace(input);
    /// <summary>-1, 0 or 1 of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sign_(Tensor input) => Aten.sign_.CallInPlace(input);
    /// <summary>x / |x| of each element, also of complex ones, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sgn_(Tensor input) => Aten.sgn_.CallInPlace(input);
    /// <summary>Sine of each element, radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sin_(Tensor input) => Aten.sin_.CallInPlace(input);
    /// <summary>sin(πx) / πx of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sinc_(Tensor input) => Aten.sinc_.CallInPlace(input);
    /// <summary>Hyperbolic sine of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sinh_(Tensor input) => Aten.sinh_.CallInPlace(input);
    /// <summary>√x of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor sqrt_(Tensor input) => Aten.sqrt_.CallInPlace(input);
    /// <summary>x² of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor square_(Tensor input) => Aten.square_.CallInPlace(input);
    /// <summary>Tangent of each element, radians, in place; returns <paramref name="input"/>.</summary>
    public static Tensor tan_(Tensor input) => Aten.tan_.CallInPlace(input);
    /// <summary>Hyperbolic tangent of each element, in place; returns <paramref name="input"/>.</summary>
    public static Tensor tanh_(Tensor input) => Aten.tanh_.CallInPlace(input);
    /// <summary>Each element cut towards zero, in place; returns <paramref name="input"/>.</summary>
    public static Tensor trunc_(Tensor input) => Aten.trunc_.CallInPlace(input);
    /// <summary>True where the element is zero, in place; returns <paramref name="input"/>.</summary>
    public static Tensor logical_not_(Tensor input) => Aten.logical_not_.CallInPlace(input);
    /// <summary>Each bit turned; for truth values, not, in place; returns <paramref name="input"/>.</summary>
    public static Tensor bitwise_not_(Tensor input) => Aten.bitwise_not_.CallInPlace(input);
}
