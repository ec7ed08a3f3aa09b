using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers: libtorch's Mersenne Twister on the processor.</summary>
    public sealed class Generator : IDisposable
    {
        /// <summary>A new stream with its own seed, independent of the default one.</summary>
        public unsafe Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            nint generator;
            NativeErrors.Check(NativeMethods.ft_generator(0, &generator, (int)this.device.type, this.device.index, &seed), "Generator");
            Handle = new GeneratorHandle(generator);
        }

        Generator(GeneratorHandle handle, Device device)
        {
            Handle = handle;
            this.device = device;
        }

        /// <summary>The stream that operators use when they are given none.</summary>
        public static Generator Default => DefaultOf(CPU);

        /// <summary>Where the stream's numbers are made.</summary>
        public Device device { get; }

        internal GeneratorHandle Handle { get; }

        /// <summary>The stream's state, a tensor of bytes; setting it continues from there.</summary>
        public Tensor get_state() => State(null)!;

        /// <summary>Continues from a state that <see cref="get_state"/> returned.</summary>
        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            State(value);
        }

        /// <summary>Starts the stream anew from a seed; returns this generator.</summary>
        public Generator manual_seed(long seed)
        {
            Use(2, unchecked((ulong)seed));
            return this;
        }

        /// <summary>The seed the stream was started with.</summary>
        public long initial_seed() => unchecked((long)Use(3, 0));

        /// <summary>Frees the stream; the default one lives on in libtorch.</summary>
        public void Dispose() => Handle.Dispose();

        internal static unsafe Generator DefaultOf(Device device)
        {
            nint generator;
            NativeErrors.Check(NativeMethods.ft_generator(1, &generator, (int)device.type, device.index, null), "default generator");
            return new Generator(new GeneratorHandle(generator), device);
        }

        unsafe ulong Use(int what, ulong value)
        {
            var added = false;
            Handle.DangerousAddRef(ref added);
            try
            {
                var generator = Handle.DangerousGetHandle();
                NativeErrors.Check(NativeMethods.ft_generator(what, &generator, (int)device.type, device.index, &value), "Generator");
                return value;
            }
            finally
            {
                Handle.DangerousRelease();
            }
        }

        unsafe Tensor? State(Tensor? state)
        {
            NativeResult result = default;
            NativeErrors.Check(NativeMethods.ft_generator_state(Handle, state?.Native ?? TensorHandle.Nothing, &result), "Generator state");
            return Tensor.TakeOrNull(result);
        }
    }
}
