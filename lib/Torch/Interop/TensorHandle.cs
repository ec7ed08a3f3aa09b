using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns one reference to a libtorch tensor, and tells the collector how many bytes depend on it.</summary>
internal sealed class TensorHandle : SafeHandle
{
    /// <summary>Smaller storages weigh no more than the managed objects that stand for them.</summary>
    const long SmallestPressure = 256;

    static long s_live, s_peak;
    readonly long _bytes;

    internal TensorHandle(nint impl, long bytes) : base(0, ownsHandle: true)
    {
        SetHandle(impl);
        if (impl == 0) return;
        MemoryWatch.Look();
        if (bytes >= SmallestPressure) GC.AddMemoryPressure(_bytes = bytes);
        var live = Interlocked.Increment(ref s_live);
        if (live > s_peak) s_peak = live;
    }

    /// <summary>Stands for no tensor where a native call allows none.</summary>
    internal static TensorHandle Nothing { get; } = new(0, 0);

    /// <summary>Tensor handles not yet released, in the whole process.</summary>
    internal static long Live => Interlocked.Read(ref s_live);

    /// <summary>The most that were ever alive at once.</summary>
    internal static long Peak => Interlocked.Read(ref s_peak);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.ft_tensor_free(handle);
        if (_bytes > 0) GC.RemoveMemoryPressure(_bytes);
        Interlocked.Decrement(ref s_live);
        return true;
    }
}
