using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// The generalized entropy index (Speicher et al. 2018, equation 2 [speicher2018]): how unequally benefits b_i = ŷ_i -
/// y_i + 1 are spread, GE(α) = 1/(n α (α-1)) Σ [(b_i/μ)^α - 1]; Theil's index at α = 1, mean log deviation at α = 0. 0
/// when all benefit alike. It splits into a part between groups and a part within them.
/// </summary>
public static class GeneralizedEntropy
{
    /// <summary>The index of decisions.</summary>
    /// <param name="data">Labels.</param>
    /// <param name="decisions">The decisions; those left to chance enter with their expectation.</param>
    /// <param name="alpha">2 weighs large benefits most; 1 is Theil's index; 0 needs every benefit to be above 0.</param>
    public static Measure Of(TabularDataset data, Decisions decisions, double alpha = 2) => Index(Benefits(data, decisions), alpha);

    /// <summary>Theil's index, GE(1) = 1/n Σ (b_i/μ) ln(b_i/μ).</summary>
    public static Measure Theil(TabularDataset data, Decisions decisions) => Of(data, decisions, 1);

    /// <summary>The part of the index that lies between the groups: the index if everybody had their group's mean benefit.</summary>
    public static Measure BetweenGroups(TabularDataset data, Decisions decisions, double alpha = 2)
    {
        var benefits = Benefits(data, decisions);
        var codes = data.Group.Codes;
        var means = Enumerable.Range(0, data.Group.Levels.Count).Select(g => codes.Contains(g) ? benefits.Where((_, i) => codes[i] == g).Average() : 0).ToArray();
        return Index([.. codes.Select(g => means[g])], alpha);
    }

    /// <summary>The index of any benefits.</summary>
    /// <param name="benefits">Finite numbers of at least 0, not all 0.</param>
    /// <param name="alpha">See <see cref="Of"/>.</param>
    public static Measure Index(IReadOnlyList<double> benefits, double alpha = 2)
    {
        ArgumentNullException.ThrowIfNull(benefits);
        if (benefits.Count == 0)
            return Measure.Undefined("nobody");
        foreach (var b in benefits)
            if (!(b >= 0 && double.IsFinite(b)))
                throw new ArgumentException(FormattableString.Invariant($"found the benefit {b}, expected a finite number of at least 0"), nameof(benefits));
        var mean = benefits.Average();
        if (mean == 0)
            return Measure.Undefined("no benefit for anybody");
        if (alpha <= 0 && benefits.Contains(0))
            return Measure.Undefined("somebody without benefit");
        return alpha switch
        {
            1 => benefits.Average(b => b == 0 ? 0 : b / mean * Math.Log(b / mean)),
            0 => -benefits.Average(b => Math.Log(b / mean)),
            _ => benefits.Average(b => Math.Pow(b / mean, alpha) - 1) / (alpha * (alpha - 1)),
        };
    }

    static double[] Benefits(TabularDataset data, Decisions decisions)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(decisions);
        return decisions.Rows == data.Rows
            ? [.. decisions.Probabilities.Zip(data.Labels, (p, y) => p - y + 1)]
            : throw new ArgumentException($"found {decisions.Rows} decisions, expected {data.Rows}", nameof(decisions));
    }
}
