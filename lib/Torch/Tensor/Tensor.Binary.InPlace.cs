using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element to the power of <paramref name="exponent"/>, element by element, in place; returns this tensor.</summary>
        public Tensor pow_(Tensor exponent) => Aten.pow__Tensor.CallInPlace(this, exponent);
        /// <summary>Each element to the power of <paramref name="exponent"/>, in place; returns this tensor.</summary>
        public Tensor pow_(Scalar exponent) => Aten.pow__Scalar.CallInPlace(this, exponent);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of this tensor, element by element, in place; returns this tensor.</summary>
        public Tensor fmod_(Tensor target) => Aten.fmod__Tensor.CallInPlace(this, target);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of this tensor, in place; returns this tensor.</summary>
        public Tensor fmod_(Scalar target) => Aten.fmod__Scalar.CallInPlace(this, target);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of the divisor, element by element, in place; returns this tensor.</summary>
        public Tensor remainder_(Tensor target) => Aten.remainder__Tensor.CallInPlace(this, target);
        /// <summary>Remainder of the division by <paramref name="target"/>, with the sign of the divisor, in place; returns this tensor.</summary>
        public Tensor remainder_(Scalar target) => Aten.remainder__Scalar.CallInPlace(this, target);
        /// <summary>True where equal to <paramref name="target"/>, element by element, in place; returns this tensor.</summary>
        public Tensor eq_(Tensor target) => Aten.eq__Tensor.CallInPlace(this, target);
        /// <summary>True where equal to <paramref name="target"/>, in place; returns this tensor.</summary>
        public Tensor eq_(Scalar target) => Aten.eq__Scalar.CallInPlace(this, target);
        /// <summary>True where different from <paramref name="target"/>, element by element, in place; returns this tensor.</summary>
        public Tensor ne_(Tensor target) => Aten.ne__Tensor.CallInPlace(this, target);
        /// <summary>True where different from <paramref name="target"/>, in place; returns this tensor.</summary>
        public Tensor ne_(Scalar target) => Aten.ne__Scalar.CallInPlace(this, target);
        /// <summary>True where less than <paramref name="target"/>, element by element, in place; returns this tensor.</summary>
        public Tensor lt_(Tensor target) => Aten.lt__Tensor.CallInPlace(this, target);
        /// <summary>True where less than <paramref name="target"/>, in place; returns this tensor.</summary>
        public Tensor lt_(Scalar target) => Aten.lt__Scalar.CallInPlace(this, target);
        /// <summary>True where at most <paramref name="target"/>, element by element, in place; returns this tensor.</summary>
        public Tensor le_(Tensor target) => Aten.le__Tensor.CallInPlace(this, target);
        /// <summary>True where at most <paramref name="target"/>, in place; returns this tensor.</summary>
        public Tensor le_(Scalar target) => Aten.le__Scalar.CallInPlace(this, target);
        /// <summary>True where greater than <paramref name="target"/>, element by element, in place; returns this tensor.</summary>
        public Tensor gt_(Tensor target) => Aten.gt__Tensor.CallInPlace(this, target);
        /// <summary>True where greater than <paramref name="target"/>, in place; returns this tensor.</summary>
        public Tensor gt_(Scalar target) => Aten.gt__Scalar.CallInPlace(this, target);
        /// <summary>True where at least <paramref name="target"/>, element by element, in place; returns this tensor.</summary>
        public Tensor ge_(Tensor target) => Aten.ge__Tensor.CallInPlace(this, target);
        /// <summary>True where at least <paramref name="target"/>, in place; returns this tensor.</summary>
        public Tensor ge_(Scalar target) => Aten.ge__Scalar.CallInPlace(this, target);
        /// <summary>Bits shifted left by <paramref name="other"/>, element by element, in place; returns this tensor.</summary>
        public Tensor bitwise_left_shift_(Tensor other) => Aten.bitwise_left_shift__Tensor.CallInPlace(this, other);
        /// <summary>Bits shifted left by <paramref name="other"/>, in place; returns this tensor.</summary>
        public Tensor bitwise_left_shift_(Scalar other) => Aten.bitwise_left_shift__Tensor_Scalar.CallInPlace(this, other);
        /// <summary>Bits shifted right by <paramref name="other"/>, element by element, in place; returns this tensor.</summary>
        public Tensor bitwise_right_shift_(Tensor other) => Aten.bitwise_right_shift__Tensor.CallInPlace(this, other);
        /// <summary>Bits shifted right by <paramref name="other"/>, in place; returns this tensor.</summary>
        public Tensor bitwise_right_shift_(Scalar other) => Aten.bitwise_right_shift__Tensor_Scalar.CallInPlace(this, other);
        /// <summary>Arc tangent of this tensor / <paramref name="other"/> in the right quadrant, radians, in place; returns this tensor.</summary>
        public Tensor atan2_(Tensor other) => Aten.atan2_.CallInPlace(this, other);
        /// <summary>√(x² + y²) of two elements, in place; returns this tensor.</summary>
        public Tensor hypot_(Tensor other) => Aten.hypot_.CallInPlace(this, other);
        /// <summary>True where both are not zero, in place; returns this tensor.</summary>
        public Tensor logical_and_(Tensor other) => Aten.logical_and_.CallInPlace(this, other);
        /// <summary>True where either is not zero, in place; returns this tensor.</summary>
        public Tensor logical_or_(Tensor other) => Aten.logical_or_.CallInPlace(this, other);
        /// <summary>True where exactly one is not zero, in place; returns this tensor.</summary>
        public Tensor logical_xor_(Tensor other) => Aten.logical_xor_.CallInPlace(this, other);
        /// <summary>Greatest common divisor of two elements, in place; returns this tensor.</summary>
        public Tensor gcd_(Tensor other) => Aten.gcd_.CallInPlace(this, other);
        /// <summary>Least common multiple of two elements, in place; returns this tensor.</summary>
        public Tensor lcm_(Tensor other) => Aten.lcm_.CallInPlace(this, other);
        /// <summary>The next number after each element towards the other, in place; returns this tensor.</summary>
        public Tensor nextafter_(Tensor other) => Aten.nextafter_.CallInPlace(this, other);
        /// <summary>Bits set in both, in place; returns this tensor.</summary>
        public Tensor bitwise_and_(Tensor other) => Aten.bitwise_and__Tensor.CallInPlace(this, other);
        /// <summary>Bits set in either, in place; returns this tensor.</summary>
        public Tensor bitwise_or_(Tensor other) => Aten.bitwise_or__Tensor.CallInPlace(this, other);
        /// <summary>Bits set in exactly one, in place; returns this tensor.</summary>
        public Tensor bitwise_xor_(Tensor other) => Aten.bitwise_xor__Tensor.CallInPlace(this, other);
    }
}
