using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// What C# code that libtorch calls throws. An exception must not pass through native frames, or the process ends: it is
/// kept, libtorch is given a value that makes it stop, and TorchSharp's next look for errors throws it.
/// </summary>
static class CallbackErrors
{
    // Not by thread: libtorch may run a backward pass on another one.
    static volatile ExceptionDispatchInfo? _first;

    /// <summary>A custom function's gradient failed; no gradients make libtorch refuse to go on.</summary>
    [Hook("Catch", "TorchSharp.torch/autograd/Node`1::ApplyFunc")]
    internal static void OfGradient(Exception e) => Keep(e);

    /// <summary>An optimizer's closure failed; a loss that is no number on its own makes libtorch refuse to go on.</summary>
    [Hook("Catch", "TorchSharp.torch/optim/Optimizer/<>c__DisplayClass*::<step>b__0")]
    internal static IntPtr OfClosure(Exception e)
    {
        Keep(e);
        using var _ = no_grad();
        return zeros(2).DecoupleFromNativeHandle();
    }

    [Hook("Before", "TorchSharp.torch::CheckForErrors")]
    internal static void Throw()
    {
        if (_first is not { } error)
            return;
        _first = null;
        error.Throw();
    }

    static void Keep(Exception e) => _first ??= ExceptionDispatchInfo.Capture(e);
}
