using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Equalized odds derived from decisions alone (Hardt, Price and Srebro 2016, section 3.2 [hardt2016]): each decision
/// is kept or overturned with a probability p(ŷ, z) = P(ỹ = 1 | ŷ, z) that depends on the decision and the group; min
/// P(ỹ ≠ y) subject to equal true and false positive rates, a linear program in two variables for each group. Needs no
/// scores, but where scores are to be had <see cref="EqualizedOdds"/> loses less. Weights are used.
/// </summary>
public sealed record DerivedOdds : IPostProcessor
{
    /// <summary>Scores of at least this are the decisions it starts from.</summary>
    /// <value>0.5.</value>
    public double Threshold { get; init; } = 0.5;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A group without positives or without negatives.</exception>
    public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed)
    {
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(scores);
        if (Array.FindIndex(scores, s => !double.IsFinite(s)) is >= 0 and var row)
            throw new ArgumentException(
                FormattableString.Invariant($"row {row}: found the score {scores[row]}, expected a finite number"),
                nameof(scores));
        var probabilities = Solve(GroupCounts.From(validation, Decisions.FromScores(scores, Threshold))).Probabilities;
        return new GroupRule(validation.Group, [.. validation.Group.Levels.Select((group, g) =>
            new GroupDecision(group, Threshold, Above: probabilities[g][1], Below: probabilities[g][0]))]);
    }

    /// <summary>
    /// The optimal p(ŷ, z), one row for each group with columns ŷ = 0 and ŷ = 1, and the error rate it gives.
    /// </summary>
    /// <exception cref="InvalidOperationException">A group without positives or without negatives.</exception>
    public static (double[][] Probabilities, double Error) Solve(GroupCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var n = counts.Overall.Total;
        var lp = new LinearProgram();
        var p = new (int No, int Yes)[counts.Groups.Count];
        for (var g = 0; g < p.Length; g++)
        {
            var c = counts[g];
            if (c.Positives == 0 || c.Negatives == 0)
                throw new InvalidOperationException(
                    $"group '{counts.Groups[g]}' has no {(c.Positives == 0 ? "positives" : "negatives")}: equalized "
                    + "odds needs both");
            // P(ỹ≠y) = P(y=1) + Σ p(ŷ,z) [P(y=0, ŷ, z) - P(y=1, ŷ, z)].
            p[g] = (lp.Variable((c.TrueNegatives - c.FalseNegatives) / n, 0, 1),
                lp.Variable((c.FalsePositives - c.TruePositives) / n, 0, 1));
        }
        for (var g = 1; g < p.Length; g++)
        {
            var (a, b) = (counts[0], counts[g]);
            lp.Equal(0, (p[0].Yes, a.TruePositiveRate), (p[0].No, a.FalseNegativeRate),
                (p[g].Yes, -b.TruePositiveRate.Value), (p[g].No, -b.FalseNegativeRate.Value));
            lp.Equal(0, (p[0].Yes, a.FalsePositiveRate), (p[0].No, a.TrueNegativeRate),
                (p[g].Yes, -b.FalsePositiveRate.Value), (p[g].No, -b.TrueNegativeRate.Value));
        }
        var solution = lp.Solve();
        var x = solution.OptimalX("equalized odds");
        return ([.. p.Select(v => new[] { x[v.No], x[v.Yes] })], counts.Overall.Positives / n + solution.Objective);
    }
}
