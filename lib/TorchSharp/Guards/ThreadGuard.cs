namespace FairLab.TorchGuards;

/// <summary>Thread counts that libtorch refuses by ending the process, or never comes back from.</summary>
static class ThreadGuard
{
    const int Most = 1024;

    static int _interop;

    [Hook("Before", "TorchSharp.torch::set_num_threads")]
    internal static void Threads(int threads)
    {
        if (threads is < 1 or > Most)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"set_num_threads: expected 1 to {Most}");
    }

    [Hook("Before", "TorchSharp.torch::set_num_interop_threads")]
    internal static void InteropThreads(int threads)
    {
        if (threads is < 1 or > Most)
            throw new ArgumentOutOfRangeException(nameof(threads), threads,
                $"set_num_interop_threads: expected 1 to {Most}");
        if (Interlocked.Exchange(ref _interop, threads) != 0)
            throw new InvalidOperationException(
                "set_num_interop_threads: libtorch takes this number once in a process, and it has been set");
    }
}
