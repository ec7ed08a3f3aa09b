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

    /// <summary>What becomes of people's scores before they are cut, with the groups of fitting; null when they stay.</summary>
    internal Func<TabularDataset, double[], double[]>? Replace { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Another attribute than the rule was fitted on, somebody of a group that it does not have, or a score that is NaN.</exception>
    public double[] Score(TabularDataset data, double[] scores)
    {
        data = Checked(data, scores);
        return Replace?.Invoke(data, scores) ?? scores;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Another attribute than the rule was fitted on, somebody of a group that it does not have, or a score that is NaN.</exception>
    public Decisions Decide(TabularDataset data, double[] scores)
    {
        var codes = Checked(data, scores).Group.Codes;
        return new Decisions([.. scores.Select((score, row) => Math.Clamp(_probability(codes[row], score), 0, 1))]);
    }

    /// <summary>The people with the codes of the groups of fitting.</summary>
    TabularDataset Checked(TabularDataset data, double[] scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Length != data.Rows)
            throw new ArgumentException($"found {scores.Length} scores, expected {data.Rows}", nameof(scores));
        if (Array.FindIndex(scores, double.IsNaN) is >= 0 and var row)
            throw new ArgumentException($"row {row}: found the score NaN, expected a number", nameof(scores));
        return data.MatchGroup(_group);
    }
}
