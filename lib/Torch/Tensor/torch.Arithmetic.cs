using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>This tensor + weight · (end - this tensor).</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => Aten.lerp_Tensor.Call(input, end, weight);
    /// <summary>This tensor + weight · (end - this tensor).</summary>
    public static Tensor lerp(Tensor input, Tensor end, Scalar weight) => Aten.lerp_Scalar.Call(input, end, weight);
    /// <summary>Elements held between <paramref name="min"/> and <paramref name="max"/>; null leaves that side open.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => Aten.clamp.Call(input, min, max);
    /// <summary>Elements held between those of <paramref name="min"/> and <paramref name="max"/>; null leaves that side open.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => Aten.clamp_Tensor.Call(input, min, max);
    /// <summary>Elements held between <paramref name="min"/> and <paramref name="max"/>.</summary>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => Aten.clamp.Call(input, min, max);
    /// <summary>Elements not above <paramref name="max"/>.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => Aten.clamp_max.Call(input, max);
    /// <summary>Elements not below <paramref name="min"/>.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => Aten.clamp_min.Call(input, min);
    /// <summary>Rounded to so many decimals, halves to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0) => Aten.round_decimals.Call(input, decimals);
    /// <summary>x ln y, and 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor input, Tensor y) => Aten.xlogy_Tensor.Binary(input, y);
    /// <summary>x ln y, and 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor input, Scalar y) => Aten.xlogy_Scalar_Other.Call(input, y);
    /// <summary>ln(p / (1 - p)), with p held within [eps, 1 - eps].</summary>
    public static Tensor logit(Tensor input, double? eps = null) => Aten.logit.Call(input, eps);
    /// <summary>Replaces NaN and infinities by numbers.</summary>
    public static Tensor nan_to_num(Tensor input, double? nan = null, double? posinf = null, double? neginf = null) => Aten.nan_to_num.Call(input, nan, posinf, neginf);
    /// <summary>0 where below 0, <paramref name="values"/> where 0, 1 where above.</summary>
    public static Tensor heaviside(Tensor input, Tensor values) => Aten.heaviside.Binary(input, values);
    /// <summary>Copies the sign of <paramref name="other"/>.</summary>
    public static Tensor copysign(Tensor input, Tensor other) => Aten.copysign_Tensor.Binary(input, other);
    /// <summary>True where not a number.</summary>
    public static Tensor isnan(Tensor input) => Aten.isnan.Unary(input);
    /// <summary>True where infinite.</summary>
    public static Tensor isinf(Tensor input) => Aten.isinf.Unary(input);
    /// <summary>True where finite.</summary>
    public static Tensor isfinite(Tensor input) => Aten.isfinite.Unary(input);
    /// <summary>True where minus infinity.</summary>
    public static Tensor isneginf(Tensor input) => Aten.isneginf.Unary(input);
    /// <summary>True where plus infinity.</summary>
    public static Tensor isposinf(Tensor input) => Aten.isposinf.Unary(input);
    /// <summary>True where real.</summary>
    public static Tensor isreal(Tensor input) => Aten.isreal.Unary(input);
    /// <summary>True where the sign bit is set.</summary>
    public static Tensor signbit(Tensor input) => Aten.signbit.Unary(input);
    /// <summary>True where two elements are close.</summary>
    public static Tensor isclose(Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Aten.isclose.Call(input, other, rtol, atol, equal_nan);
    /// <summary>True when all elements are close.</summary>
    public static bool allclose(Tensor input, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Aten.allclose.CallValue<bool>(input, target, rtol, atol, equal_nan);
    /// <summary>True when shape and all elements are equal.</summary>
    public static bool equal(Tensor input, Tensor target) => Aten.equal.CallValue<bool>(input, target);
    /// <summary>Real part.</summary>
    public static Tensor real(Tensor input) => Aten.real.Unary(input);
    /// <summary>Imaginary part.</summary>
    public static Tensor imag(Tensor input) => Aten.imag.Unary(input);
    /// <summary>Complex conjugate.</summary>
    public static Tensor conj(Tensor input) => Aten.conj.Unary(input);
    /// <summary>Angle of complex elements, radians.</summary>
    public static Tensor angle(Tensor input) => Aten.angle.Unary(input);
    /// <summary>A complex tensor as a real one with a last dimension of 2.</summary>
    public static Tensor view_as_real(Tensor input) => Aten.view_as_real.Unary(input);
    /// <summary>A real tensor with a last dimension of 2 as a complex one.</summary>
    public static Tensor view_as_complex(Tensor input) => Aten.view_as_complex.Unary(input);
    /// <summary>Sum, element by element.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);
    /// <summary>Sum with a number.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);
    /// <summary>Difference, element by element.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);
    /// <summary>Difference with a number.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);
    /// <summary>Product, element by element.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);
    /// <summary>Product with a number.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);
    /// <summary>Quotient, element by element.</summary>
    public static Tensor div(Tensor left, Tensor right) => left.div(right);
    /// <summary>Quotient with a number.</summary>
    public static Tensor div(Tensor left, Scalar right) => left.div(right);
    /// <summary>Difference, element by element.</summary>
    public static Tensor subtract(Tensor left, Tensor right) => left.subtract(right);
    /// <summary>Difference with a number.</summary>
    public static Tensor subtract(Tensor left, Scalar right) => left.subtract(right);
    /// <summary>Product, element by element.</summary>
    public static Tensor multiply(Tensor left, Tensor right) => left.multiply(right);
    /// <summary>Product with a number.</summary>
    public static Tensor multiply(Tensor left, Scalar right) => left.multiply(right);
    /// <summary>Quotient, element by element.</summary>
    public static Tensor divide(Tensor left, Tensor right) => left.divide(right);
    /// <summary>Quotient with a number.</summary>
    public static Tensor divide(Tensor left, Scalar right) => left.divide(right);
    /// <summary>left + alpha · right.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);
    /// <summary>left - alpha · right.</summary>
    public static Tensor sub(Tensor left, Tensor right, Scalar alpha) => left.sub(right, alpha);
    /// <summary>Quotient, rounded down or towards zero.</summary>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode) => left.div(right, rounding_mode);
    /// <summary>Quotient rounded down.</summary>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);
    /// <summary>input + value · tensor1 · tensor2.</summary>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);
    /// <summary>input + value · tensor1 / tensor2.</summary>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);
}
