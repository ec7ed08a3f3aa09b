using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>One attribute, or a crossing of several: rates, differences, metrics.</summary>
public sealed record GroupAudit
{
    /// <summary>What the groups are groups of, such as "sex × race".</summary>
    public required string Name { get; init; }

    /// <summary>The columns that were crossed; one for an attribute alone.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>The groups; the last is the reference.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Whether the reference was named; else it is the largest group.</summary>
    public required bool IsReferenceNamed { get; init; }

    /// <summary>Rows of each group.</summary>
    public required IReadOnlyList<long> Rows { get; init; }

    /// <summary>Every rate of every group, and of everybody.</summary>
    public required IReadOnlyList<GroupRate> Rates { get; init; }

    /// <summary>Every rate of every group but the reference, against the reference.</summary>
    public required IReadOnlyList<GroupComparison> Comparisons { get; init; }

    /// <summary>Groups with too few rows to say anything of.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The metrics of the library, by name, with percentile bootstrap intervals.</summary>
    public required IReadOnlyList<MetricResult> Metrics { get; init; }

    /// <summary>The rule of four fifths.</summary>
    public required FourFifthsRule FourFifths { get; init; }

    /// <summary>What scores say; null without a score, without a second group, and for crossings.</summary>
    public ScoreAudit? Scores { get; init; }

    /// <summary>What a threshold for each group would buy and cost; null where there is no score or no label.</summary>
    public ThresholdTradeOff? TradeOff { get; init; }

    /// <summary>What changed since the file compared with; null without one.</summary>
    public ChangeAudit? Change { get; init; }

    /// <summary>The last group, which the others are compared with.</summary>
    public string Reference => Groups[^1];

    internal GroupRate Rate(string rate, string group) => Rates.First(r => r.Rate == rate && r.Group == group);

    /// <summary>A metric by name.</summary>
    public MetricResult? Metric(string name) => Metrics.FirstOrDefault(m => m.Name == name);

    /// <summary>The metrics that can be had: without labels only those of selection.</summary>
    public static IReadOnlyList<GroupMetric> MetricsOf(bool hasLabels) => hasLabels ? GroupMetrics.All :
    [
        GroupMetrics.SelectionRate, GroupMetrics.Parity, GroupMetrics.ParityFolded, GroupMetrics.ParityDifference,
        GroupMetrics.SelectionGap, GroupMetrics.SelectionRatio,
    ];

    internal static IReadOnlyList<ConfusionRate> RatesOf(bool hasLabels) =>
        hasLabels ? ConfusionRate.All : [ConfusionRate.Selection];

    internal static GroupAudit Of(GroupTable table, AuditOptions options)
    {
        var groups = Enumerable.Range(0, table.Groups.Count).ToList();
        var everybody = Everybody(table);
        var rates = new List<GroupRate>();
        var comparisons = new List<GroupComparison>();
        foreach (var rate in RatesOf(table.HasLabels))
        {
            GroupRate[] own =
                [.. groups.Select(g => GroupRate.Of(rate, table.Groups[g], table.Outcomes(g), options))];
            rates.AddRange([.. own, GroupRate.Of(rate, "everybody", everybody, options)]);
            comparisons.AddRange(own.SkipLast(1).Select(g => GroupComparison.Of(g, own[^1], options)));
        }
        var large = table.Only(g => table.Rows(g) >= options.Least);
        var metrics = MetricResult.Of(table, options);
        return new GroupAudit
        {
            Name = table.Name, Attributes = table.Attributes, Groups = table.Groups,
            IsReferenceNamed = table.IsReferenceNamed, Rows = [.. groups.Select(table.Rows)], Rates = rates,
            Comparisons = comparisons, LeftOut = [.. table.Groups.Except(large.Groups)], Metrics = metrics,
            FourFifths = FourFifthsRule.Of(large, metrics),
            Scores = table.Attributes.Count == 1 ? ScoreAudit.Of(large, options) : null,
            TradeOff = table.Attributes.Count == 1 ? ThresholdTradeOff.Of(large) : null,
        };
    }

    static Tally[] Everybody(GroupTable table)
    {
        var sum = new Tally[4];
        for (int g = 0; g < table.Groups.Count; g++)
            for (int k = 0; k < 4; k++)
                sum[k] += table.Outcomes(g)[k];
        return sum;
    }
}
