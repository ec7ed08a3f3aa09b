using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True where equal, element by element: a tensor. Ask <c>is null</c> for null.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Aten.eq_Tensor.Binary(left, right);
        /// <summary>True where equal: a tensor.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Aten.eq_Scalar.Call(left, right);
        /// <summary>True where the number is equal: a tensor.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Aten.eq_Scalar.Call(right, left);
        /// <summary>True where different, element by element: a tensor. Ask <c>is null</c> for null.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Aten.ne_Tensor.Binary(left, right);
        /// <summary>True where different: a tensor.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Aten.ne_Scalar.Call(left, right);
        /// <summary>True where the number is different: a tensor.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Aten.ne_Scalar.Call(right, left);
        /// <summary>True where less, element by element: a tensor. Ask <c>is null</c> for null.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Aten.lt_Tensor.Binary(left, right);
        /// <summary>True where less: a tensor.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Aten.lt_Scalar.Call(left, right);
        /// <summary>True where the number is less: a tensor.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Aten.gt_Scalar.Call(right, left);
        /// <summary>True where less or equal, element by element: a tensor. Ask <c>is null</c> for null.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Aten.le_Tensor.Binary(left, right);
        /// <summary>True where less or equal: a tensor.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Aten.le_Scalar.Call(left, right);
        /// <summary>True where the number is less or equal: a tensor.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Aten.ge_Scalar.Call(right, left);
        /// <summary>True where greater, element by element: a tensor. Ask <c>is null</c> for null.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Aten.gt_Tensor.Binary(left, right);
        /// <summary>True where greater: a tensor.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Aten.gt_Scalar.Call(left, right);
        /// <summary>True where the number is greater: a tensor.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Aten.lt_Scalar.Call(right, left);
        /// <summary>True where greater or equal, element by element: a tensor. Ask <c>is null</c> for null.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Aten.ge_Tensor.Binary(left, right);
        /// <summary>True where greater or equal: a tensor.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Aten.ge_Scalar.Call(left, right);
        /// <summary>True where the number is greater or equal: a tensor.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Aten.le_Scalar.Call(right, left);
    }
}
