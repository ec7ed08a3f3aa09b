using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum, element by element, with broadcasting.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Aten.add_Tensor.Binary(left, right);
        /// <summary>Sum with a number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Aten.add_Scalar.Call(left, right);
        /// <summary>Sum with a number.</summary>
        public static Tensor operator +(Tensor left, int right) => Aten.add_Tensor.Binary(left, right);
        /// <summary>Sum with a number.</summary>
        public static Tensor operator +(Tensor left, long right) => Aten.add_Tensor.Binary(left, right);
        /// <summary>Sum with a number.</summary>
        public static Tensor operator +(Tensor left, float right) => Aten.add_Tensor.Binary(left, right);
        /// <summary>Sum with a number.</summary>
        public static Tensor operator +(Tensor left, double right) => Aten.add_Tensor.Binary(left, right);
        /// <summary>Sum of a number with each element.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Aten.add_Scalar.Call(right, left);
        /// <summary>Sum of a number with each element.</summary>
        public static Tensor operator +(int left, Tensor right) => Aten.add_Tensor.Binary(right, left);
        /// <summary>Sum of a number with each element.</summary>
        public static Tensor operator +(long left, Tensor right) => Aten.add_Tensor.Binary(right, left);
        /// <summary>Sum of a number with each element.</summary>
        public static Tensor operator +(float left, Tensor right) => Aten.add_Tensor.Binary(right, left);
        /// <summary>Sum of a number with each element.</summary>
        public static Tensor operator +(double left, Tensor right) => Aten.add_Tensor.Binary(right, left);
        /// <summary>Difference, element by element, with broadcasting.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Aten.sub_Tensor.Binary(left, right);
        /// <summary>Difference with a number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Aten.sub_Scalar.Call(left, right);
        /// <summary>Difference with a number.</summary>
        public static Tensor operator -(Tensor left, int right) => Aten.sub_Tensor.Binary(left, right);
        /// <summary>Difference with a number.</summary>
        public static Tensor operator -(Tensor left, long right) => Aten.sub_Tensor.Binary(left, right);
        /// <summary>Difference with a number.</summary>
        public static Tensor operator -(Tensor left, float right) => Aten.sub_Tensor.Binary(left, right);
        /// <summary>Difference with a number.</summary>
        public static Tensor operator -(Tensor left, double right) => Aten.sub_Tensor.Binary(left, right);
        /// <summary>Difference of a number with each element.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Aten.rsub_Scalar.Call(right, left);
        /// <summary>Difference of a number with each element.</summary>
        public static Tensor operator -(int left, Tensor right) => Aten.rsub_Scalar.Binary(right, left);
        /// <summary>Difference of a number with each element.</summary>
        public static Tensor operator -(long left, Tensor right) => Aten.rsub_Scalar.Binary(right, left);
        /// <summary>Difference of a number with each element.</summary>
        public static Tensor operator -(float left, Tensor right) => Aten.rsub_Scalar.Binary(right, left);
        /// <summary>Difference of a number with each element.</summary>
        public static Tensor operator -(double left, Tensor right) => Aten.rsub_Scalar.Binary(right, left);
        /// <summary>Product, element by element, with broadcasting.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Aten.mul_Tensor.Binary(left, right);
        /// <summary>Product with a number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Aten.mul_Scalar.Call(left, right);
        /// <summary>Product with a number.</summary>
        public static Tensor operator *(Tensor left, int right) => Aten.mul_Tensor.Binary(left, right);
        /// <summary>Product with a number.</summary>
        public static Tensor operator *(Tensor left, long right) => Aten.mul_Tensor.Binary(left, right);
        /// <summary>Product with a number.</summary>
        public static Tensor operator *(Tensor left, float right) => Aten.mul_Tensor.Binary(left, right);
        /// <summary>Product with a number.</summary>
        public static Tensor operator *(Tensor left, double right) => Aten.mul_Tensor.Binary(left, right);
        /// <summary>Product of a number with each element.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Aten.mul_Scalar.Call(right, left);
        /// <summary>Product of a number with each element.</summary>
        public static Tensor operator *(int left, Tensor right) => Aten.mul_Tensor.Binary(right, left);
        /// <summary>Product of a number with each element.</summary>
        public static Tensor operator *(long left, Tensor right) => Aten.mul_Tensor.Binary(right, left);
        /// <summary>Product of a number with each element.</summary>
        public static Tensor operator *(float left, Tensor right) => Aten.mul_Tensor.Binary(right, left);
        /// <summary>Product of a number with each element.</summary>
        public static Tensor operator *(double left, Tensor right) => Aten.mul_Tensor.Binary(right, left);
        /// <summary>Quotient, element by element, with broadcasting.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Aten.div_Tensor.Binary(left, right);
        /// <summary>Quotient with a number.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Aten.div_Scalar.Call(left, right);
        /// <summary>Quotient with a number.</summary>
        public static Tensor operator /(Tensor left, int right) => Aten.div_Tensor.Binary(left, right);
        /// <summary>Quotient with a number.</summary>
        public static Tensor operator /(Tensor left, long right) => Aten.div_Tensor.Binary(left, right);
        /// <summary>Quotient with a number.</summary>
        public static Tensor operator /(Tensor left, float right) => Aten.div_Tensor.Binary(left, right);
        /// <summary>Quotient with a number.</summary>
        public static Tensor operator /(Tensor left, double right) => Aten.div_Tensor.Binary(left, right);
        /// <summary>Quotient of a number with each element.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Over(left, right);
        /// <summary>Quotient of a number with each element.</summary>
        public static Tensor operator /(int left, Tensor right) => Over(left, right);
        /// <summary>Quotient of a number with each element.</summary>
        public static Tensor operator /(long left, Tensor right) => Over(left, right);
        /// <summary>Quotient of a number with each element.</summary>
        public static Tensor operator /(float left, Tensor right) => Over(left, right);
        /// <summary>Quotient of a number with each element.</summary>
        public static Tensor operator /(double left, Tensor right) => Over(left, right);
        /// <summary>Remainder, element by element, with broadcasting.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Aten.remainder_Tensor.Binary(left, right);
        /// <summary>Remainder with a number.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Aten.remainder_Scalar.Call(left, right);
        /// <summary>Remainder with a number.</summary>
        public static Tensor operator %(Tensor left, int right) => Aten.remainder_Tensor.Binary(left, right);
        /// <summary>Remainder with a number.</summary>
        public static Tensor operator %(Tensor left, long right) => Aten.remainder_Tensor.Binary(left, right);
        /// <summary>Remainder with a number.</summary>
        public static Tensor operator %(Tensor left, float right) => Aten.remainder_Tensor.Binary(left, right);
        /// <summary>Remainder with a number.</summary>
        public static Tensor operator %(Tensor left, double right) => Aten.remainder_Tensor.Binary(left, right);
        /// <summary>Remainder of a number with each element.</summary>
        public static Tensor operator %(Scalar left, Tensor right) => Aten.remainder_Scalar_Tensor.Call(left, right);
        /// <summary>Remainder of a number with each element.</summary>
        public static Tensor operator %(int left, Tensor right) => Aten.remainder_Scalar_Tensor.Call(left, right);
        /// <summary>Remainder of a number with each element.</summary>
        public static Tensor operator %(long left, Tensor right) => Aten.remainder_Scalar_Tensor.Call(left, right);
        /// <summary>Remainder of a number with each element.</summary>
        public static Tensor operator %(float left, Tensor right) => Aten.remainder_Scalar_Tensor.Call(left, right);
        /// <summary>Remainder of a number with each element.</summary>
        public static Tensor operator %(double left, Tensor right) => Aten.remainder_Scalar_Tensor.Call(left, right);
        /// <summary>-x of each element.</summary>
        public static Tensor operator -(Tensor tensor) => Aten.neg.Unary(tensor);
        /// <summary>Bits set in both; for truth values, and.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => Aten.bitwise_and_Tensor.Binary(left, right);
        /// <summary>Bits set in either; for truth values, or.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => Aten.bitwise_or_Tensor.Binary(left, right);
        /// <summary>Bits set in exactly one; for truth values, exclusive or.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => Aten.bitwise_xor_Tensor.Binary(left, right);
        /// <summary>Each bit turned; for truth values, not.</summary>
        public static Tensor operator ~(Tensor left) => Aten.bitwise_not.Unary(left);
        /// <summary>Bits shifted left.</summary>
        public static Tensor operator <<(Tensor left, Tensor right) => Aten.bitwise_left_shift_Tensor.Binary(left, right);
        /// <summary>Bits shifted right.</summary>
        public static Tensor operator >>(Tensor left, Tensor right) => Aten.bitwise_right_shift_Tensor.Binary(left, right);

        // As PyTorch computes it: the reciprocal first.
        static Tensor Over(Argument left, Tensor right)
        {
            using var reciprocal = Aten.reciprocal.Call(right);
            return Aten.mul_Scalar.Call(reciprocal, left);
        }
    }
}
