using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>A decision rule that looks at a person's group and score only.</summary>
public sealed class GroupRule : IDecisionRule
{
    readonly IReadOnlyList<string> _levels;
    readonly Func<int, double, double> _probability;

    /// <summary>A rule.</summary>
    /// <param name="group">The attribute it was fitted on.</param>
    /// <param name="probability">P(ŷ = 1) for a group (an index into the attribute's levels) and a score.</param>
    /// <param name="notes">What a reader of the result should know, such as a constraint that could not be met.</param>
    public GroupRule(Grouping group, Func<int, double, double> probability, params IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(group);
        (_levels, _probability, Notes) = (group.Levels, probability, notes);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Other groups than the rule was fitted on, or a score that is NaN.</exception>
    public Decisions Decide(TabularDataset data, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(scores);
        if (!data.Group.Levels.SequenceEqual(_levels))
            throw new ArgumentException($"found the groups {string.Join(", ", data.Group.Levels)} of '{data.Group.Name}', expected {string.Join(", ", _levels)} as in fitting: take the same attribute (WithGroup), with its levels in the same order", nameof(data));
        if (scores.Length != data.Rows)
            throw new ArgumentException($"found {scores.Length} scores, expected {data.Rows}", nameof(scores));
        var decisions = new double[scores.Length];
        for (var row = 0; row < decisions.Length; row++)
            decisions[row] = double.IsNaN(scores[row])
                ? throw new ArgumentException($"row {row}: found the score NaN, expected a number", nameof(scores))
                : Math.Clamp(_probability(data.Group.Codes[row], scores[row]), 0, 1);
        return new Decisions(decisions);
    }
}
