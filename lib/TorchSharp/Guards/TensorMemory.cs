using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// Collects garbage when large tensors that nobody disposed of have piled up. The collector sees of a tensor a small
/// object only, so a loop without a scope would otherwise grow until the memory is gone. Views count as what they are
/// views of, which at worst collects too early.
/// </summary>
static class TensorMemory
{
    /// <summary>Smaller tensors are not counted: their objects alone bring the collector often enough.</summary>
    internal const long Large = 256 << 10;

    /// <summary>What may pile up before the first collection, and the least that may after any.</summary>
    internal const long Borne = 512L << 20;

    static readonly ConcurrentDictionary<IntPtr, long> Sizes = new();
    static long _live, _limit = Borne;
    static int _collecting;

    /// <summary>Bytes of the large tensors that C# holds.</summary>
    internal static long Live => Volatile.Read(ref _live);

    [Hook("After", "TorchSharp.torch/Tensor::.ctor")]
    internal static void Made(Tensor tensor, IntPtr handle, bool register)
    {
        if (handle == IntPtr.Zero)
            return;
        long elements = tensor.numel();
        if (elements < Large / 16)
            return;
        long bytes = elements * tensor.element_size();
        if (bytes < Large
            || tensor.is_sparse
            || tensor.device_type == TorchSharp.DeviceType.META
            || tensor.stride().Contains(0))
            return;
        // A parameter takes the handle of the tensor it is made of, which was counted.
        long counted = Sizes.TryRemove(handle, out long before) ? before : 0;
        Sizes[handle] = bytes;
        if (Interlocked.Add(ref _live, bytes - counted) > Volatile.Read(ref _limit))
            Collect();
    }

    [Hook("Before", "TorchSharp.torch/Tensor::Dispose")]
    internal static void Freed(Tensor tensor, bool disposing) => Forget(tensor);

    [Hook("Before", "TorchSharp.torch/Tensor::DecoupleFromNativeHandle")]
    internal static void Forget(Tensor tensor)
    {
        // Asking the dictionary whether it is empty would take all its locks.
        if (Live > 0 && !tensor.IsInvalid && Sizes.TryRemove(tensor.Handle, out long bytes))
            Interlocked.Add(ref _live, -bytes);
    }

    static void Collect()
    {
        if (Interlocked.Exchange(ref _collecting, 1) != 0)
            return;
        try
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            // What is still used is no garbage: as much again may pile up on top of it.
            Volatile.Write(ref _limit, Math.Max(Borne, Live + Math.Max(Borne / 2, Live / 2)));
        }
        finally
        {
            Volatile.Write(ref _collecting, 0);
        }
    }
}
