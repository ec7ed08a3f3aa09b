using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FairLab.Runs;

/// <summary>Independent seeds for the components of a run, all derived from one root seed.</summary>
public static class NamedSeed
{
    /// <summary>
    /// The seed of one component: the first 31 bits of SHA-256("root/name"), so that adding a component never shifts
    /// the random stream of another.
    /// </summary>
    /// <param name="root">The run's root seed.</param>
    /// <param name="name">The component, such as <c>split</c> or <c>model</c>.</param>
    /// <returns>A number in [0, 2^31 - 1]: valid for both <see cref="Random"/> and <c>torch.manual_seed</c>.</returns>
    public static int Derive(long root, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{root}/{name}")), hash);
        return BinaryPrimitives.ReadInt32LittleEndian(hash) & int.MaxValue;
    }
}
