using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(sbyte value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(short value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(int value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(long value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(Half value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(float value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(double value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(Complex value) => tensor(value);
        /// <summary>A number as a tensor without dimensions.</summary>
        public static implicit operator Tensor(Scalar value) => torch.tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(short[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(Half[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);
        /// <summary>An array as a tensor of one dimension.</summary>
        public static implicit operator Tensor(Complex[] value) => tensor(value);
        /// <summary>The only element as a number.</summary>
        public static explicit operator float(Tensor value) => (float)value.ToNumber().AsDouble;
        /// <summary>The only element as a number.</summary>
        public static explicit operator double(Tensor value) => value.ToNumber().AsDouble;
        /// <summary>The only element as a number.</summary>
        public static explicit operator int(Tensor value) => (int)value.ToNumber().AsLong;
        /// <summary>The only element as a number.</summary>
        public static explicit operator long(Tensor value) => (long)value.ToNumber().AsLong;
        /// <summary>The only element as a number.</summary>
        public static explicit operator sbyte(Tensor value) => (sbyte)value.ToNumber().AsLong;
        /// <summary>The only element as a number.</summary>
        public static explicit operator byte(Tensor value) => (byte)value.ToNumber().AsLong;
        /// <summary>The only element as a number.</summary>
        public static explicit operator short(Tensor value) => (short)value.ToNumber().AsLong;
        /// <summary>The only element as a number.</summary>
        public static explicit operator bool(Tensor value) => value.ToNumber().AsDouble != 0;
        /// <summary>The only element as a number.</summary>
        public static explicit operator Half(Tensor value) => (Half)value.ToNumber().AsDouble;
        /// <summary>The only element as a number.</summary>
        public static explicit operator Complex(Tensor value) => value.ToNumber().AsComplex;
    }
}
