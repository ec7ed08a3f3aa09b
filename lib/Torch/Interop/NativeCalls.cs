namespace TorchSharp.Interop;

/// <summary>Native calls that take or return plain numbers, without pointers for the caller.</summary>
internal static unsafe class NativeCalls
{
    internal const int GradMode = 0, InferenceMode = 1, Anomaly = 2;
    internal const int Threads = 0, InteropThreads = 1, CudaDevices = 2, Cudnn = 3;

    internal static void ManualSeed(long seed) => NativeErrors.Check(NativeMethods.ft_manual_seed(unchecked((ulong)seed)), "manual_seed");

    /// <summary>Sets a mode and returns what it was; -1 only reads.</summary>
    internal static long Mode(int what, int value, long state = 0)
    {
        NativeErrors.Check(NativeMethods.ft_mode(what, value, &state), "mode");
        return state;
    }

    /// <summary>Sets a number when <paramref name="value"/> is positive; returns the one in force.</summary>
    internal static long Setting(int what, long value = 0)
    {
        long result;
        NativeErrors.Check(NativeMethods.ft_setting(what, value, &result), "setting");
        return result;
    }

    internal static void RequiresGrad(TensorHandle tensor, bool value) =>
        NativeErrors.Check(NativeMethods.ft_tensor_mark(tensor, 0, value ? 1 : 0), "requires_grad");

    /// <summary>Tells autograd that C# wrote into the tensor's memory.</summary>
    internal static void MarkChanged(TensorHandle tensor) => NativeErrors.Check(NativeMethods.ft_tensor_mark(tensor, 1, 0), "in-place change");
}
