using FairLab.Numerics;

namespace FairLab.Metrics;

/// <summary>
/// Are printed figures arithmetically possible? With group shares π and base rates b known, accuracy, parity,
/// opportunity and odds are linear in the four rates (TPR0, TPR1, FPR0, FPR1), so a linear program tells the accuracies
/// that a row's other figures allow: maximize Σ π_g [b_g TPR_g + (1 - b_g)(1 - FPR_g)] subject to |s0 - DI s1| ≤ τ s1
/// with s_g = b_g TPR_g + (1 - b_g) FPR_g, |TPR0 - TPR1 - Opty| ≤ τ, |½(TPR0 - TPR1 + FPR0 - FPR1) - Odds| ≤ τ. A row
/// whose accuracy lies outside cannot be right as printed, whatever was run.
/// </summary>
public sealed record FeasibilityAudit
{
    /// <summary>τ: how far each printed figure may be off.</summary>
    /// <value>0.0006, the precision of three printed digits.</value>
    public double Tolerance { get; init => field = Require.NotNegative(value); } = 0.0006;

    /// <summary>
    /// How many standard deviations the base rates may be off; those of <see cref="GroupFacts.BaseRateDeviation"/>.
    /// </summary>
    /// <value>0: they are known.</value>
    public double Deviations { get; init => field = Require.NotNegative(value); }

    /// <summary>Base rates are tried on a grid of so many points a side within their range.</summary>
    /// <value>21.</value>
    public int Grid { get; init => field = Require.AtLeast(value, 2); } = 21;

    /// <summary>Audits a row.</summary>
    /// <param name="row">The printed figures.</param>
    /// <param name="unprivileged">z = 0.</param>
    /// <param name="privileged">z = 1.</param>
    public FeasibilityVerdict Audit(PrintedRow row, GroupFacts unprivileged, GroupFacts privileged)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(unprivileged);
        ArgumentNullException.ThrowIfNull(privileged);
        var (largest, smallest) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var b0 in BaseRates(unprivileged))
            foreach (var b1 in BaseRates(privileged))
            {
                var share = unprivileged.People / (unprivileged.People + privileged.People);
                if (Accuracy(row, share, b0, b1, largest: true) is not { } high)
                    continue;
                largest = Math.Max(largest, high);
                smallest = Math.Min(smallest, Accuracy(row, share, b0, b1, largest: false)!.Value);
            }
        if (double.IsInfinity(largest))
        {
            var contradiction = Measure.Undefined("the printed figures contradict each other");
            return new FeasibilityVerdict(row, Feasibility.Contradiction, contradiction, contradiction);
        }
        var feasibility = row.Accuracy > largest + Tolerance ? Feasibility.AccuracyTooHigh
            : row.Accuracy < smallest - Tolerance ? Feasibility.AccuracyTooLow
            : Feasibility.Possible;
        return new FeasibilityVerdict(row, feasibility, largest, smallest);
    }

    /// <summary>
    /// Audits a row twice: as this audit is set, and with base rates within two standard deviations (those of
    /// <see cref="GroupFacts.BaseRateDeviation"/>) and figures off by up to 0.005 (or by more, where this audit allows
    /// more).
    /// </summary>
    /// <param name="row">The printed figures.</param>
    /// <param name="unprivileged">z = 0.</param>
    /// <param name="privileged">z = 1.</param>
    public RowVerdict Assess(PrintedRow row, GroupFacts unprivileged, GroupFacts privileged)
    {
        var varying = this with { Deviations = Math.Max(Deviations, 2), Tolerance = Math.Max(Tolerance, 0.005) };
        return new RowVerdict(
            Audit(row, unprivileged, privileged), varying.Audit(row, unprivileged, privileged));
    }

    IEnumerable<double> BaseRates(GroupFacts facts)
    {
        var reach = Deviations * facts.BaseRateDeviation;
        if (reach == 0)
            return [facts.BaseRate];
        return Enumerable.Range(0, Grid)
            .Select(i => Math.Clamp(facts.BaseRate - reach + 2 * reach * i / (Grid - 1), 0, 1));
    }

    double? Accuracy(PrintedRow row, double share, double b0, double b1, bool largest)
    {
        var lp = new LinearProgram();
        var sign = largest ? -1 : 1;
        // Accuracy without its constant Σ π_g (1 - b_g).
        var t0 = lp.Variable(sign * share * b0, 0, 1);
        var t1 = lp.Variable(sign * (1 - share) * b1, 0, 1);
        var f0 = lp.Variable(-sign * share * (1 - b0), 0, 1);
        var f1 = lp.Variable(-sign * (1 - share) * (1 - b1), 0, 1);
        if (row.Parity is { } parity)
        {
            var (least, most) = (parity - Tolerance, parity + Tolerance);
            lp.AtLeast(0, (t0, b0), (f0, 1 - b0), (t1, -least * b1), (f1, -least * (1 - b1)));
            lp.AtMost(0, (t0, b0), (f0, 1 - b0), (t1, -most * b1), (f1, -most * (1 - b1)));
            // A ratio was printed, so somebody privileged was selected; otherwise "nobody selected" would satisfy every
            // ratio.
            lp.AtLeast(0.001, (t1, b1), (f1, 1 - b1));
        }
        if (row.Opportunity is { } opportunity)
            lp.Between(opportunity - Tolerance, opportunity + Tolerance, (t0, 1), (t1, -1));
        if (row.Odds is { } odds)
            lp.Between(odds - Tolerance, odds + Tolerance, (t0, 0.5), (t1, -0.5), (f0, 0.5), (f1, -0.5));
        var solution = lp.Solve();
        return solution.Status == LinearStatus.Optimal
            ? share * (1 - b0) + (1 - share) * (1 - b1) + sign * solution.Objective
            : null;
    }
}
