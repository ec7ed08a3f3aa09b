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

    /// <summary>
    /// Whether the images come in pairs that differ in the group alone, such as one person drawn twice: the first image
    /// of one group with the first of the other, and so on. Differences within pairs then keep or change their sign.
    /// </summary>
    /// <value>False: groups are dealt out among all images.</value>
    public bool IsPaired { get; init; }

    /// <summary>Compares two groups.</summary>
    /// <param name="maps">Where the network looked.</param>
    /// <param name="regions">
    /// Names, and how much of each pixel each region covers, in [0, 1], shape [n, height, width].
    /// </param>
    /// <param name="groups">The two groups of the images.</param>
    /// <param name="seed">Decides the permutations.</param>
    /// <returns>One finding a region, in the order given.</returns>
    /// <exception cref="ArgumentException">
    /// Groups of another length, other than two of them with images, or of different sizes where they are paired.
    /// </exception>
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
        var first = groups.Codes.Count(g => g == present[0]);
        if (IsPaired && 2 * first != maps.Count)
            throw new ArgumentException($"found {first} images of '{groups.Levels[present[0]]}' and "
                + $"{maps.Count - first} of '{groups.Levels[present[1]]}', expected as many of both in pairs",
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
        double[] Of(int group) => [.. mass.Where((_, i) => codes[i] == group)];
        var (first, second) = (Of(groups[0]), Of(groups[1]));
        if (IsPaired)
        {
            int[] whole = [.. Enumerable.Range(0, first.Length).Where(i => !double.IsNaN(first[i] - second[i]))];
            (first, second) = ([.. whole.Select(i => first[i])], [.. whole.Select(i => second[i])]);
        }
        else
            (first, second) = ([.. first.Where(m => !double.IsNaN(m))], [.. second.Where(m => !double.IsNaN(m))]);
        static Measure Mean(double[] values) =>
            values.Length > 0 ? values.Average() : Measure.Undefined("no image with the region and attention");
        var difference = IsPaired ? Paired(first, second) : WelchTest.Compare(first, second).Difference;
        return new RegionGap(region, Mean(first), Mean(second), difference,
            !difference.Value.IsDefined ? difference.Value : !IsPaired ? PValue(first, second, seed)
                : PermutationTest.Paired([.. first.Zip(second, (a, b) => a - b)], (long)seed, Draws).PValue,
            Measure.Undefined("not adjusted"), first.Length, second.Length);
    }

    static Estimate Paired(double[] first, double[] second)
    {
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var none = Measure.Undefined("no pair with the region and attention");
        var interval = differences.Length == 0 ? new Interval(none, none) : StudentT.Interval(differences);
        return new Estimate("mean_difference", differences.Length == 0 ? none : differences.Average(), interval.Lower,
            interval.Upper, 0.95);
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
