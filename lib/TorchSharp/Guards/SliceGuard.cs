namespace FairLab.TorchGuards;

/// <summary>
/// A step of 0 ends the process when the slice is made; a negative one is refused by libtorch itself.
/// </summary>
static class SliceGuard
{
    [Hook("Before", "TorchSharp.torch/TensorIndex::Slice")]
    internal static void Check(long? start, long? stop, long? step)
    {
        if (step < 1)
            throw new ArgumentOutOfRangeException(
                nameof(step),
                step,
                "slice: expected a step of at least 1; flip() turns a tensor round");
    }
}
