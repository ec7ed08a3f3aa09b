using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>A metric over the groups that are large enough for it.</summary>
/// <param name="Estimate">Its value with its interval.</param>
/// <param name="LeftOut">The groups with too few people of those that the metric's rates are of.</param>
public sealed record MetricResult(Estimate Estimate, IReadOnlyList<string> LeftOut)
{
    /// <summary>The metric's name.</summary>
    public string Name => Estimate.Metric;

    /// <summary>Its definition.</summary>
    public string Formula => GroupMetrics.Get(Name).Formula;

    /// <summary>The value that cannot be bettered; null for a number that is neither good nor bad.</summary>
    public double? Ideal => GroupMetrics.Get(Name).Ideal;

    /// <summary>Its value.</summary>
    public Measure Value => Estimate.Value;

    /// <summary>All metrics of a table.</summary>
    internal static IReadOnlyList<MetricResult> Of(GroupTable table, AuditOptions options)
    {
        var results = new List<MetricResult>();
        foreach (var part in GroupAudit.MetricsOf(table.HasLabels).GroupBy(m => Key(table, m, options)))
        {
            var kept = part.Key.Length == 0 ? table : table.Only(g => !part.Key.Split('\n').Contains(table.Groups[g]));
            string[] leftOut = [.. table.Groups.Except(kept.Groups)];
            if (kept.Groups.Count > 0 && (kept.Groups.Count > 1 || leftOut.Length == 0))
                results.AddRange(Resampling.Estimate(kept, [.. part], options).Select(e =>
                    new MetricResult(e, leftOut)));
            else
            {
                var few = Measure.Undefined($"fewer than {options.Least} rows to take it over in "
                    + $"{Words.List(leftOut)}");
                results.AddRange(part.Select(m =>
                    new MetricResult(new Estimate(m.Name, few, few, few, options.Level), leftOut)));
            }
        }
        var order = GroupMetrics.All.Select(m => m.Name).ToList();
        return [.. results.OrderBy(r => order.IndexOf(r.Name))];
    }

    // The groups that are too small for a metric, so that metrics over the same groups are drawn together.
    static string Key(GroupTable table, GroupMetric metric, AuditOptions options) => string.Join('\n',
        Enumerable.Range(0, table.Groups.Count)
            .Where(g => Basis(metric.Name, table.Confusion(g, t => t.Rows)) < options.Least).Select(g =>
                table.Groups[g]));

    /// <summary>The fewest people that any of the metric's rates is of, in one group.</summary>
    internal static double Basis(string metric, Confusion rows) => metric switch
    {
        // Over everybody, whatever their group.
        "accuracy" or "balanced_accuracy" or "selection_rate" => double.PositiveInfinity,
        _ when metric.StartsWith("opportunity", StringComparison.Ordinal) || metric == "worst_group_tpr" =>
            rows.Positives,
        _ when metric.StartsWith("fpr", StringComparison.Ordinal) => rows.Negatives,
        _ when metric.StartsWith("odds", StringComparison.Ordinal)
            || metric.StartsWith("balanced", StringComparison.Ordinal) =>
            Math.Min(rows.Positives, rows.Negatives),
        _ when metric.StartsWith("predictive", StringComparison.Ordinal)
            || metric.StartsWith("fdr", StringComparison.Ordinal) =>
            rows.Selected,
        _ when metric.StartsWith("for_", StringComparison.Ordinal) => rows.Rejected,
        _ => rows.Total,
    };
}
