using System.Globalization;
using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Numbers as readers read them.</summary>
static class Words
{
    static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static string Count(double n) =>
        n.ToString(n == Math.Floor(n) ? "#,0" : "#,0.#", Invariant);

    /// <summary>A share in a hundred: one decimal, or two digits of a very small one.</summary>
    public static string Percent(Measure share) => !share.IsDefined ? "–" : Hundredths(share.Value) + "%";

    /// <summary>A difference of shares, with its sign.</summary>
    public static string Points(Measure difference) => !difference.IsDefined ? "–"
        : (difference.Value < 0 ? "−" : "+") + Hundredths(Math.Abs(difference.Value));

    public static string Size(Measure difference) => !difference.IsDefined ? "–"
        : Hundredths(Math.Abs(difference.Value)) + " points";

    public static string Number(Measure value) => !value.IsDefined ? "–"
        : value.Value.ToString("0.000", Invariant).Replace('-', '−');

    public static string Percents(Interval interval) => !interval.Lower.IsDefined ? "–"
        : $"{Hundredths(interval.Lower.Value)} to {Hundredths(interval.Upper.Value)}%";

    public static string PointRange(Measure lower, Measure upper) => !lower.IsDefined || !upper.IsDefined ? "–"
        : $"{Points(lower)} to {Points(upper)}";

    /// <summary>An interval of points that has its sign in words already.</summary>
    public static string Range(Measure lower, Measure upper) => !lower.IsDefined || !upper.IsDefined ? "–"
        : $"{(lower < 0 ? "−" : "")}{Hundredths(Math.Abs(lower.Value))} to {Hundredths(upper.Value)}";

    public static string PValue(Measure p) => !p.IsDefined ? "–"
        : p.Value < 0.001 ? "< 0.001" : p.Value.ToString("0.000", Invariant);

    /// <summary>"a, b and c", of many the first ones and how many more.</summary>
    public static string List(IReadOnlyList<string> items, int most = 5) =>
        items.Count > most ? $"{string.Join(", ", items.Take(most))} and {items.Count - most} more"
        : items.Count < 2 ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    /// <summary>A count with its noun.</summary>
    public static string Many(long count, string one, string many) =>
        $"{Count(count)} {(count == 1 ? one : many)}";

    static string Hundredths(double share)
    {
        double hundred = 100 * share;
        // One decimal would show 0.04% as 0.0, which is something else.
        return hundred.ToString(Math.Abs(hundred) switch
        {
            0 or >= 0.095 => "0.0",
            >= 0.005 => "0.00",
            _ => "G1",
        }, Invariant);
    }
}
