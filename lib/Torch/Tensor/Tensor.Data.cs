using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements in order of the indices. Throws when <typeparamref name="T"/> is not the element type.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            var type = dtype;
            if (type != TypeOf<T>() && !(typeof(T) == typeof(byte) && torch.ElementSize(type) == 1))
                throw new ArgumentException($"{Describe(this)} holds {NameOf(type)}, not {NameOf(TypeOf<T>())}; convert it first with to_type");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element. Throws when there are several, or when <typeparamref name="T"/> is not the element type.</summary>
        public T item<T>() where T : unmanaged
        {
            var info = Info();
            if (info.Count != 1) throw new InvalidOperationException($"item needs a tensor of one element, this one is {Describe(this)}");
            var type = (ScalarType)info.ScalarType;
            if (type != TypeOf<T>()) throw new ArgumentException($"{Describe(this)} holds {NameOf(type)}, not {NameOf(TypeOf<T>())}; convert it first with to_type");
            if (info.DeviceType != (int)DeviceType.CPU || info.IsLazyView || info.IsSparse)
            {
                using var plain = Plain();
                return plain.First<T>();
            }
            return First<T>();
        }

        /// <summary>The only element as a number of its own type.</summary>
        internal Scalar ToNumber()
        {
            if (NumberOfElements != 1) throw new InvalidOperationException($"a number needs a tensor of one element, this one is {Describe(this)}");
            return Aten._local_scalar_dense.CallAny(this)[0] switch
            {
                long whole => whole,
                bool truth => truth,
                double real => real,
                System.Numerics.Complex complex => complex,
                var other => throw new InvalidOperationException($"{other} is no number"),
            };
        }

        /// <summary>The elements' bytes in order of the indices, copied.</summary>
        internal byte[] CopyBytes()
        {
            using var plain = Plain();
            return plain.Bytes().ToArray();
        }

        /// <summary>Sets all elements from bytes in order of the indices.</summary>
        internal void FillFrom(ReadOnlySpan<byte> bytes)
        {
            using var source = FromBytes(bytes, shape, dtype);
            using (no_grad()) copy_(source);
        }

        /// <summary>A contiguous tensor on the processor with the same elements, without lazy conjugation or negation.</summary>
        internal Tensor Plain()
        {
            var info = Info();
            if (info.DeviceType == (int)DeviceType.CPU && info.IsContiguous && !info.IsLazyView) return Share();
            using var detached = detach();
            using var near = detached.cpu();
            using var dense = near.is_sparse ? near.to_dense() : near.Share();
            using var resolved = Aten.resolve_conj.Unary(dense);
            using var positive = Aten.resolve_neg.Unary(resolved);
            return positive.contiguous();
        }

        /// <summary>The memory of a contiguous tensor on the processor. Valid while the tensor lives.</summary>
        internal unsafe Span<byte> Bytes()
        {
            var info = Info();
            if (info.Bytes > int.MaxValue) throw new InvalidOperationException($"{Describe(this)} has {info.Bytes} bytes; a span holds {int.MaxValue}");
            return new Span<byte>((void*)info.Data, (int)info.Bytes);
        }

        unsafe T First<T>() where T : unmanaged
        {
            var value = *(T*)Info().Data;
            GC.KeepAlive(this);
            return value;
        }
    }
}
