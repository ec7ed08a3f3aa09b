namespace FairLab.Metrics;

/// <summary>The four-fifths rule on counts: rates are compared by cross-multiplication and never divided.</summary>
static class FourFifths
{
    // Sums of weights and expectations come with the rounding of their terms; counts of people do not.
    const double Rounding = 1e-9;

    // Up to here every double is a whole number exactly if it is one at all, and four products fit into 128 bits.
    const double MostExact = 1L << 53;

    public static bool? Passes(GroupCounts counts)
    {
        if (counts.Cells.Any(c => c.Total == 0) || counts.Cells.All(c => c.Selected == 0))
            return null;
        var (low, high) = (counts[0], counts[0]);
        foreach (var cell in counts.Cells)
        {
            if (Compare(cell, low, 1, 1) < 0)
                low = cell;
            if (Compare(cell, high, 1, 1) > 0)
                high = cell;
        }
        return Compare(low, high, 5, 4) >= 0;
    }

    /// <summary>The sign of a · P(ŷ=1|first) - b · P(ŷ=1|second).</summary>
    static int Compare(Confusion first, Confusion second, int a, int b)
    {
        if (IsWhole(first) && IsWhole(second))
            return ((Int128)a * (long)first.Selected * (long)second.Total)
                .CompareTo((Int128)b * (long)second.Selected * (long)first.Total);
        // Products of sums of weights may overflow or vanish where the rates do neither.
        var (left, right) = (a * (first.Selected / first.Total), b * (second.Selected / second.Total));
        return Math.Abs(left - right) <= Rounding * Math.Max(left, right) ? 0 : left.CompareTo(right);
    }

    static bool IsWhole(Confusion cell) =>
        cell.Total <= MostExact && cell.Selected == Math.Floor(cell.Selected) && cell.Total == Math.Floor(cell.Total);
}
