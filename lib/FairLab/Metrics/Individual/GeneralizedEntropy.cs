using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// The generalized entropy index (Speicher et al. 2018, equation 2 [speicher2018]): how unequally benefits b_i = ŷ_i -
/// y_i + 1 are spread, GE(α) = 1/(n α (α-1)) Σ [(b_i/μ)^α - 1]; Theil's index at α = 1, mean log deviation at α = 0. 0
/// when all benefit alike. It splits into a part between groups and a part within them.
/// </summary>
public static class GeneralizedEntropy
{
    // So near to 1 and 0 the limits are nearer to the index than its formula, which divides 0 by 0 there.
    const double Limit = 1e-8;

    /// <summary>The index of decisions.</summary>
    /// <param name="data">Labels.</param>
    /// <param name="decisions">The decisions; those left to chance enter with their expectation.</param>
    /// <param name="alpha">
    /// 2 weighs large benefits most; 1 is Theil's index; 0 needs every benefit to be above 0.
    /// </param>
    public static Measure Index(TabularDataset data, Decisions decisions, double alpha = 2) =>
        Index(Benefits(data, decisions), alpha, data?.Weights);

    /// <summary>Theil's index, GE(1) = 1/n Σ (b_i/μ) ln(b_i/μ).</summary>
    public static Measure Theil(TabularDataset data, Decisions decisions) => Index(data, decisions, 1);

    /// <summary>
    /// The coefficient of variation of benefits, their standard deviation over their mean: √(2 GE(2)). (AIF360's two
    /// interfaces differ: one has this, the other 2 √GE(2).)
    /// </summary>
    public static Measure CoefficientOfVariation(TabularDataset data, Decisions decisions)
    {
        var index = Index(data, decisions);
        return index.IsDefined ? Math.Sqrt(2 * index) : index;
    }

    /// <summary>
    /// The part of the index that lies between the groups: the index if everybody had their group's mean benefit.
    /// </summary>
    public static Measure BetweenGroups(TabularDataset data, Decisions decisions, double alpha = 2)
    {
        var benefits = Benefits(data, decisions);
        var codes = data.Group.Codes;
        var (means, people) = (new double[data.Group.Levels.Count], new double[data.Group.Levels.Count]);
        for (var row = 0; row < codes.Length; row++)
        {
            var weight = data.Weights?[row] ?? 1;
            means[codes[row]] += weight * benefits[row];
            people[codes[row]] += weight;
        }
        for (var g = 0; g < means.Length; g++)
            means[g] = people[g] == 0 ? 0 : means[g] / people[g];
        return Index([.. codes.Select(g => means[g])], alpha, data.Weights);
    }

    /// <summary>The index of any benefits.</summary>
    /// <param name="benefits">Finite numbers of at least 0, not all 0.</param>
    /// <param name="alpha">See <see cref="Index(TabularDataset, Decisions, double)"/>.</param>
    /// <param name="weights">
    /// How many people each benefit stands for, finite numbers of at least 0; null when all count 1.
    /// </param>
    public static Measure Index(IReadOnlyList<double> benefits, double alpha = 2, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(benefits);
        Require.That(alpha, double.IsFinite(alpha), "a finite number", nameof(alpha));
        RowChecks.SameCount(("benefits", benefits.Count), ("weights", weights?.Count ?? benefits.Count));
        RowChecks.Weights(weights?.ToArray(), benefits.Count);
        if (benefits.Count == 0)
            return Measure.Undefined("nobody");
        foreach (var b in benefits)
            if (!(b >= 0 && double.IsFinite(b)))
                throw new ArgumentException(
                    FormattableString.Invariant($"found the benefit {b}, ")
                    + "expected a finite number of at least 0", nameof(benefits));
        if (weights is not null)
        {
            var counted = Enumerable.Range(0, benefits.Count).Where(i => weights[i] > 0).ToArray();
            if (counted.Length == 0)
                return Measure.Undefined("nobody");
            (benefits, weights) = ([.. counted.Select(i => benefits[i])], [.. counted.Select(i => weights[i])]);
        }
        // The index has no unit, and neither have weights.
        benefits = Magnitude.Scaled(benefits, Magnitude.Exponent(benefits));
        weights = weights is null ? null : Magnitude.Scaled(weights, Magnitude.Exponent(weights));
        var mean = Mean(b => b);
        if (mean == 0)
            return Measure.Undefined("no benefit for anybody");
        if (alpha <= 0 && benefits.Contains(0))
            return Measure.Undefined("somebody without benefit");
        var index = alpha switch
        {
            > 1 - Limit and < 1 + Limit => Mean(b => b == 0 ? 0 : b / mean * Math.Log(b / mean)),
            > -Limit and < Limit => -Mean(b => Math.Log(b / mean)),
            _ => Mean(b => Math.Pow(b / mean, alpha) - 1) / (alpha * (alpha - 1)),
        };
        // It is never below 0; rounding can be.
        return double.IsFinite(index) ? Math.Max(0, index) : Measure.Undefined("a number too large");

        double Mean(Func<double, double> of) => weights is null
            ? benefits.Average(of)
            : benefits.Zip(weights, (b, w) => w * of(b)).Sum() / weights.Sum();
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
