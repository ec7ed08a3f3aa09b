using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>A decision rule that looks at a person's group and score only.</summary>
[TypeFormatterSource(typeof(GroupRuleFormatters), PreferredMimeTypes = ["text/html"])]
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
        ArgumentNullException.ThrowIfNull(probability);
        (_group, _probability, Notes) = (group, probability, notes);
    }

    /// <summary>A rule of thresholds and chances.</summary>
    /// <param name="group">The attribute it was fitted on.</param>
    /// <param name="groups">How it decides in each group, in the order of the attribute's levels.</param>
    /// <param name="notes">What a reader of the result should know, such as a constraint that could not be met.</param>
    /// <exception cref="ArgumentException">Other groups than the attribute's.</exception>
    public GroupRule(Grouping group, IReadOnlyList<GroupDecision> groups, params IReadOnlyList<string> notes)
        : this(group, (g, score) => groups[g].Probability(score), notes)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (!groups.Select(g => g.Group).SequenceEqual(group.Levels))
            throw new ArgumentException(
                $"found decisions for {string.Join(", ", groups.Select(g => g.Group))}, expected them for "
                + $"{string.Join(", ", group.Levels)}, in this order", nameof(groups));
        Groups = groups;
    }

    /// <summary>
    /// What was learned about each group: thresholds and chances; empty for a rule that is a function.
    /// </summary>
    public IReadOnlyList<GroupDecision> Groups { get; } = [];

    /// <summary>What was learned about a group, by name.</summary>
    /// <exception cref="ArgumentException">No such group, with the nearest name.</exception>
    public GroupDecision this[string group] => Groups.FirstOrDefault(g => g.Group == group)
        ?? throw new ArgumentException(NearestName.Message("group", group, [.. Groups.Select(g => g.Group)]),
            nameof(group));

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// What becomes of people's scores before they are cut, with the groups of fitting; null when they stay.
    /// </summary>
    internal Func<TabularDataset, double[], double[]>? Replace { get; init; }

    /// <summary>Whether decisions go by the replaced scores.</summary>
    internal bool IsDecidedByReplaced { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Another attribute than the rule was fitted on, somebody of a group that it does not have, or a score that is
    /// NaN.
    /// </exception>
    public double[] Score(TabularDataset data, double[] scores)
    {
        data = Checked(data, scores);
        return Replace?.Invoke(data, scores) ?? scores;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Another attribute than the rule was fitted on, somebody of a group that it does not have, or a score that is
    /// NaN.
    /// </exception>
    public Decisions Decide(TabularDataset data, double[] scores)
    {
        data = Checked(data, scores);
        var codes = data.Group.Codes;
        if (IsDecidedByReplaced)
            scores = Replace!(data, scores);
        return new Decisions([.. scores.Select((score, row) => Math.Clamp(_probability(codes[row], score), 0, 1))]);
    }

    /// <summary>
    /// What was learned as a table: one row a group, thresholds and chances, then the method's own numbers.
    /// </summary>
    public Table ToTable()
    {
        var columns = new List<(string, IReadOnlyList<object?>)>
        {
            (_group.Name, [.. Groups.Select(g => g.Group)]),
            ("threshold", [.. Groups.Select(g => (object?)g.Threshold)]),
            ("above", [.. Groups.Select(g => (object?)g.Above)]),
            ("mixed_from", [.. Groups.Select(g => (object?)g.MixedFrom)]),
            ("between", [.. Groups.Select(g => (object?)(g.MixedFrom == g.Threshold ? null : g.Between))]),
            ("below", [.. Groups.Select(g => (object?)g.Below)]),
            ("reversed", [.. Groups.Select(g => (object?)g.IsReversed)]),
        };
        foreach (var name in Groups.SelectMany(g => g.Learned.Keys).Distinct())
            columns.Add((name, [.. Groups.Select(g => g.Learned.TryGetValue(name, out var value) ? (object?)value
                : null)]));
        return Table.FromColumns(columns);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n", Groups.Count == 0
        ? [$"a function of {_group.Name} and score", .. Notes]
        : [.. Groups.Select(g => g.ToString()), .. Notes]);

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
