using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// One threshold for each group, chosen on validation data to bring one count-based metric as near as possible to its
/// ideal value (an accuracy to 1, a gap to 0) while another stays within a bound of its own: max_t M(t) subject to
/// |C(t) - C*| ≤ bound (Corbett-Davies et al. 2017 [corbettdavies2017] for the form of the optimum; any pair of metrics
/// as in Delaney et al. 2024 [delaney2024]). Decisions are deterministic. With two groups every pair of candidate
/// thresholds is tried; with more, one group's threshold is improved at a time from several starts, until none can be.
/// Weights are used.
/// </summary>
public sealed record GroupThresholds : IPostProcessor
{
    /// <summary>
    /// What is brought as near as possible to its <see cref="GroupMetric.Ideal"/>, or maximized where it has none.
    /// </summary>
    /// <value>Accuracy.</value>
    public GroupMetric Objective { get; init; } = GroupMetrics.Accuracy;

    /// <summary>What must be near its <see cref="GroupMetric.Ideal"/>, which it must have.</summary>
    /// <value>The gap of selection rates.</value>
    public GroupMetric Constraint
    {
        get;
        init => field = Require.That(value, value?.Ideal is not null, "a metric with an ideal value to be near to");
    } = GroupMetrics.SelectionGap;

    /// <summary>
    /// How far from its ideal it may be: 0.1 keeps a difference within ±0.1, a ratio within 0.9 and 1.1, an accuracy at
    /// 0.9 or more.
    /// </summary>
    /// <value>0.01.</value>
    public double Bound { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <summary>
    /// The most candidate thresholds for each group; its score quantiles when it has more distinct scores.
    /// </summary>
    /// <value>200.</value>
    public int Candidates { get; init => field = Require.AtLeast(value, 2); } = 200;

    /// <summary>
    /// Whether thresholds point the other way in a group whose AUC is below one half: low scores are selected there.
    /// </summary>
    /// <value>False.</value>
    public bool Flip { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A metric that no combination of thresholds defines.</exception>
    public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var (grouped, isReversed) = ScoreDirections.Of(validation, scores, Flip);
        var (thresholds, value) = Search(grouped);
        return new GroupRule(validation.Group, [.. thresholds.Select((t, g) =>
            new GroupDecision(grouped.Groups[g], isReversed[g] ? -t : t) { IsReversed = isReversed[g] })],
            value.Excess <= 1e-12 ? [] :
            [FormattableString.Invariant(
                $"no thresholds bring {Constraint.Name} within {Bound} of {Constraint.Ideal}; ")
                + FormattableString.Invariant($"the nearest are {value.Excess:0.####} further off")]);
    }

    /// <summary>The counts when each group has its own threshold.</summary>
    internal static GroupCounts Counts(GroupScores scores, ReadOnlySpan<double> thresholds)
    {
        var cells = new Confusion[scores.Groups.Count];
        for (var g = 0; g < cells.Length; g++)
            cells[g] = scores.CellAt(g, thresholds[g]);
        return new GroupCounts(scores.Attribute, scores.Groups, cells, scores.IsWeighted);
    }

    (double[] Thresholds, Value Value) Search(GroupScores scores)
    {
        // Every group's candidate thresholds with the confusion each gives.
        var candidates =
            Enumerable.Range(0, scores.Groups.Count).Select(g => CandidatesOf(scores.All(g).Scores)).ToArray();
        var cells = candidates.Select((c, g) => Array.ConvertAll(c, t => scores.CellAt(g, t))).ToArray();
        var groups = candidates.Length;
        var current = new Confusion[groups];
        Value At(int[] choice)
        {
            for (var g = 0; g < groups; g++)
                current[g] = cells[g][choice[g]];
            var counts = new GroupCounts(scores.Attribute, scores.Groups, current, scores.IsWeighted);
            var objective = Objective.Ideal is null ? Objective.Compute(counts) : -1 * Objective.Distance(counts);
            var distance = Constraint.Distance(counts);
            return objective.IsDefined && distance.IsDefined ? new Value(Math.Max(0, distance - Bound), objective)
                : Value.Worst;
        }
        var best = (Choice: new int[groups], Value: Value.Worst);
        void Consider(int[] choice)
        {
            var value = At(choice);
            if (value.IsBetterThan(best.Value))
                best = ((int[])choice.Clone(), value);
        }
        if (groups == 2)
        {
            for (var i = 0; i < candidates[0].Length; i++)
                for (var j = 0; j < candidates[1].Length; j++)
                    Consider([i, j]);
        }
        else
        {
            // Starts at common quantiles, where selection rates are alike.
            for (var start = 0; start <= 10; start++)
                Improve(Array.ConvertAll(candidates, c => start * (c.Length - 1) / 10));
        }
        if (best.Value == Value.Worst)
            throw new InvalidOperationException(
                "group thresholds: " + RejectOption.Undefined(scores.At(0.5), Objective, Constraint));
        return ([.. best.Choice.Select((c, g) => candidates[g][c])], best.Value);

        void Improve(int[] choice)
        {
            var value = At(choice);
            for (var improved = true; improved;)
            {
                improved = false;
                for (var g = 0; g < groups; g++)
                {
                    var kept = choice[g];
                    for (var k = 0; k < candidates[g].Length; k++)
                    {
                        choice[g] = k;
                        if (At(choice) is var tried && tried.IsBetterThan(value))
                            (value, kept, improved) = (tried, k, true);
                    }
                    choice[g] = kept;
                }
            }
            Consider(choice);
        }
    }

    double[] CandidatesOf(ReadOnlySpan<double> sorted)
    {
        double[] distinct = [.. sorted.ToArray().Distinct(), double.PositiveInfinity];
        return distinct.Length <= Candidates ? distinct
            : [.. Enumerable.Range(0, Candidates)
                .Select(k => distinct[(int)((long)k * (distinct.Length - 1) / (Candidates - 1))])];
    }

    /// <summary>
    /// How far above the bound the constraint is, then the objective: less of the first always beats more of the
    /// second.
    /// </summary>
    readonly record struct Value(double Excess, double Objective)
    {
        public static readonly Value Worst = new(double.PositiveInfinity, double.NegativeInfinity);

        public bool IsBetterThan(Value other) =>
            Excess < other.Excess - 1e-12 || Excess <= other.Excess + 1e-12 && Objective > other.Objective + 1e-12;
    }
}
