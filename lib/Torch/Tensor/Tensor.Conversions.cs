using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements as another type; the tensor itself when it is of that type and no copy is asked for.</summary>
        /// <param name="type">The wanted element type.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor afterwards.</param>
        /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(disposeAfter, Aten.to_dtype.Call(this, type, non_blocking, copy));

        /// <summary>The elements as another type; see <see cref="to_type"/>.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device; itself when it is there and no copy is asked for.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device; itself when it is there and no copy is asked for.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device, by its name.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>The tensor as another type on another device.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(disposeAfter, Aten.to_device.Call(this, device, type, non_blocking, copy));

        /// <summary>The tensor with the type and on the device of another.</summary>
        public Tensor to(Tensor other, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(other.dtype, other.device, copy, disposeAfter, non_blocking);

        /// <summary>The type of another tensor.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>The tensor on the processor.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The tensor on a CUDA device, the current one when none is named.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>The tensor on the Apple device.</summary>
        public Tensor mps() => to(MPS);

        /// <summary>The elements as truth values.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);
        /// <summary>The elements as 8-bit unsigned whole numbers.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);
        /// <summary>The elements as 8-bit whole numbers.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);
        /// <summary>The elements as 16-bit whole numbers.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);
        /// <summary>The elements as 32-bit whole numbers.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);
        /// <summary>The elements as 64-bit whole numbers.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);
        /// <summary>The elements in half precision.</summary>
        public Tensor half() => to_type(ScalarType.Float16);
        /// <summary>The elements in half precision with the exponent of single precision.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);
        /// <summary>The elements in single precision.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);
        /// <summary>The elements in double precision.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        // libtorch returns the very same tensor when nothing had to change: then the caller's object stays alive.
        Tensor Converted(bool disposeAfter, Tensor result)
        {
            if (disposeAfter) Dispose();
            return result;
        }
    }
}
