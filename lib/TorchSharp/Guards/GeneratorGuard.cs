using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>A state that is not one of a generator's ends the process, and so does asking a freed generator.</summary>
static class GeneratorGuard
{
    // The state of a CPU generator: the seed, then three numbers of the Mersenne Twister before its 624 words.
    const int Left = 8, Seeded = 12, Next = 16, Words = 624;

    [Hook("Before", "TorchSharp.torch/Generator::get_state")]
    [Hook("Before", "TorchSharp.torch/Generator::initial_seed")]
    [Hook("Before", "TorchSharp.torch/Generator::seed")]
    internal static void CheckAlive(Generator generator) =>
        ObjectDisposedException.ThrowIf(generator.Handle == IntPtr.Zero, generator);

    [Hook("Before", "TorchSharp.torch/Generator::manual_seed")]
    internal static void CheckAlive(Generator generator, long seed) => CheckAlive(generator);

    [Hook("Before", "TorchSharp.torch/Generator::set_state")]
    internal static void Check(Generator generator, Tensor state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using var now = generator.get_state();
        if (state.dtype != ScalarType.Byte || state.numel() != now.numel() || !state.is_contiguous())
        {
            string shape = string.Join(", ", state.shape);
            throw new ArgumentException(
                $"set_state: found {state.dtype} [{shape}], expected Byte [{now.numel()}] as get_state gives it");
        }
        var bytes = state.bytes;
        int left = BitConverter.ToInt32(bytes[Left..]), seeded = BitConverter.ToInt32(bytes[Seeded..]);
        ulong next = BitConverter.ToUInt64(bytes[Next..]);
        if (seeded is not (0 or 1) || left is < 1 or > Words || next > Words)
            throw new ArgumentException(
                "set_state: found bytes that are no state of a generator, expected a tensor that get_state gave");
    }
}
