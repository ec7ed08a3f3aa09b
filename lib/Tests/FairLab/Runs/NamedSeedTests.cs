using FairLab.Runs;
using FsCheck.Xunit;

namespace FairLab.Tests.Runs;

public sealed class NamedSeedTests
{
    [Property]
    public void Derive_IsNeverNegativeAndRepeats(long root)
    {
        Assert.InRange(NamedSeed.Derive(root, "model"), 0, int.MaxValue);
        Assert.Equal(NamedSeed.Derive(root, "model"), NamedSeed.Derive(root, "model"));
    }

    [Fact]
    public void Derive_DiffersByComponentAndByRoot()
    {
        var seeds = Enumerable
            .Range(0, 100)
            .SelectMany(root => new[] { "split", "model", "control" }.Select(name => NamedSeed.Derive(root, name)));
        Assert.Equal(300, seeds.Distinct().Count());
    }

    // First four bytes of SHA-256("0/split"), little-endian, without the sign bit: a seed may never change between
    // versions.
    [Fact]
    public void Derive_OfZeroAndSplit_IsPinned()
    {
        byte[] hash = System.Security.Cryptography.SHA256.HashData("0/split"u8);
        Assert.Equal(
            (hash[0] | hash[1] << 8 | hash[2] << 16 | hash[3] << 24) & int.MaxValue,
            NamedSeed.Derive(0, "split"));
    }
}
