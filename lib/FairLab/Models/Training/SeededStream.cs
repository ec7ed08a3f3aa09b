using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// libtorch's process-wide stream of random numbers, seeded for as long as this lives, and then put back where it was.
/// Modules of others draw their first parameters and what they drop from it; such trainings of one process go one after
/// another.
/// </summary>
sealed class SeededStream : IDisposable
{
    static readonly object Turn = new();

    readonly Tensor _before;

    public SeededStream(ulong seed)
    {
        Monitor.Enter(Turn);
        _before = get_rng_state().DetachFromDisposeScope();
        manual_seed((long)(seed >> 1));
    }

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
        Monitor.Exit(Turn);
    }
}
