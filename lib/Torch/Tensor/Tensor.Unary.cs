using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>|x| of each element.</summary>
        public Tensor abs() => Aten.abs.Call(this);
        /// <summary>Arc cosine of each element, radians.</summary>
        public Tensor acos() => Aten.acos.Call(this);
        /// <summary>Inverse hyperbolic cosine of each element.</summary>
        public Tensor acosh() => Aten.acosh.Call(this);
        /// <summary>Arc sine of each element, radians.</summary>
        public Tensor asin() => Aten.asin.Call(this);
        /// <summary>Inverse hyperbolic sine of each element.</summary>
        public Tensor asinh() => Aten.asinh.Call(this);
        /// <summary>Arc tangent of each element, radians.</summary>
        public Tensor atan() => Aten.atan.Call(this);
        /// <summary>Inverse hyperbolic tangent of each element.</summary>
        public Tensor atanh() => Aten.atanh.Call(this);
        /// <summary>Smallest whole number not below each element.</summary>
        public Tensor ceil() => Aten.ceil.Call(this);
        /// <summary>Cosine of each element, radians.</summary>
        public Tensor cos() => Aten.cos.Call(this);
        /// <summary>Hyperbolic cosine of each element.</summary>
        public Tensor cosh() => Aten.cosh.Call(this);
        /// <summary>Degrees to radians.</summary>
        public Tensor deg2rad() => Aten.deg2rad.Call(this);
        /// <summary>d/dx ln Γ(x) of each element.</summary>
        public Tensor digamma() => Aten.digamma.Call(this);
        /// <summary>Error function 2/√π ∫₀ˣ exp(-t²) dt of each element.</summary>
        public Tensor erf() => Aten.erf.Call(this);
        /// <summary>1 - erf(x) of each element.</summary>
        public Tensor erfc() => Aten.erfc.Call(this);
        /// <summary>Inverse of the error function.</summary>
        public Tensor erfinv() => Aten.erfinv.Call(this);
        /// <summary>eˣ of each element.</summary>
        public Tensor exp() => Aten.exp.Call(this);
        /// <summary>2ˣ of each element.</summary>
        public Tensor exp2() => Aten.exp2.Call(this);
        /// <summary>eˣ - 1 of each element, exact near 0.</summary>
        public Tensor expm1() => Aten.expm1.Call(this);
        /// <summary>Largest whole number not above each element.</summary>
        public Tensor floor() => Aten.floor.Call(this);
        /// <summary>x - trunc(x) of each element.</summary>
        public Tensor frac() => Aten.frac.Call(this);
        /// <summary>ln |Γ(x)| of each element.</summary>
        public Tensor lgamma() => Aten.lgamma.Call(this);
        /// <summary>Natural logarithm of each element.</summary>
        public Tensor log() => Aten.log.Call(this);
        /// <summary>Logarithm to base 10 of each element.</summary>
        public Tensor log10() => Aten.log10.Call(this);
        /// <summary>ln(1 + x) of each element, exact near 0.</summary>
        public Tensor log1p() => Aten.log1p.Call(this);
        /// <summary>Logarithm to base 2 of each element.</summary>
        public Tensor log2() => Aten.log2.Call(this);
        /// <summary>-x of each element.</summary>
        public Tensor neg() => Aten.neg.Call(this);
        /// <summary>Radians to degrees.</summary>
        public Tensor rad2deg() => Aten.rad2deg.Call(this);
        /// <summary>1 / x of each element.</summary>
        public Tensor reciprocal() => Aten.reciprocal.Call(this);
        /// <summary>1 / √x of each element.</summary>
        public Tensor rsqrt() => Aten.rsqrt.Call(this);
        /// <summary>1 / (1 + e⁻ˣ) of each element.</summary>
        public Tensor sigmoid() => Aten.sigmoid.Call(this);
        /// <summary>-1, 0 or 1 of each element.</summary>
        public Tensor sign() => Aten.sign.Call(this);
        /// <summary>x / |x| of each element, also of complex ones.</summary>
        public Tensor sgn() => Aten.sgn.Call(this);
        /// <summary>Sine of each element, radians.</summary>
        public Tensor sin() => Aten.sin.Call(this);
        /// <summary>sin(πx) / πx of each element.</summary>
        public Tensor sinc() => Aten.sinc.Call(this);
        /// <summary>Hyperbolic sine of each element.</summary>
        public Tensor sinh() => Aten.sinh.Call(this);
        /// <summary>√x of each element.</summary>
        public Tensor sqrt() => Aten.sqrt.Call(this);
        /// <summary>x² of each element.</summary>
        public Tensor square() => Aten.square.Call(this);
        /// <summary>Tangent of each element, radians.</summary>
        public Tensor tan() => Aten.tan.Call(this);
        /// <summary>Hyperbolic tangent of each element.</summary>
        public Tensor tanh() => Aten.tanh.Call(this);
        /// <summary>Each element cut towards zero.</summary>
        public Tensor trunc() => Aten.trunc.Call(this);
        /// <summary>True where the element is zero.</summary>
        public Tensor logical_not() => Aten.logical_not.Call(this);
        /// <summary>Each bit turned; for truth values, not.</summary>
        public Tensor bitwise_not() => Aten.bitwise_not.Call(this);
    }
}
