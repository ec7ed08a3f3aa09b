using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>
/// A random number for a person that depends on nothing but the seed and the person: not on who else is asked about, nor
/// on the order of rows. People who have the same group and features have the same number.
/// </summary>
static class OwnDraw
{
    /// <summary>A number in [0, 1).</summary>
    public static double Of(TabularDataset data, int row, long seed)
    {
        var hash = Mix((ulong)seed, (ulong)data.Group.Codes[row]);
        foreach (var value in data.Row(row))
            hash = Mix(hash, BitConverter.SingleToUInt32Bits(value + 0f));
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The finalizer of SplitMix64, as <see cref="FairLab.Numerics.SeededRandom"/> uses it to spread a seed.</summary>
    static ulong Mix(ulong hash, ulong value)
    {
        var x = (hash ^ value) + 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
