namespace FairLab.Detectors;

/// <summary>How many bits it takes to tell somebody the groups of examples whose representations they have.</summary>
/// <param name="Bits">By the online code of a probe.</param>
/// <param name="UniformBits">With nothing known: n log₂ groups.</param>
/// <param name="MarginalBits">With the groups' shares in the examples so far known, and no representation.</param>
/// <param name="ControlBits">By the probe, of groups that were dealt out at random.</param>
/// <param name="Ends">How many examples had been told at the end of each part.</param>
/// <param name="PartBits">The probe's bits for each part; the first is told without a probe.</param>
public sealed record CodeLength(double Bits, double UniformBits, double MarginalBits, double ControlBits,
    IReadOnlyList<int> Ends, IReadOnlyList<double> PartBits)
{
    /// <summary>Uniform bits over bits, as published: 1 is nothing, more is easier to read. Unequal groups alone make
    /// it more than 1.</summary>
    public double Compression => UniformBits / Bits;

    /// <summary>Marginal bits over bits: what representations add to the groups' shares; about 1 or less is
    /// nothing.</summary>
    public double CompressionBeyondShares => MarginalBits / Bits;
}
