using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// What C# code that libtorch calls throws. An exception must not pass through native frames, or the process ends: it
/// is kept, libtorch is given a value that makes it fail, and its failure is thrown as what was kept.
/// </summary>
static class CallbackErrors
{
    const string OfNoGradients = "returned an incorrect number of gradients";

    static readonly Dictionary<int, ExceptionDispatchInfo> Kept = [];

    /// <summary>A custom function's gradient failed; no gradients make libtorch refuse to go on.</summary>
    [Hook("Catch", "TorchSharp.torch/autograd/Node`1::ApplyFunc")]
    internal static void OfGradient(Exception e) => Keep(e);

    /// <summary>An optimizer's closure failed; a loss that is no number on its own makes libtorch refuse to go
    /// on.</summary>
    [Hook("Catch", "TorchSharp.torch/optim/Optimizer/<>c__DisplayClass*::<step>b__0")]
    internal static IntPtr OfClosure(Exception e)
    {
        Keep(e);
        using var _ = no_grad();
        return zeros(2).DecoupleFromNativeHandle();
    }

    /// <summary>Throws what was behind a failure of libtorch on this thread, if it was C# code.</summary>
    /// <param name="failure">libtorch's message.</param>
    internal static void Throw(string failure)
    {
        lock (Kept)
        {
            int thread = Environment.CurrentManagedThreadId;
            // On a graphics card a backward pass runs on threads of libtorch's own; on the processor on the one that
            // asked for it.
            if (!Kept.ContainsKey(thread) && failure.Contains(OfNoGradients, StringComparison.Ordinal))
                thread = Kept.Keys.FirstOrDefault();
            if (Kept.Remove(thread, out var error))
                error.Throw();
        }
    }

    static void Keep(Exception e)
    {
        lock (Kept)
        {
            Kept[Environment.CurrentManagedThreadId] = ExceptionDispatchInfo.Capture(e);
        }
    }
}
