namespace FairLab.TorchGuards;

/// <summary>Thread counts that libtorch refuses by ending the process.</summary>
static class ThreadGuard
{
    static int _interop;

    [Hook("Before", "TorchSharp.torch::set_num_threads")]
    internal static void Threads(int threads)
    {
        if (threads < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "set_num_threads: expected at least 1");
    }

    [Hook("Before", "TorchSharp.torch::set_num_interop_threads")]
    internal static void InteropThreads(int threads)
    {
        if (threads < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "set_num_interop_threads: expected at least 1");
        if (Interlocked.Exchange(ref _interop, threads) != 0)
            throw new InvalidOperationException("set_num_interop_threads: libtorch takes this number once in a process, and it has been set");
    }
}
