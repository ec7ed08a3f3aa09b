using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Seeds libtorch's generator for a while and puts its state back afterwards, so that training disturbs no other random choice.</summary>
sealed class TorchSeed : IDisposable
{
    readonly Tensor _before;

    public TorchSeed(long seed)
    {
        _before = get_rng_state().DetachFromDisposeScope();
        manual_seed(seed);
    }

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
