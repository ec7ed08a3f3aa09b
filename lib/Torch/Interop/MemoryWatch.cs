namespace TorchSharp.Interop;

/// <summary>
/// Collects garbage when the memory of tensors has grown much since it was lowest. The collector itself sees small
/// objects only, and nothing of what a forgotten loss keeps through its graph of gradients.
/// </summary>
internal static unsafe class MemoryWatch
{
    /// <summary>Growth that is borne, or a quarter of what was in use when it was lowest, if that is more.</summary>
    const long Borne = 128L << 20;

    static readonly long* s_outstanding = NativeMethods.ft_outstanding();
    static long s_lowest = *s_outstanding;
    static int s_collecting;

    /// <summary>Set while libtorch is calling C#: the thread may hold what a finalizer waits for.</summary>
    [ThreadStatic] internal static bool InCallback;

    /// <summary>Bytes that tensors on the processor hold.</summary>
    internal static long Outstanding => Volatile.Read(ref *s_outstanding);

    /// <summary>Called for each new tensor: a comparison unless memory has grown.</summary>
    internal static void Look()
    {
        var now = *s_outstanding;
        var lowest = s_lowest;
        if (now < lowest) s_lowest = now;
        else if (now - lowest > Math.Max(Borne, lowest / 4)) Collect(now);
    }

    static void Collect(long before)
    {
        if (InCallback || Interlocked.Exchange(ref s_collecting, 1) != 0) return;
        try
        {
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
            if (Outstanding > before - (Borne / 2))
            {
                // What lives longer than a step has reached the oldest generation.
                GC.Collect(2, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
            }
            s_lowest = Outstanding;
        }
        finally
        {
            s_collecting = 0;
        }
    }
}
