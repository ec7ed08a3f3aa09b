using MathNet.Numerics;

namespace FairLab.Numerics;

/// <summary>
/// Exact draws without replacement, by inversion outwards from the mode: the cost grows with the standard deviation
/// only.
/// </summary>
public static class Hypergeometric
{
    /// <summary>
    /// How many of <paramref name="draws"/> balls, from an urn with <paramref name="marked"/> marked and
    /// <paramref name="plain"/> plain ones, are marked.
    /// </summary>
    public static long Sample(SeededRandom random, long draws, long marked, long plain)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (draws < 0 || marked < 0 || plain < 0 || draws > marked + plain)
            throw new ArgumentException(
                $"found {draws} draws from {marked} marked and {plain} plain balls, "
                    + "expected at most as many draws as balls",
                nameof(draws));
        var (least, most) = (Math.Max(0, draws - plain), Math.Min(draws, marked));
        if (least == most)
            return least;
        var mode = Math.Clamp((long)((draws + 1.0) * (marked + 1) / (marked + plain + 2)), least, most);
        var peak = Math.Exp(
            LogChoose(marked, mode) + LogChoose(plain, draws - mode) - LogChoose(marked + plain, draws));
        var u = random.NextDouble();
        // Probability is taken off in the order mode, mode + 1, mode - 1, mode + 2, ... until u is used up.
        var (up, down, high, low) = (mode, mode, peak, peak);
        u -= peak;
        while (u > 0 && (up < most || down > least))
        {
            if (up < most)
            {
                high *= (double)(marked - up) * (draws - up) / ((up + 1.0) * (plain - draws + up + 1));
                up++;
                if ((u -= high) <= 0)
                    return up;
            }
            if (down > least)
            {
                low *= down * (double)(plain - draws + down) / ((marked - down + 1.0) * (draws - down + 1));
                down--;
                if ((u -= low) <= 0)
                    return down;
            }
            // What rounding leaves over in the far tails.
            if (high < 1e-18 * peak && low < 1e-18 * peak)
                break;
        }
        return mode;
    }

    /// <summary>How <paramref name="draws"/> balls from an urn of several colours fall into the colours.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="draws">At most the number of balls.</param>
    /// <param name="balls">The number of balls of each colour.</param>
    public static long[] Sample(SeededRandom random, long draws, ReadOnlySpan<long> balls)
    {
        var rest = 0L;
        foreach (var count in balls)
            rest += count;
        var drawn = new long[balls.Length];
        for (var i = 0; i < balls.Length; i++)
        {
            rest -= balls[i];
            drawn[i] = Sample(random, draws, balls[i], rest);
            draws -= drawn[i];
        }
        return drawn;
    }

    static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
