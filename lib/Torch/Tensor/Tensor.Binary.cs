using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element to the power of <paramref name="exponent"/>, element by element.</summary>
        public Tensor pow(Tensor exponent) => Aten.pow_Tensor_Tensor.Binary(this, exponent);
        /// <summary>Each element to the power of <paramref name="exponent"/>.</summary>
        public Tensor pow(Scalar exponent) => Aten.pow_Tensor_Scalar.Call(this, exponent);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of this tensor, element by element.</summary>
        public Tensor fmod(Tensor target) => Aten.fmod_Tensor.Binary(this, target);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of this tensor.</summary>
        public Tensor fmod(Scalar target) => Aten.fmod_Scalar.Call(this, target);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of the divisor, element by element.</summary>
        public Tensor remainder(Tensor target) => Aten.remainder_Tensor.Binary(this, target);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of the divisor.</summary>
        public Tensor remainder(Scalar target) => Aten.remainder_Scalar.Call(this, target);
        /// <summary>True where equal to <paramref name="target"/>, element by element.</summary>
        public Tensor eq(Tensor target) => Aten.eq_Tensor.Binary(this, target);
        /// <summary>True where equal to <paramref name="target"/>.</summary>
        public Tensor eq(Scalar target) => Aten.eq_Scalar.Call(this, target);
        /// <summary>True where different from <paramref name="target"/>, element by element.</summary>
        public Tensor ne(Tensor target) => Aten.ne_Tensor.Binary(this, target);
        /// <summary>True where different from <paramref name="target"/>.</summary>
        public Tensor ne(Scalar target) => Aten.ne_Scalar.Call(this, target);
        /// <summary>True where less than <paramref name="target"/>, element by element.</summary>
        public Tensor lt(Tensor target) => Aten.lt_Tensor.Binary(this, target);
        /// <summary>True where less than <paramref name="target"/>.</summary>
        public Tensor lt(Scalar target) => Aten.lt_Scalar.Call(this, target);
        /// <summary>True where at most <paramref name="target"/>, element by element.</summary>
        public Tensor le(Tensor target) => Aten.le_Tensor.Binary(this, target);
        /// <summary>True where at most <paramref name="target"/>.</summary>
        public Tensor le(Scalar target) => Aten.le_Scalar.Call(this, target);
        /// <summary>True where greater than <paramref name="target"/>, element by element.</summary>
        public Tensor gt(Tensor target) => Aten.gt_Tensor.Binary(this, target);
        /// <summary>True where greater than <paramref name="target"/>.</summary>
        public Tensor gt(Scalar target) => Aten.gt_Scalar.Call(this, target);
        /// <summary>True where at least <paramref name="target"/>, element by element.</summary>
        public Tensor ge(Tensor target) => Aten.ge_Tensor.Binary(this, target);
        /// <summary>True where at least <paramref name="target"/>.</summary>
        public Tensor ge(Scalar target) => Aten.ge_Scalar.Call(this, target);
        /// <summary>Bits shifted left by <paramref name="other"/>, element by element.</summary>
        public Tensor bitwise_left_shift(Tensor other) => Aten.bitwise_left_shift_Tensor.Binary(this, other);
        /// <summary>Bits shifted left by <paramref name="other"/>.</summary>
        public Tensor bitwise_left_shift(Scalar other) => Aten.bitwise_left_shift_Tensor_Scalar.Call(this, other);
        /// <summary>Bits shifted right by <paramref name="other"/>, element by element.</summary>
        public Tensor bitwise_right_shift(Tensor other) => Aten.bitwise_right_shift_Tensor.Binary(this, other);
        /// <summary>Bits shifted right by <paramref name="other"/>.</summary>
        public Tensor bitwise_right_shift(Scalar other) => Aten.bitwise_right_shift_Tensor_Scalar.Call(this, other);
        /// <summary>Each element to the power of <paramref name="exponent"/>, in double precision, element by element.</summary>
        public Tensor float_power(Tensor exponent) => Aten.float_power_Tensor_Tensor.Binary(this, exponent);
        /// <summary>Each element to the power of <paramref name="exponent"/>, in double precision.</summary>
        public Tensor float_power(Scalar exponent) => Aten.float_power_Tensor_Scalar.Call(this, exponent);
        /// <summary>Another name of <see cref="gt(Tensor)"/>.</summary>
        public Tensor greater(Tensor target) => gt(target);
        /// <summary>Another name of <see cref="gt(Scalar)"/>.</summary>
        public Tensor greater(Scalar target) => gt(target);
        /// <summary>Another name of <see cref="ge(Tensor)"/>.</summary>
        public Tensor greater_equal(Tensor target) => ge(target);
        /// <summary>Another name of <see cref="ge(Scalar)"/>.</summary>
        public Tensor greater_equal(Scalar target) => ge(target);
        /// <summary>Another name of <see cref="lt(Tensor)"/>.</summary>
        public Tensor less(Tensor target) => lt(target);
        /// <summary>Another name of <see cref="lt(Scalar)"/>.</summary>
        public Tensor less(Scalar target) => lt(target);
        /// <summary>Another name of <see cref="le(Tensor)"/>.</summary>
        public Tensor less_equal(Tensor target) => le(target);
        /// <summary>Another name of <see cref="le(Scalar)"/>.</summary>
        public Tensor less_equal(Scalar target) => le(target);
        /// <summary>Another name of <see cref="ne(Tensor)"/>.</summary>
        public Tensor not_equal(Tensor target) => ne(target);
        /// <summary>Another name of <see cref="ne(Scalar)"/>.</summary>
        public Tensor not_equal(Scalar target) => ne(target);
        /// <summary>Arc tangent of this tensor / <paramref name="other"/> in the right quadrant, radians.</summary>
        public Tensor atan2(Tensor other) => Aten.atan2.Binary(this, other);
        /// <summary>The greater of two elements; NaN where either is NaN.</summary>
        public Tensor maximum(Tensor other) => Aten.maximum.Binary(this, other);
        /// <summary>The lesser of two elements; NaN where either is NaN.</summary>
        public Tensor minimum(Tensor other) => Aten.minimum.Binary(this, other);
        /// <summary>The greater of two elements; the other where one is NaN.</summary>
        public Tensor fmax(Tensor other) => Aten.fmax.Binary(this, other);
        /// <summary>The lesser of two elements; the other where one is NaN.</summary>
        public Tensor fmin(Tensor other) => Aten.fmin.Binary(this, other);
        /// <summary>√(x² + y²) of two elements.</summary>
        public Tensor hypot(Tensor other) => Aten.hypot.Binary(this, other);
        /// <summary>ln(eˣ + eʸ) of two elements.</summary>
        public Tensor logaddexp(Tensor other) => Aten.logaddexp.Binary(this, other);
        /// <summary>log₂(2ˣ + 2ʸ) of two elements.</summary>
        public Tensor logaddexp2(Tensor other) => Aten.logaddexp2.Binary(this, other);
        /// <summary>True where both are not zero.</summary>
        public Tensor logical_and(Tensor other) => Aten.logical_and.Binary(this, other);
        /// <summary>True where either is not zero.</summary>
        public Tensor logical_or(Tensor other) => Aten.logical_or.Binary(this, other);
        /// <summary>True where exactly one is not zero.</summary>
        public Tensor logical_xor(Tensor other) => Aten.logical_xor.Binary(this, other);
        /// <summary>Greatest common divisor of two elements.</summary>
        public Tensor gcd(Tensor other) => Aten.gcd.Binary(this, other);
        /// <summary>Least common multiple of two elements.</summary>
        public Tensor lcm(Tensor other) => Aten.lcm.Binary(this, other);
        /// <summary>The next number after each element towards the other.</summary>
        public Tensor nextafter(Tensor other) => Aten.nextafter.Binary(this, other);
        /// <summary>Bits set in both; for truth values the logical operation.</summary>
        public Tensor bitwise_and(Tensor other) => Aten.bitwise_and_Tensor.Binary(this, other);
        /// <summary>Bits set in either; for truth values the logical operation.</summary>
        public Tensor bitwise_or(Tensor other) => Aten.bitwise_or_Tensor.Binary(this, other);
        /// <summary>Bits set in exactly one; for truth values the logical operation.</summary>
        public Tensor bitwise_xor(Tensor other) => Aten.bitwise_xor_Tensor.Binary(this, other);
    }
}
