using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Each element to the power of <paramref name="exponent"/>, element by element.</summary>
    public static Tensor pow(Tensor input, Tensor exponent) => Aten.pow_Tensor_Tensor.Binary(input, exponent);
    /// <summary>Each element to the power of <paramref name="exponent"/>.</summary>
    public static Tensor pow(Tensor input, Scalar exponent) => Aten.pow_Tensor_Scalar.Call(input, exponent);
    /// <summary>Remainder of the division by <paramref name="right"/>, with the sign of <paramref name="left"/>, element by element.</summary>
    public static Tensor fmod(Tensor left, Tensor right) => Aten.fmod_Tensor.Binary(left, right);
    /// <summary>Remainder of the division by <paramref name="right"/>, with the sign of <paramref name="left"/>.</summary>
    public static Tensor fmod(Tensor left, Scalar right) => Aten.fmod_Scalar.Call(left, right);
    /// <summary>Remainder of the division by <paramref name="right"/>, with the sign of the divisor, element by element.</summary>
    public static Tensor remainder(Tensor left, Tensor right) => Aten.remainder_Tensor.Binary(left, right);
    /// <summary>Remainder of the division by <paramref name="right"/>, with the sign of the divisor.</summary>
    public static Tensor remainder(Tensor left, Scalar right) => Aten.remainder_Scalar.Call(left, right);
    /// <summary>True where equal to <paramref name="right"/>, element by element.</summary>
    public static Tensor eq(Tensor left, Tensor right) => Aten.eq_Tensor.Binary(left, right);
    /// <summary>True where equal to <paramref name="right"/>.</summary>
    public static Tensor eq(Tensor left, Scalar right) => Aten.eq_Scalar.Call(left, right);
    /// <summary>True where different from <paramref name="right"/>, element by element.</summary>
    public static Tensor ne(Tensor left, Tensor right) => Aten.ne_Tensor.Binary(left, right);
    /// <summary>True where different from <paramref name="right"/>.</summary>
    public static Tensor ne(Tensor left, Scalar right) => Aten.ne_Scalar.Call(left, right);
    /// <summary>True where less than <paramref name="right"/>, element by element.</summary>
    public static Tensor lt(Tensor left, Tensor right) => Aten.lt_Tensor.Binary(left, right);
    /// <summary>True where less than <paramref name="right"/>.</summary>
    public static Tensor lt(Tensor left, Scalar right) => Aten.lt_Scalar.Call(left, right);
    /// <summary>True where at most <paramref name="right"/>, element by element.</summary>
    public static Tensor le(Tensor left, Tensor right) => Aten.le_Tensor.Binary(left, right);
    /// <summary>True where at most <paramref name="right"/>.</summary>
    public static Tensor le(Tensor left, Scalar right) => Aten.le_Scalar.Call(left, right);
    /// <summary>True where greater than <paramref name="right"/>, element by element.</summary>
    public static Tensor gt(Tensor left, Tensor right) => Aten.gt_Tensor.Binary(left, right);
    /// <summary>True where greater than <paramref name="right"/>.</summary>
    public static Tensor gt(Tensor left, Scalar right) => Aten.gt_Scalar.Call(left, right);
    /// <summary>True where at least <paramref name="right"/>, element by element.</summary>
    public static Tensor ge(Tensor left, Tensor right) => Aten.ge_Tensor.Binary(left, right);
    /// <summary>True where at least <paramref name="right"/>.</summary>
    public static Tensor ge(Tensor left, Scalar right) => Aten.ge_Scalar.Call(left, right);
    /// <summary>Bits shifted left by <paramref name="right"/>, element by element.</summary>
    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => Aten.bitwise_left_shift_Tensor.Binary(left, right);
    /// <summary>Bits shifted left by <paramref name="right"/>.</summary>
    public static Tensor bitwise_left_shift(Tensor left, Scalar right) => Aten.bitwise_left_shift_Tensor_Scalar.Call(left, right);
    /// <summary>Bits shifted right by <paramref name="right"/>, element by element.</summary>
    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => Aten.bitwise_right_shift_Tensor.Binary(left, right);
    /// <summary>Bits shifted right by <paramref name="right"/>.</summary>
    public static Tensor bitwise_right_shift(Tensor left, Scalar right) => Aten.bitwise_right_shift_Tensor_Scalar.Call(left, right);
    /// <summary>Each element to the power of <paramref name="exponent"/>, in double precision, element by element.</summary>
    public static Tensor float_power(Tensor input, Tensor exponent) => Aten.float_power_Tensor_Tensor.Binary(input, exponent);
    /// <summary>Each element to the power of <paramref name="exponent"/>, in double precision.</summary>
    public static Tensor float_power(Tensor input, Scalar exponent) => Aten.float_power_Tensor_Scalar.Call(input, exponent);
    /// <summary>Another name of <see cref="gt(Tensor, Tensor)"/>.</summary>
    public static Tensor greater(Tensor left, Tensor right) => gt(left, right);
    /// <summary>Another name of <see cref="gt(Tensor, Scalar)"/>.</summary>
    public static Tensor greater(Tensor left, Scalar right) => gt(left, right);
    /// <summary>Another name of <see cref="ge(Tensor, Tensor)"/>.</summary>
    public static Tensor greater_equal(Tensor left, Tensor right) => ge(left, right);
    /// <summary>Another name of <see cref="ge(Tensor, Scalar)"/>.</summary>
    public static Tensor greater_equal(Tensor left, Scalar right) => ge(left, right);
    /// <summary>Another name of <see cref="lt(Tensor, Tensor)"/>.</summary>
    public static Tensor less(Tensor left, Tensor right) => lt(left, right);
    /// <summary>Another name of <see cref="lt(Tensor, Scalar)"/>.</summary>
    public static Tensor less(Tensor left, Scalar right) => lt(left, right);
    /// <summary>Another name of <see cref="le(Tensor, Tensor)"/>.</summary>
    public static Tensor less_equal(Tensor left, Tensor right) => le(left, right);
    /// <summary>Another name of <see cref="le(Tensor, Scalar)"/>.</summary>
    public static Tensor less_equal(Tensor left, Scalar right) => le(left, right);
    /// <summary>Another name of <see cref="ne(Tensor, Tensor)"/>.</summary>
    public static Tensor not_equal(Tensor left, Tensor right) => ne(left, right);
    /// <summary>Another name of <see cref="ne(Tensor, Scalar)"/>.</summary>
    public static Tensor not_equal(Tensor left, Scalar right) => ne(left, right);
    /// <summary>Arc tangent of <paramref name="left"/> / <paramref name="right"/> in the right quadrant, radians.</summary>
    public static Tensor atan2(Tensor left, Tensor right) => Aten.atan2.Binary(left, right);
    /// <summary>The greater of two elements; NaN where either is NaN.</summary>
    public static Tensor maximum(Tensor left, Tensor right) => Aten.maximum.Binary(left, right);
    /// <summary>The lesser of two elements; NaN where either is NaN.</summary>
    public static Tensor minimum(Tensor left, Tensor right) => Aten.minimum.Binary(left, right);
    /// <summary>The greater of two elements; the other where one is NaN.</summary>
    public static Tensor fmax(Tensor left, Tensor right) => Aten.fmax.Binary(left, right);
    /// <summary>The lesser of two elements; the other where one is NaN.</summary>
    public static Tensor fmin(Tensor left, Tensor right) => Aten.fmin.Binary(left, right);
    /// <summary>√(x² + y²) of two elements.</summary>
    public static Tensor hypot(Tensor left, Tensor right) => Aten.hypot.Binary(left, right);
    /// <summary>ln(eˣ + eʸ) of two elements.</summary>
    public static Tensor logaddexp(Tensor left, Tensor right) => Aten.logaddexp.Binary(left, right);
    /// <summary>log₂(2ˣ + 2ʸ) of two elements.</summary>
    public static Tensor logaddexp2(Tensor left, Tensor right) => Aten.logaddexp2.Binary(left, right);
    /// <summary>True where both are not zero.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => Aten.logical_and.Binary(left, right);
    /// <summary>True where either is not zero.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => Aten.logical_or.Binary(left, right);
    /// <summary>True where exactly one is not zero.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => Aten.logical_xor.Binary(left, right);
    /// <summary>Greatest common divisor of two elements.</summary>
    public static Tensor gcd(Tensor left, Tensor right) => Aten.gcd.Binary(left, right);
    /// <summary>Least common multiple of two elements.</summary>
    public static Tensor lcm(Tensor left, Tensor right) => Aten.lcm.Binary(left, right);
    /// <summary>The next number after each element towards the other.</summary>
    public static Tensor nextafter(Tensor left, Tensor right) => Aten.nextafter.Binary(left, right);
    /// <summary>Bits set in both; for truth values the logical operation.</summary>
    public static Tensor bitwise_and(Tensor left, Tensor right) => Aten.bitwise_and_Tensor.Binary(left, right);
    /// <summary>Bits set in either; for truth values the logical operation.</summary>
    public static Tensor bitwise_or(Tensor left, Tensor right) => Aten.bitwise_or_Tensor.Binary(left, right);
    /// <summary>Bits set in exactly one; for truth values the logical operation.</summary>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => Aten.bitwise_xor_Tensor.Binary(left, right);
}
