using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum, element by element.</summary>
        public Tensor add(Tensor target) => Aten.add_Tensor.Binary(this, target);
        /// <summary>This tensor + <paramref name="alpha"/> · <paramref name="target"/>.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Aten.add_Tensor.Call(this, target, alpha);
        /// <summary>Sum with a number.</summary>
        public Tensor add(Scalar scalar) => Aten.add_Scalar.Call(this, scalar);
        /// <summary>Sum with a number times <paramref name="alpha"/>.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.add_Scalar.Call(this, scalar, alpha);
        /// <summary>Adds in place; returns this tensor.</summary>
        public Tensor add_(Tensor target) => Aten.add__Tensor.CallInPlace(this, target);
        /// <summary>Adds <paramref name="alpha"/> · <paramref name="target"/> in place; returns this tensor.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Aten.add__Tensor.CallInPlace(this, target, alpha);
        /// <summary>Adds a number in place; returns this tensor.</summary>
        public Tensor add_(Scalar scalar) => Aten.add__Scalar.CallInPlace(this, scalar);
        /// <summary>Adds a number times <paramref name="alpha"/> in place; returns this tensor.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.add__Scalar.CallInPlace(this, scalar, alpha);
        /// <summary>Difference, element by element.</summary>
        public Tensor sub(Tensor target) => Aten.sub_Tensor.Binary(this, target);
        /// <summary>Difference to a number.</summary>
        public Tensor sub(Scalar target) => Aten.sub_Scalar.Call(this, target);
        /// <summary>This tensor - <paramref name="alpha"/> · <paramref name="target"/>.</summary>
        public Tensor sub(Tensor target, Scalar alpha) => Aten.sub_Tensor.Call(this, target, alpha);
        /// <summary>Subtracts in place; returns this tensor.</summary>
        public Tensor sub_(Tensor target) => Aten.sub__Tensor.CallInPlace(this, target);
        /// <summary>Subtracts a number in place; returns this tensor.</summary>
        public Tensor sub_(Scalar target) => Aten.sub__Scalar.CallInPlace(this, target);
        /// <summary>Subtracts <paramref name="alpha"/> · <paramref name="target"/> in place; returns this tensor.</summary>
        public Tensor sub_(Tensor target, Scalar alpha) => Aten.sub__Tensor.CallInPlace(this, target, alpha);
        /// <summary>Difference, element by element.</summary>
        public Tensor subtract(Tensor target) => Aten.sub_Tensor.Binary(this, target);
        /// <summary>Difference to a number.</summary>
        public Tensor subtract(Scalar target) => Aten.sub_Scalar.Call(this, target);
        /// <summary>Product, element by element.</summary>
        public Tensor mul(Tensor target) => Aten.mul_Tensor.Binary(this, target);
        /// <summary>Product with a number.</summary>
        public Tensor mul(Scalar target) => Aten.mul_Scalar.Call(this, target);
        /// <summary>Multiplies in place; returns this tensor.</summary>
        public Tensor mul_(Tensor target) => Aten.mul__Tensor.CallInPlace(this, target);
        /// <summary>Multiplies by a number in place; returns this tensor.</summary>
        public Tensor mul_(Scalar target) => Aten.mul__Scalar.CallInPlace(this, target);
        /// <summary>Product, element by element.</summary>
        public Tensor multiply(Tensor target) => Aten.mul_Tensor.Binary(this, target);
        /// <summary>Product with a number.</summary>
        public Tensor multiply(Scalar target) => Aten.mul_Scalar.Call(this, target);
        /// <summary>Divides in place; returns this tensor.</summary>
        public Tensor div_(Tensor target) => Aten.div__Tensor.CallInPlace(this, target);
        /// <summary>Divides by a number in place; returns this tensor.</summary>
        public Tensor div_(Scalar target) => Aten.div__Scalar.CallInPlace(this, target);
        /// <summary>Quotient rounded down.</summary>
        public Tensor floor_divide(Tensor other) => Aten.floor_divide.Binary(this, other);
        /// <summary>Quotient rounded down.</summary>
        public Tensor floor_divide(Scalar other) => Aten.floor_divide_Scalar.Call(this, other);
        /// <summary>This tensor + <paramref name="value"/> · <paramref name="tensor1"/> · <paramref name="tensor2"/>.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul.Call(this, tensor1, tensor2, value);
        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> · <paramref name="tensor2"/> in place; returns this tensor.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul_.CallInPlace(this, tensor1, tensor2, value);
        /// <summary>This tensor + <paramref name="value"/> · <paramref name="tensor1"/> / <paramref name="tensor2"/>.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv.Call(this, tensor1, tensor2, value);
        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> / <paramref name="tensor2"/> in place; returns this tensor.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv_.CallInPlace(this, tensor1, tensor2, value);
        /// <summary>This tensor + weight · (end - this tensor).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Aten.lerp_Tensor.Call(this, end, weight);
        /// <summary>This tensor + weight · (end - this tensor).</summary>
        public Tensor lerp(Tensor end, Scalar weight) => Aten.lerp_Scalar.Call(this, end, weight);
        /// <summary>Moves towards <paramref name="end"/> by <paramref name="weight"/>, in place; returns this tensor.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Aten.lerp__Tensor.CallInPlace(this, end, weight);
        /// <summary>Moves towards <paramref name="end"/> by <paramref name="weight"/>, in place; returns this tensor.</summary>
        public Tensor lerp_(Tensor end, Scalar weight) => Aten.lerp__Scalar.CallInPlace(this, end, weight);
        /// <summary>Elements held between <paramref name="min"/> and <paramref name="max"/>; null leaves that side open.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.clamp.Call(this, min, max);
        /// <summary>Elements held between those of <paramref name="min"/> and <paramref name="max"/>; null leaves that side open.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.clamp_Tensor.Call(this, min, max);
        /// <summary>Elements held between <paramref name="min"/> and <paramref name="max"/>.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.clamp.Call(this, min, max);
        /// <summary>Holds elements between <paramref name="min"/> and <paramref name="max"/> in place; returns this tensor.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.clamp_.CallInPlace(this, min, max);
        /// <summary>Holds elements between those of <paramref name="min"/> and <paramref name="max"/> in place; returns this tensor.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.clamp__Tensor.CallInPlace(this, min, max);
        /// <summary>Elements not above <paramref name="max"/>.</summary>
        public Tensor clamp_max(Scalar max) => Aten.clamp_max.Call(this, max);
        /// <summary>Elements not below <paramref name="min"/>.</summary>
        public Tensor clamp_min(Scalar min) => Aten.clamp_min.Call(this, min);
        /// <summary>Holds elements not above <paramref name="max"/>, in place; returns this tensor.</summary>
        public Tensor clamp_max_(Scalar max) => Aten.clamp_max_.CallInPlace(this, max);
        /// <summary>Holds elements not below <paramref name="min"/>, in place; returns this tensor.</summary>
        public Tensor clamp_min_(Scalar min) => Aten.clamp_min_.CallInPlace(this, min);
        /// <summary>Rounded to so many decimals, halves to even.</summary>
        public Tensor round(long decimals = 0) => Aten.round_decimals.Call(this, decimals);
        /// <summary>Rounds to so many decimals in place; returns this tensor.</summary>
        public Tensor round_(long decimals = 0) => Aten.round__decimals.CallInPlace(this, decimals);
        /// <summary>x ln y, and 0 where x is 0.</summary>
        public Tensor xlogy(Tensor y) => Aten.xlogy_Tensor.Binary(this, y);
        /// <summary>x ln y, and 0 where x is 0.</summary>
        public Tensor xlogy(Scalar y) => Aten.xlogy_Scalar_Other.Call(this, y);
        /// <summary>ln(p / (1 - p)), with p held within [eps, 1 - eps].</summary>
        public Tensor logit(double? eps = null) => Aten.logit.Call(this, eps);
        /// <summary>Replaces NaN and infinities by numbers.</summary>
        public Tensor nan_to_num(double? nan = null, double? posinf = null, double? neginf = null) => Aten.nan_to_num.Call(this, nan, posinf, neginf);
        /// <summary>0 where below 0, <paramref name="values"/> where 0, 1 where above.</summary>
        public Tensor heaviside(Tensor values) => Aten.heaviside.Binary(this, values);
        /// <summary>Copies the sign of <paramref name="other"/>.</summary>
        public Tensor copysign(Tensor other) => Aten.copysign_Tensor.Binary(this, other);
        /// <summary>True where not a number.</summary>
        public Tensor isnan() => Aten.isnan.Unary(this);
        /// <summary>True where infinite.</summary>
        public Tensor isinf() => Aten.isinf.Unary(this);
        /// <summary>True where finite.</summary>
        public Tensor isfinite() => Aten.isfinite.Unary(this);
        /// <summary>True where minus infinity.</summary>
        public Tensor isneginf() => Aten.isneginf.Unary(this);
        /// <summary>True where plus infinity.</summary>
        public Tensor isposinf() => Aten.isposinf.Unary(this);
        /// <summary>True where real.</summary>
        public Tensor isreal() => Aten.isreal.Unary(this);
        /// <summary>True where the sign bit is set.</summary>
        public Tensor signbit() => Aten.signbit.Unary(this);
        /// <summary>True where two elements are close.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Aten.isclose.Call(this, other, rtol, atol, equal_nan);
        /// <summary>True when all elements are close.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Aten.allclose.CallValue<bool>(this, target, rtol, atol, equal_nan);
        /// <summary>True when shape and all elements are equal.</summary>
        public bool equal(Tensor target) => Aten.equal.CallValue<bool>(this, target);
        /// <summary>Complex conjugate.</summary>
        public Tensor conj() => Aten.conj.Unary(this);
        /// <summary>Angle of complex elements, radians.</summary>
        public Tensor angle() => Aten.angle.Unary(this);
        /// <summary>A second tensor on the same elements.</summary>
        public Tensor alias() => Aten.alias.Unary(this);
        /// <summary>Quotient, element by element; rounded down or towards zero when a rounding mode is given.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Aten.div_Tensor.Call(this, target) : Aten.div_Tensor_mode.Call(this, target, Name(rounding_mode));
        /// <summary>Quotient with a number; rounded down or towards zero when a rounding mode is given.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Aten.div_Scalar.Call(this, target) : Aten.div_Scalar_mode.Call(this, target, Name(rounding_mode));
        /// <summary>Another name of <see cref="div(Tensor, RoundingMode)"/>.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        /// <summary>Another name of <see cref="div(Scalar, RoundingMode)"/>.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        /// <summary>Real part.</summary>
        public Tensor real => torch.real(this);
        /// <summary>Imaginary part.</summary>
        public Tensor imag => torch.imag(this);

        static string? Name(RoundingMode mode) => mode == RoundingMode.floor ? "floor" : "trunc";
    }
}
