using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>A decision rule that looks at a person's group and score only.</summary>
public sealed class GroupRule : IDecisionRule
{
    readonly Grouping _group;
    readonly Func<int, double, double> _probability;

    /// <summary>A rule.</summary>
    /// <param name="group">The attribute it was fitted on.</param>
    /// <param name="probability">P(ŷ = 1) for a group (an index into the attribute's levels) and a score.</param>
    /// <param name="notes">What a reader of the result should know, such as a constraint that could not be met.</param>
    public GroupRule(Grouping group, Func<int, double, double> probability, params IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(group);
        (_group, _probability, Notes) = (group, probability, notes);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Another attribute than the rule was fitted on, somebody of a group that it does not have, or a score that is NaN.</exception>
    public Decisions Decide(TabularDataset data, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(scores);
        var codes = _group.CodesOf(data.Group);
        if (scores.Length != data.Rows)
            throw new ArgumentException($"found {scores.Length} scores, expected {data.Rows}", nameof(scores));
        var decisions = new double[scores.Length];
        for (var row = 0; row < decisions.Length; row++)
            decisions[row] = double.IsNaN(scores[row])
                ? throw new ArgumentException($"row {row}: found the score NaN, expected a number", nameof(scores))
                : Math.Clamp(_probability(codes[row], scores[row]), 0, 1);
        return new Decisions(decisions);
    }
}
