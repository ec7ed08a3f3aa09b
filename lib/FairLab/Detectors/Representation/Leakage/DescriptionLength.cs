using FairLab.Data;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Minimum description length of an attribute given representations, by online coding (Voita and Titov 2020, section
/// 2.2 [voita2020]): L = t₁ log₂ K - Σ_i log₂ p_θi(z of part i+1 | h), where θ_i is a probe trained on all examples of
/// the parts up to i. A second measure of leakage, which asks how hard it is to read as well as whether it can be.
/// </summary>
public sealed record DescriptionLength
{
    // Of fewer examples no probe is trained: they are told at log₂ K bits each.
    const int Least = 20;

    /// <summary>The probe.</summary>
    /// <value><see cref="Detectors.Probe.Linear"/>.</value>
    public Probe Probe { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Probe.Linear;

    /// <summary>Where the parts end, as shares of the examples, the last of them 1.</summary>
    /// <value>Those published: 0.1%, 0.2%, 0.4%, 0.8%, 1.6%, 3.2%, 6.25%, 12.5%, 25%, 50%, 100%.</value>
    public IReadOnlyList<double> Parts { get; init => field = Require.That(value, value is { Count: > 1 }
        && value[0] > 0 && value[^1] == 1 && value.Zip(value.Skip(1)).All(p => p.First < p.Second),
        "ascending shares in (0, 1], the last of them 1"); } =
        [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.0625, 0.125, 0.25, 0.5, 1];

    /// <summary>Measures representations.</summary>
    /// <param name="representations">Of examples that the network was not trained on, shape [n, ...].</param>
    /// <param name="group">Each example's group, two or more of them.</param>
    /// <param name="seed">Decides the order of examples, the control's groups, and the probes.</param>
    /// <exception cref="ArgumentException">One group, fewer than ten examples of one, lengths that differ, or numbers
    /// that are not finite.</exception>
    public CodeLength Of(Tensor representations, Grouping group, long seed)
    {
        using var scope = NewDisposeScope();
        var x = Representations.Checked(representations, group);
        var (codes, groups) = Representations.Present(group);
        var random = new SeededRandom(seed);
        var order = random.Permutation(codes.Length);
        codes = Array.ConvertAll(order, row => codes[row]);
        x = x.index_select(0, Probe.Index(order));
        int[] ends = [.. Parts.Select(share => (int)Math.Round(share * codes.Length))
            .Where(end => end >= Least).Distinct()];
        var control = (int[])codes.Clone();
        random.Shuffle(control.AsSpan());
        var parts = Online(x, codes, groups, ends, (long)(random.NextBits() >> 1));
        return new CodeLength(parts.Sum(), codes.Length * Math.Log2(groups), Marginal(codes, groups, ends),
            Online(x, control, groups, ends, (long)(random.NextBits() >> 1)).Sum(), ends, parts);
    }

    double[] Online(Tensor x, int[] codes, int groups, int[] ends, long seed)
    {
        var bits = new double[ends.Length];
        bits[0] = ends[0] * Math.Log2(groups);
        var random = new SeededRandom(seed);
        for (var part = 1; part < ends.Length; part++)
        {
            using var scope = NewDisposeScope();
            var (known, end) = (ends[part - 1], ends[part]);
            using var probe = Probe.Fit(x.narrow(0, 0, known), codes[..known], groups, false,
                (long)(random.NextBits() >> 1));
            var log = probe.LogProbabilities(x.narrow(0, known, end - known));
            var told = tensor([.. codes[known..end].Select(code => (long)code)]).unsqueeze(1);
            bits[part] = -log.gather(1, told).sum().item<double>() / Math.Log(2);
        }
        return bits;
    }

    /// <summary>The same parts, told by the groups' shares so far, one example of each group added.</summary>
    static double Marginal(int[] codes, int groups, int[] ends)
    {
        var bits = ends[0] * Math.Log2(groups);
        for (var part = 1; part < ends.Length; part++)
        {
            var counts = new double[groups];
            for (var i = 0; i < ends[part - 1]; i++)
                counts[codes[i]]++;
            for (var i = ends[part - 1]; i < ends[part]; i++)
                bits -= Math.Log2((counts[codes[i]] + 1) / (ends[part - 1] + groups));
        }
        return bits;
    }
}
