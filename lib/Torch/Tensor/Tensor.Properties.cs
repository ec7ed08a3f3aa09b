using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The lengths of the dimensions.</summary>
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Info().Rank];
                fixed (long* target = sizes)
                    NativeErrors.Check(NativeMethods.ft_tensor_shape(_handle, target, null, sizes.Length), "shape");
                return sizes;
            }
        }

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Info().ScalarType;

        /// <summary>Where the elements live.</summary>
        public Device device
        {
            get
            {
                var info = Info();
                return info.DeviceType == 0 ? CPU : new Device((DeviceType)info.DeviceType, info.DeviceIndex);
            }
        }

        /// <summary>The kind of device the elements live on.</summary>
        public DeviceType device_type => (DeviceType)Info().DeviceType;

        /// <summary>The number of the device the elements live on.</summary>
        public int device_index => Info().DeviceIndex;

        /// <summary>How many dimensions there are.</summary>
        public long ndim => Info().Rank;

        /// <summary>How many dimensions there are.</summary>
        public long dim() => Info().Rank;

        /// <summary>How many elements there are.</summary>
        public long NumberOfElements => Info().Count;

        /// <summary>How many elements there are.</summary>
        public long numel() => Info().Count;

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => torch.ElementSize(dtype);

        /// <summary>Bytes of one element.</summary>
        public long element_size() => ElementSize;

        /// <summary>The length of one dimension; negative ones count from the last.</summary>
        public long size(int dim)
        {
            var sizes = shape;
            return dim >= -sizes.Length && dim < sizes.Length
                ? sizes[dim < 0 ? dim + sizes.Length : dim]
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"a tensor of {sizes.Length} dimensions has {-sizes.Length} to {sizes.Length - 1}");
        }

        /// <summary>The lengths of the dimensions.</summary>
        public long[] size() => shape;

        /// <summary>Elements to skip in memory from one index to the next, for each dimension.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[Info().Rank];
            fixed (long* target = strides)
                NativeErrors.Check(NativeMethods.ft_tensor_shape(_handle, null, target, strides.Length), "stride");
            return strides;
        }

        /// <summary>Elements to skip in memory from one index of a dimension to the next.</summary>
        public long stride(long dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        /// <summary>True when the elements lie in memory in the order of the indices.</summary>
        public bool is_contiguous() => Info().IsContiguous;

        /// <summary>True when only the elements that are not zero are kept.</summary>
        public bool is_sparse => Info().IsSparse;

        /// <summary>True when the elements live on a CUDA device.</summary>
        public bool is_cuda => Info().DeviceType == (int)DeviceType.CUDA;

        /// <summary>True when the tensor was made by the user rather than by an operator that recorded it.</summary>
        public bool is_leaf => Info().IsLeaf;

        /// <summary>True for floating point elements.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>True for complex elements.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>True for whole numbers, truth values not included.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>True when the tensor was made in inference mode.</summary>
        public bool is_inference() => Info().IsInference;

        /// <summary>How often the elements were changed in place.</summary>
        internal int Version => Info().Version;

        /// <summary>Values equal in type, shape and every element. <c>==</c> compares element by element instead.</summary>
        public bool Equals(Tensor? target) =>
            target is not null && (ReferenceEquals(this, target) || (dtype == target.dtype && shape.AsSpan().SequenceEqual(target.shape) && Aten.equal.CallValue<bool>(this, target)));

        /// <summary>Values equal in type, shape and every element.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>The identity of this object: values may change in place.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
