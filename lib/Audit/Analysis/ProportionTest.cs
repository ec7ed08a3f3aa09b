using MathNet.Numerics.Distributions;
using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>
/// Whether two shares are equal, two-sided: Fisher's exact test for whole numbers of people of whom fewer than five are
/// expected in some cell, else the score test z = (p0 - p1) / √(p(1-p)(1/n0 + 1/n1)), p the pooled share (Fleiss et al.
/// 2003 [fleiss2003]).
/// </summary>
static class ProportionTest
{
    /// <summary>The p-value; undefined over nobody.</summary>
    public static Measure PValue(double part0, double whole0, double part1, double whole1)
    {
        if (!(whole0 > 0 && whole1 > 0))
            return Measure.Undefined("nobody to compare");
        double pooled = (part0 + part1) / (whole0 + whole1);
        // All of both, or none of either: nothing could be more alike.
        if (pooled is <= 0 or >= 1)
            return 1;
        double least = Math.Min(whole0, whole1) * Math.Min(pooled, 1 - pooled);
        if (least < 5 && IsWhole(part0, whole0, part1, whole1))
            return Fisher((int)part0, (int)whole0, (int)part1, (int)whole1);
        double deviation = Math.Sqrt(pooled * (1 - pooled) * (1 / whole0 + 1 / whole1));
        return 2 * Normal.CDF(0, 1, -Math.Abs(part0 / whole0 - part1 / whole1) / deviation);
    }

    /// <summary>McNemar's exact test (1947 [mcnemar1947]): of those who changed, half should have changed each
    /// way.</summary>
    public static Measure McNemar(double up, double down) => McNemarTest.PValue(up, down);

    static double Fisher(int part0, int whole0, int part1, int whole1)
    {
        var drawn = new Hypergeometric(whole0 + whole1, part0 + part1, whole0);
        // Ties of the two tails are equal but for rounding.
        double observed = drawn.Probability(part0) * (1 + 1e-9);
        double p = 0;
        for (int k = drawn.Minimum; k <= drawn.Maximum; k++)
            if (drawn.Probability(k) is var probability && probability <= observed)
                p += probability;
        return Math.Min(1, p);
    }

    static bool IsWhole(params ReadOnlySpan<double> counts)
    {
        foreach (double count in counts)
            if (count != Math.Floor(count) || count > int.MaxValue / 4)
                return false;
        return true;
    }
}
