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

    /// <summary>What becomes of a row's score before it is cut; null when it stays.</summary>
    internal Func<TabularDataset, int, double, double>? Replace { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Other groups than the rule was fitted on, or a score that is NaN.</exception>
    public double[] Score(TabularDataset data, double[] scores)
    {
        Check(data, scores);
        return Replace is { } replace ? [.. scores.Select((score, row) => replace(data, row, score))] : scores;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Other groups than the rule was fitted on, or a score that is NaN.</exception>
    public Decisions Decide(TabularDataset data, double[] scores)
    {
        Check(data, scores);
        return new Decisions([.. scores.Select((score, row) => Math.Clamp(_probability(data.Group.Codes[row], score), 0, 1))]);
    }

    void Check(TabularDataset data, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(scores);
        if (!data.Group.Levels.SequenceEqual(_levels))
            throw new ArgumentException($"found the groups {string.Join(", ", data.Group.Levels)}, expected {string.Join(", ", _levels)} as in fitting", nameof(data));
        if (scores.Length != data.Rows)
            throw new ArgumentException($"found {scores.Length} scores, expected {data.Rows}", nameof(scores));
        if (Array.FindIndex(scores, double.IsNaN) is >= 0 and var row)
            throw new ArgumentException($"row {row}: found the score NaN, expected a number", nameof(scores));
    }
}
