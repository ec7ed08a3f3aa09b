using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>What all measures of leakage share: data that are checked, parts that are disjoint, accuracy of groups that
/// count alike.</summary>
static class Representations
{
    // With fewer nothing can be learned on one part and judged on another.
    const int Least = 10;

    /// <summary>Representations in double precision with one row an example, shape [n, d].</summary>
    /// <exception cref="ArgumentException">Lengths that differ, numbers that are not finite, one group, or a small
    /// one.</exception>
    public static Tensor Checked(Tensor representations, Grouping group)
    {
        ArgumentNullException.ThrowIfNull(representations);
        ArgumentNullException.ThrowIfNull(group);
        if (representations.dim() < 2 || representations.shape[0] != group.Rows || group.Rows == 0)
            throw new ArgumentException($"found representations of shape [{string.Join(", ", representations.shape)}] "
                + $"and {group.Rows} group codes, expected [n, ...] and n of at least 1", nameof(representations));
        var sizes = Sizes(group.Codes, group.Levels.Count);
        if (sizes.Count(s => s > 0) < 2)
            throw new ArgumentException($"attribute '{group.Name}': found {group.Rows} examples of one group, expected "
                + "at least two groups: nothing can leak that is always the same", nameof(group));
        if (Array.FindIndex(sizes, s => s is > 0 and < Least) is >= 0 and var small)
            throw new ArgumentException($"attribute '{group.Name}': found {sizes[small]} examples of "
                + $"'{group.Levels[small]}', expected at least {Least}", nameof(group));
        var x = representations.detach().flatten(1).to(ScalarType.Float64).cpu();
        return x.isfinite().all().item<bool>() ? x
            : throw new ArgumentException("found representations that are not finite, expected numbers",
                nameof(representations));
    }

    /// <summary>The attribute without groups that nobody is in: codes, and how many groups there are.</summary>
    public static (int[] Codes, int Groups) Present(Grouping group)
    {
        int[] present = [.. group.Codes.Distinct().Order()];
        return (Array.ConvertAll(group.Codes, code => Array.IndexOf(present, code)), present.Length);
    }

    /// <summary>Two disjoint parts with each group in the same shares.</summary>
    public static (int[] Train, int[] Test) Split(int[] codes, double testShare, SeededRandom random)
    {
        var (train, test) = (new List<int>(), new List<int>());
        foreach (var rows in random.Permutation(codes.Length).GroupBy(row => codes[row]).OrderBy(g => g.Key))
        {
            int[] all = [.. rows];
            var held = Math.Clamp((int)Math.Round(testShare * all.Length), 1, all.Length - 1);
            test.AddRange(all[..held]);
            train.AddRange(all[held..]);
        }
        return ([.. train], [.. test]);
    }

    /// <summary>The mean over groups that occur of the share of their members that were recognized.</summary>
    public static double Balanced(int[] codes, int[] predicted, int groups)
    {
        var right = new double[groups];
        for (var i = 0; i < codes.Length; i++)
            right[codes[i]] += codes[i] == predicted[i] ? 1 : 0;
        var sizes = Sizes(codes, groups);
        return right.Where((_, g) => sizes[g] > 0).Zip(sizes.Where(s => s > 0), (r, s) => r / s).Average();
    }

    /// <summary>The same with Wilson's interval, for as many examples as it is worth.</summary>
    public static Estimate Accuracy(string name, int[] codes, int[] predicted, int groups)
    {
        var value = Balanced(codes, predicted, groups);
        // The variance of a mean of shares is that of one share of so many.
        double[] sizes = [.. Sizes(codes, groups).Where(s => s > 0)];
        var worth = sizes.Length * sizes.Length / sizes.Sum(s => 1 / s);
        var interval = Proportion.Wilson(value * worth, worth);
        return new Estimate(name, value, interval.Lower, interval.Upper, 0.95);
    }

    static int[] Sizes(int[] codes, int groups)
    {
        var sizes = new int[groups];
        foreach (var code in codes)
            sizes[code]++;
        return sizes;
    }
}
