using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>libtorch's version at run time.</summary>
    public static string __version__ => Utils.TorchInfo.Read().Version;

    /// <summary>How many threads one operator may use. FairLab starts with one: many runs at once beat many threads in one run.</summary>
    public static int get_num_threads() => (int)NativeCalls.Setting(NativeCalls.Threads);

    /// <summary>Sets how many threads one operator may use.</summary>
    public static void set_num_threads(int num) => NativeCalls.Setting(NativeCalls.Threads, Positive(num));

    /// <summary>How many threads run operators beside each other.</summary>
    public static int get_num_interop_threads() => (int)NativeCalls.Setting(NativeCalls.InteropThreads);

    /// <summary>Sets how many threads run operators beside each other; only before the first such work.</summary>
    public static void set_num_interop_threads(int num) => NativeCalls.Setting(NativeCalls.InteropThreads, Positive(num));

    /// <summary>The type of tensors made without a type: float32, which this binding keeps.</summary>
    public static ScalarType get_default_dtype() => ScalarType.Float32;

    /// <summary>True when an Apple device can be used: never with this binding's libtorch on Linux.</summary>
    public static bool mps_is_available() => false;

    /// <summary>True when a tensor of this type can be made on the device now.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>CUDA devices, when libtorch was built with CUDA and a device is there.</summary>
    public static partial class cuda
    {
        /// <summary>True when libtorch has CUDA and a device is there.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>True when libtorch also has cuDNN.</summary>
        public static bool is_cudnn_available() => NativeCalls.Setting(NativeCalls.Cudnn) != 0;

        /// <summary>How many CUDA devices there are.</summary>
        public static int device_count() => (int)NativeCalls.Setting(NativeCalls.CudaDevices);

        /// <summary>Seeds the default streams; libtorch seeds those of all devices together.</summary>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <summary>Seeds the default streams of all devices.</summary>
        public static Generator manual_seed_all(long seed) => torch.manual_seed(seed);

        /// <summary>Waits until the device has done all it was given.</summary>
        public static void synchronize(Device? device = null)
        {
            if (!is_available()) throw new InvalidOperationException("libtorch has no CUDA device here");
            // Reading one element back waits for everything before it on the current stream.
            using var one = zeros(1, device: device ?? CUDA);
            using var near = one.cpu();
        }
    }

    /// <summary>Every operator of libtorch by its schema name.</summary>
    public static class ops
    {
        /// <summary>
        /// Calls any operator of libtorch: <c>torch.ops.call("aten::addmm", bias, x, w)</c>. Arguments are checked against
        /// the operator's schema and those left out take its defaults.
        /// </summary>
        /// <param name="name">Schema name with the overload after a dot: <c>aten::add.Tensor</c>.</param>
        /// <param name="args">Tensors, numbers, truth values, strings, types, devices, generators, arrays of them, or null.</param>
        /// <returns>A tensor, number, truth value or array; several results come as an array of objects.</returns>
        /// <exception cref="TorchException">The operator does not exist, an argument does not fit the schema, or libtorch failed.</exception>
        public static object? call(string name, params object?[] args)
        {
            ArgumentNullException.ThrowIfNull(name);
            ArgumentNullException.ThrowIfNull(args);
            // Operators with a leading underscore are libtorch's own and trust their callers. This one would read where nothing is.
            if (name is "aten::_local_scalar_dense" && args is [Tensor { IsInvalid: false } one] && one.numel() != 1)
                throw new TorchException($"{name}: a tensor of one element is needed, not {Tensor.Describe(one)}", name);
            var boxed = Array.ConvertAll(args, Argument.From);
            var results = Operator.Get(name).CallAny(boxed);
            return results.Length switch { 0 => null, 1 => results[0], _ => results };
        }

        /// <summary>The schema of an operator as libtorch prints it.</summary>
        public static string schema(string name)
        {
            ArgumentNullException.ThrowIfNull(name);
            return Operator.Get(name).Schema;
        }
    }

    static int Positive(int threads) =>
        threads > 0 ? threads : throw new ArgumentOutOfRangeException(nameof(threads), threads, "at least one thread is needed");
}
