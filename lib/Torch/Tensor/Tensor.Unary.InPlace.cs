using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>|x| of each element, in place; returns this tensor.</summary>
        public Tensor abs_() => Aten.abs_.CallInPlace(this);
        /// <summary>Arc cosine of each element, radians, in place; returns this tensor.</summary>
        public Tensor acos_() => Aten.acos_.CallInPlace(this);
        /// <summary>Inverse hyperbolic cosine of each element, in place; returns this tensor.</summary>
        public Tensor acosh_() => Aten.acosh_.CallInPlace(this);
        /// <summary>Arc sine of each element, radians, in place; returns this tensor.</summary>
        public Tensor asin_() => Aten.asin_.CallInPlace(this);
        /// <summary>Inverse hyperbolic sine of each element, in place; returns this tensor.</summary>
        public Tensor asinh_() => Aten.asinh_.CallInPlace(this);
        /// <summary>Arc tangent of each element, radians, in place; returns this tensor.</summary>
        public Tensor atan_() => Aten.atan_.CallInPlace(this);
        /// <summary>Inverse hyperbolic tangent of each element, in place; returns this tensor.</summary>
        public Tensor atanh_() => Aten.atanh_.CallInPlace(this);
        /// <summary>Smallest whole number not below each element, in place; returns this tensor.</summary>
        public Tensor ceil_() => Aten.ceil_.CallInPlace(this);
        /// <summary>Cosine of each element, radians, in place; returns this tensor.</summary>
        public Tensor cos_() => Aten.cos_.CallInPlace(this);
        /// <summary>Hyperbolic cosine of each element, in place; returns this tensor.</summary>
        public Tensor cosh_() => Aten.cosh_.CallInPlace(this);
        /// <summary>Degrees to radians, in place; returns this tensor.</summary>
        public Tensor deg2rad_() => Aten.deg2rad_.CallInPlace(this);
        /// <summary>d/dx ln Γ(x) of each element, in place; returns this tensor.</summary>
        public Tensor digamma_() => Aten.digamma_.CallInPlace(this);
        /// <summary>Error function 2/√π ∫₀ˣ exp(-t²) dt of each element, in place; returns this tensor.</summary>
        public Tensor erf_() => Aten.erf_.CallInPlace(this);
        /// <summary>1 - erf(x) of each element, in place; returns this tensor.</summary>
        public Tensor erfc_() => Aten.erfc_.CallInPlace(this);
        /// <summary>Inverse of the error function, in place; returns this tensor.</summary>
        public Tensor erfinv_() => Aten.erfinv_.CallInPlace(this);
        /// <summary>eˣ of each element, in place; returns this tensor.</summary>
        public Tensor exp_() => Aten.exp_.CallInPlace(this);
        /// <summary>2ˣ of each element, in place; returns this tensor.</summary>
        public Tensor exp2_() => Aten.exp2_.CallInPlace(this);
        /// <summary>eˣ - 1 of each element, exact near 0, in place; returns this tensor.</summary>
        public Tensor expm1_() => Aten.expm1_.CallInPlace(this);
        /// <summary>Largest whole number not above each element, in place; returns this tensor.</summary>
        public Tensor floor_() => Aten.floor_.CallInPlace(this);
        /// <summary>x - trunc(x) of each element, in place; returns this tensor.</summary>
        public Tensor frac_() => Aten.frac_.CallInPlace(this);
        /// <summary>ln |Γ(x)| of each element, in place; returns this tensor.</summary>
        public Tensor lgamma_() => Aten.lgamma_.CallInPlace(this);
        /// <summary>Natural logarithm of each element, in place; returns this tensor.</summary>
        public Tensor log_() => Aten.log_.CallInPlace(this);
        /// <summary>Logarithm to base 10 of each element, in place; returns this tensor.</summary>
        public Tensor log10_() => Aten.log10_.CallInPlace(this);
        /// <summary>ln(1 + x) of each element, exact near 0, in place; returns this tensor.</summary>
        public Tensor log1p_() => Aten.log1p_.CallInPlace(this);
        /// <summary>Logarithm to base 2 of each element, in place; returns this tensor.</summary>
        public Tensor log2_() => Aten.log2_.CallInPlace(this);
        /// <summary>-x of each element, in place; returns this tensor.</summary>
        public Tensor neg_() => Aten.neg_.CallInPlace(this);
        /// <summary>Radians to degrees, in place; returns this tensor.</summary>
        public Tensor rad2deg_() => Aten.rad2deg_.CallInPlace(this);
        /// <summary>1 / x of each element, in place; returns this tensor.</summary>
        public Tensor reciprocal_() => Aten.reciprocal_.CallInPlace(this);
        /// <summary>1 / √x of each element, in place; returns this tensor.</summary>
        public Tensor rsqrt_() => Aten.rsqrt_.CallInPlace(this);
        /// <summary>1 / (1 + e⁻ˣ) of each element, in place; returns this tensor.</summary>
        public Tensor sigmoid_() => Aten.sigmoid_.CallInPlace(this);
        /// <summary>-1, 0 or 1 of each element, in place; returns this tensor.</summary>
        public Tensor sign_() => Aten.sign_.CallInPlace(this);
        /// <summary>x / |x| of each element, also of complex ones, in place; returns this tensor.</summary>
        public Tensor sgn_() => Aten.sgn_.CallInPlace(this);
        /// <summary>Sine of each element, radians, in place; returns this tensor.</summary>
        public Tensor sin_() => Aten.sin_.CallInPlace(this);
        /// <summary>sin(πx) / πx of each element, in place; returns this tensor.</summary>
        public Tensor sinc_() => Aten.sinc_.CallInPlace(this);
        /// <summary>Hyperbolic sine of each element, in place; returns this tensor.</summary>
        public Tensor sinh_() => Aten.sinh_.CallInPlace(this);
        /// <summary>√x of each element, in place; returns this tensor.</summary>
        public Tensor sqrt_() => Aten.sqrt_.CallInPlace(this);
        /// <summary>x² of each element, in place; returns this tensor.</summary>
        public Tensor square_() => Aten.square_.CallInPlace(this);
        /// <summary>Tangent of each element, radians, in place; returns this tensor.</summary>
        public Tensor tan_() => Aten.tan_.CallInPlace(this);
        /// <summary>Hyperbolic tangent of each element, in place; returns this tensor.</summary>
        public Tensor tanh_() => Aten.tanh_.CallInPlace(this);
        /// <summary>Each element cut towards zero, in place; returns this tensor.</summary>
        public Tensor trunc_() => Aten.trunc_.CallInPlace(this);
        /// <summary>True where the element is zero, in place; returns this tensor.</summary>
        public Tensor logical_not_() => Aten.logical_not_.CallInPlace(this);
        /// <summary>Each bit turned; for truth values, not, in place; returns this tensor.</summary>
        public Tensor bitwise_not_() => Aten.bitwise_not_.CallInPlace(this);
    }
}
