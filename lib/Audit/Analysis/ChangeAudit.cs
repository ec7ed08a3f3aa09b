using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What changed between two files, of one attribute or crossing.</summary>
/// <param name="IsPaired">Whether the same people are compared, found by their ids; else two samples are.</param>
/// <param name="Metrics">Metrics now minus before, with percentile bootstrap intervals.</param>
/// <param name="Groups">Selection of each group now minus before.</param>
/// <param name="LeftOut">Groups too small in one of the files, or in one only.</param>
public sealed record ChangeAudit(
    bool IsPaired, IReadOnlyList<MetricChange> Metrics, IReadOnlyList<GroupChange> Groups,
    IReadOnlyList<string> LeftOut)
{
    static readonly GroupMetric[] Compared =
    [
        GroupMetrics.Accuracy, GroupMetrics.SelectionRate, GroupMetrics.SelectionGap, GroupMetrics.SelectionRatio,
        GroupMetrics.OpportunityGap, GroupMetrics.FalsePositiveRateGap, GroupMetrics.OddsMax,
        GroupMetrics.PredictiveParityGap, GroupMetrics.AccuracyGap, GroupMetrics.WorstGroupAccuracy,
    ];

    /// <summary>The metrics that are compared.</summary>
    public static string[] Names => Array.ConvertAll(Compared, m => m.Name);

    internal static ChangeAudit Of(GroupTable now, GroupTable before, bool isPaired, AuditOptions options)
    {
        var sides = isPaired ? Paired(now, options) : Unpaired(now, before, options);
        string[] leftOut = [.. now.Groups.Union(before.Groups).Except(sides.Groups)];
        if (sides.Groups.Count == 0)
            return new ChangeAudit(isPaired, [], [], leftOut);
        var available = GroupAudit.MetricsOf(now.HasLabels).Select(m => m.Name).ToHashSet();
        var draws = sides.Draws.ToList();
        MetricChange[] metrics = [.. Compared.Where(m => available.Contains(m.Name))
            .Select(m => Changed(m, sides, draws, options))];
        GroupChange[] groups = [.. sides.Groups.Select((g, i) => GroupChange.Of(g, i, sides, draws, options))];
        double[] corrected = MultipleTesting.Holm([.. groups.Select(g => g.PValue.Value)]);
        return new ChangeAudit(isPaired, metrics,
            [.. groups.Select((g, i) => g with { Corrected = g.PValue.IsDefined ? corrected[i] : g.PValue })], leftOut);
    }

    static MetricChange Changed(GroupMetric metric, ChangeSides sides,
        IReadOnlyList<(GroupCounts Before, GroupCounts Now)> draws, AuditOptions options)
    {
        int[] kept = [.. Enumerable.Range(0, sides.Groups.Count).Where(g => sides.Rows(g) is var rows
            && MetricResult.Basis(metric.Name, rows.Before) >= options.Least
            && MetricResult.Basis(metric.Name, rows.Now) >= options.Least)];
        if (kept.Length < Math.Min(2, sides.Groups.Count))
        {
            var few = Measure.Undefined($"fewer than {options.Least} rows to take it over in one of the files");
            return new MetricChange(metric.Name, few, few, new Estimate(metric.Name, few, few, few, options.Level));
        }
        Measure Of(GroupCounts counts) => metric.Compute(kept.Length == sides.Groups.Count ? counts
            : new GroupCounts(counts.Attribute, [.. kept.Select(g => counts.Groups[g])],
                [.. kept.Select(g => counts[g])], counts.IsWeighted));
        var (old, current) = (Of(sides.Before), Of(sides.Now));
        return new MetricChange(metric.Name, old, current, Resampling.Interval(metric.Name, current - old,
            [.. draws.Select(d => (Of(d.Now) - Of(d.Before)).Value)], options.Level));
    }

    /// <summary>The same people twice: drawn again together, a person with both decisions.</summary>
    static ChangeSides Paired(GroupTable table, AuditOptions options)
    {
        var kept = table.Only(g => table.Pairs(g).Sum(p => p.Rows) >= options.Least);
        int groups = kept.Groups.Count;
        // A group of people who were decided on alike before is drawn as a group of its own.
        string[] names = [.. kept.Groups.SelectMany(g => new[] { g + " 0", g + " 1" })];
        Tally[][] lots = [.. Enumerable.Range(0, 2 * groups).Select(i => Outcomes(kept.Pairs(i / 2), i % 2))];
        GroupCounts Now(GroupCounts c) => new(kept.Name, kept.Groups,
            [.. Enumerable.Range(0, groups).Select(g => c[2 * g] + c[2 * g + 1])], kept.IsWeighted);
        GroupCounts Before(GroupCounts c) => new(kept.Name, kept.Groups,
            [.. Enumerable.Range(0, groups).Select(g => Decided(c[2 * g], c[2 * g + 1]))], kept.IsWeighted);
        if (groups == 0)
            return ChangeSides.Empty;
        var observed = new GroupCounts(kept.Name, names, [.. lots.Select(l =>
            GroupTable.Confusion(l, t => t.Weight))], kept.IsWeighted);
        var draws = Resampling.Draw(kept.Name, names, lots, kept.IsWeighted, options.Seed, options.Replicates);
        return new ChangeSides(kept.Groups, Before(observed), Now(observed), draws.Select(d => (Before(d), Now(d))))
        {
            Pairs = [.. Enumerable.Range(0, groups).Select(kept.Pairs)],
        };
    }

    static Tally[] Outcomes(IReadOnlyList<Tally> pairs, int before) =>
        [pairs[2 * before], pairs[2 * before + 1], pairs[4 + 2 * before], pairs[4 + 2 * before + 1]];

    /// <summary>The confusion of the decisions before, of people rejected and people selected then.</summary>
    static Confusion Decided(Confusion rejected, Confusion selected) =>
        new(selected.Positives, selected.Negatives, rejected.Negatives, rejected.Positives);

    static ChangeSides Unpaired(GroupTable now, GroupTable before, AuditOptions options)
    {
        string[] shared = [.. now.Groups.Where((g, i) => now.Rows(i) >= options.Least
            && before.Groups.ToList().IndexOf(g) is >= 0 and var at && before.Rows(at) >= options.Least)];
        if (shared.Length == 0)
            return ChangeSides.Empty;
        var (current, old) = (Ordered(now, shared), Ordered(before, shared));
        return new ChangeSides(shared, Counts(old), Counts(current), Draw(old, 1).Zip(Draw(current, 2)))
        {
            Outcomes = (old, current),
        };

        GroupCounts Counts(Tally[][] outcomes) => new(now.Name, shared,
            [.. outcomes.Select(o => GroupTable.Confusion(o, t => t.Weight))], now.IsWeighted);
        IEnumerable<GroupCounts> Draw(Tally[][] outcomes, int part) => Resampling.Draw(now.Name, shared, outcomes,
            now.IsWeighted, options.Seed * 2 + part, options.Replicates);
    }

    static Tally[][] Ordered(GroupTable table, IReadOnlyList<string> groups) =>
        [.. groups.Select(g => table.Outcomes(table.Groups.ToList().IndexOf(g)).ToArray())];
}
