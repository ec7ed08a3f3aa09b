using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>|x| of each element.</summary>
        public Tensor abs() => Aten.abs.Unary(this);
        /// <summary>Arc cosine of each element, radians.</summary>
        public Tensor acos() => Aten.acos.Unary(this);
        /// <summary>Inverse hyperbolic cosine of each element.</summary>
        public Tensor acosh() => Aten.acosh.Unary(this);
        /// <summary>Arc sine of each element, radians.</summary>
        public Tensor asin() => Aten.asin.Unary(this);
        /// <summary>Inverse hyperbolic sine of each element.</summary>
        public Tensor asinh() => Aten.asinh.Unary(this);
        /// <summary>Arc tangent of each element, radians.</summary>
        public Tensor atan() => Aten.atan.Unary(this);
        /// <summary>Inverse hyperbolic tangent of each element.</summary>
        public Tensor atanh() => Aten.atanh.Unary(this);
        /// <summary>Smallest whole number not below each element.</summary>
        public Tensor ceil() => Aten.ceil.Unary(this);
        /// <summary>Cosine of each element, radians.</summary>
        public Tensor cos() => Aten.cos.Unary(this);
        /// <summary>Hyperbolic cosine of each element.</summary>
        public Tensor cosh() => Aten.cosh.Unary(this);
        /// <summary>Degrees to radians.</summary>
        public Tensor deg2rad() => Aten.deg2rad.Unary(this);
        /// <summary>d/dx ln Γ(x) of each element.</summary>
        public Tensor digamma() => Aten.digamma.Unary(this);
        /// <summary>Error function 2/√π ∫₀ˣ exp(-t²) dt of each element.</summary>
        public Tensor erf() => Aten.erf.Unary(this);
        /// <summary>1 - erf(x) of each element.</summary>
        public Tensor erfc() => Aten.erfc.Unary(this);
        /// <summary>Inverse of the error function.</summary>
        public Tensor erfinv() => Aten.erfinv.Unary(this);
        /// <summary>eˣ of each element.</summary>
        public Tensor exp() => Aten.exp.Unary(this);
        /// <summary>2ˣ of each element.</summary>
        public Tensor exp2() => Aten.exp2.Unary(this);
        /// <summary>eˣ - 1 of each element, exact near 0.</summary>
        public Tensor expm1() => Aten.expm1.Unary(this);
        /// <summary>Largest whole number not above each element.</summary>
        public Tensor floor() => Aten.floor.Unary(this);
        /// <summary>x - trunc(x) of each element.</summary>
        public Tensor frac() => Aten.frac.Unary(this);
        /// <summary>ln |Γ(x)| of each element.</summary>
        public Tensor lgamma() => Aten.lgamma.Unary(this);
        /// <summary>Natural logarithm of each element.</summary>
        public Tensor log() => Aten.log.Unary(this);
        /// <summary>Logarithm to base 10 of each element.</summary>
        public Tensor log10() => Aten.log10.Unary(this);
        /// <summary>ln(1 + x) of each element, exact near 0.</summary>
        public Tensor log1p() => Aten.log1p.Unary(this);
        /// <summary>Logarithm to base 2 of each element.</summary>
        public Tensor log2() => Aten.log2.Unary(this);
        /// <summary>-x of each element.</summary>
        public Tensor neg() => Aten.neg.Unary(this);
        /// <summary>Radians to degrees.</summary>
        public Tensor rad2deg() => Aten.rad2deg.Unary(this);
        /// <summary>1 / x of each element.</summary>
        public Tensor reciprocal() => Aten.reciprocal.Unary(this);
        /// <summary>1 / √x of each element.</summary>
        public Tensor rsqrt() => Aten.rsqrt.Unary(this);
        /// <summary>1 / (1 + e⁻ˣ) of each element.</summary>
        public Tensor sigmoid() => Aten.sigmoid.Unary(this);
        /// <summary>-1, 0 or 1 of each element.</summary>
        public Tensor sign() => Aten.sign.Unary(this);
        /// <summary>x / |x| of each element, also of complex ones.</summary>
        public Tensor sgn() => Aten.sgn.Unary(this);
        /// <summary>Sine of each element, radians.</summary>
        public Tensor sin() => Aten.sin.Unary(this);
        /// <summary>sin(πx) / πx of each element.</summary>
        public Tensor sinc() => Aten.sinc.Unary(this);
        /// <summary>Hyperbolic sine of each element.</summary>
        public Tensor sinh() => Aten.sinh.Unary(this);
        /// <summary>√x of each element.</summary>
        public Tensor sqrt() => Aten.sqrt.Unary(this);
        /// <summary>x² of each element.</summary>
        public Tensor square() => Aten.square.Unary(this);
        /// <summary>Tangent of each element, radians.</summary>
        public Tensor tan() => Aten.tan.Unary(this);
        /// <summary>Hyperbolic tangent of each element.</summary>
        public Tensor tanh() => Aten.tanh.Unary(this);
        /// <summary>Each element cut towards zero.</summary>
        public Tensor trunc() => Aten.trunc.Unary(this);
        /// <summary>True where the element is zero.</summary>
        public Tensor logical_not() => Aten.logical_not.Unary(this);
        /// <summary>Each bit turned; for truth values, not.</summary>
        public Tensor bitwise_not() => Aten.bitwise_not.Unary(this);
    }
}
