using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Does a network look elsewhere in one group than in another? The share of attention on each region
/// (<see cref="AttentionMaps.Mass"/>) compared between two groups, by permutation of the groups with Holm's correction
/// over regions: the survey's eyes against nose and chin (section 3.3 [du2019], after Nagpal et al. 2019
/// [nagpal2019]).
/// </summary>
public sealed record RegionAttention
{
    /// <summary>Permutations of each test.</summary>
    /// <value>5,000.</value>
    public int Draws { get; init => field = Require.AtLeast(value, 1); } = 5000;

    /// <summary>Compares two groups.</summary>
    /// <param name="maps">Where the network looked.</param>
    /// <param name="regions">
    /// Names, and how much of each pixel each region covers, in [0, 1], shape [n, height, width].
    /// </param>
    /// <param name="groups">The two groups of the images.</param>
    /// <param name="seed">Decides the permutations.</param>
    /// <returns>One finding a region, in the order given.</returns>
    /// <exception cref="ArgumentException">Groups of another length, other than two of them with images.</exception>
    public IReadOnlyList<RegionGap> Find(AttentionMaps maps, IReadOnlyList<(string Name, Tensor Cover)> regions,
        Grouping groups, long seed)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Codes.Length != maps.Count)
            throw new ArgumentException($"found groups of {groups.Codes.Length} images and maps of {maps.Count}, "
                + "expected as many", nameof(groups));
        int[] present = [.. groups.Codes.Distinct().Order()];
        if (present.Length != 2)
            throw new ArgumentException($"found {present.Length} groups of '{groups.Name}' with images "
                + $"({string.Join(", ", present.Select(g => groups.Levels[g]))}), expected two to compare",
                    nameof(groups));
        var random = new SeededRandom(seed);
        var found = regions.Select(region => Compare(region.Name, maps.Mass(region.Cover), groups.Codes, present,
            random.NextBits())).ToArray();
        var adjusted = MultipleTesting.Holm([.. found.Select(f => f.PValue.Value)]);
        return [.. found.Zip(adjusted, (gap, p) => gap with { Adjusted = gap.PValue.IsDefined ? p : gap.PValue })];
    }

    /// <summary>
    /// The total variation distance of two groups' profiles, ½ Σ_r |p_r - q_r| over the mean shares of regions, in
    /// [0, 1]; undefined where one of them is.
    /// </summary>
    /// <param name="gaps">The findings of all regions.</param>
    public static Measure TotalVariation(IReadOnlyList<RegionGap> gaps)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        foreach (var gap in gaps)
            if (!gap.Difference.Value.IsDefined)
                return gap.Difference.Value.In($"region '{gap.Region}'");
        return gaps.Sum(gap => Math.Abs(gap.First.Value - gap.Second.Value)) / 2;
    }

    RegionGap Compare(string region, double[] mass, int[] codes, int[] groups, ulong seed)
    {
        double[] Of(int group) => [.. mass.Where((m, i) => codes[i] == group && !double.IsNaN(m))];
        var (first, second) = (Of(groups[0]), Of(groups[1]));
        static Measure Mean(double[] values) =>
            values.Length > 0 ? values.Average() : Measure.Undefined("no image with the region and attention");
        var difference = WelchTest.Compare(first, second).Difference;
        return new RegionGap(region, Mean(first), Mean(second), difference,
            difference.Value.IsDefined ? PValue(first, second, seed) : difference.Value,
            Measure.Undefined("not adjusted"), first.Length, second.Length);
    }

    double PValue(double[] first, double[] second, ulong seed)
    {
        double[] all = [.. first, .. second];
        var random = new SeededRandom((long)seed);
        var (total, share) = (all.Sum(), (double)first.Length / all.Length);
        // The sum of the first group decides; its mean is share · total under every permutation.
        var observed = Math.Abs(first.Sum() - (share * total)) - (Magnitude.Rounding * total);
        return PermutationTest.PValue(Draws, () =>
        {
            var sum = 0.0;
            for (var i = 0; i < first.Length; i++)
            {
                var j = i + random.Next(all.Length - i);
                (all[i], all[j]) = (all[j], all[i]);
                sum += all[i];
            }
            return Math.Abs(sum - (share * total)) >= observed;
        });
    }
}
