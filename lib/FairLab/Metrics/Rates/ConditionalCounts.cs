using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Group counts within the levels of control features (department, job, prior record): a gap that vanishes within every
/// level is explained by them, one that appears only there was hidden by Simpson's paradox.
/// </summary>
public sealed class ConditionalCounts
{
    ConditionalCounts(IReadOnlyList<(string Stratum, GroupCounts Counts)> strata) => Strata = strata;

    /// <summary>The levels of the control features, each with its counts.</summary>
    public IReadOnlyList<(string Stratum, GroupCounts Counts)> Strata { get; }

    /// <summary>Counts decisions on a data set.</summary>
    /// <param name="data">Groups, and labels where they are known.</param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="controls">The control features; several are crossed.</param>
    public static ConditionalCounts From(
        TabularDataset data, Decisions decisions, params IReadOnlyList<Grouping> controls)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(decisions);
        var control = Grouping.Intersect(controls);
        var both = Grouping.Intersect(control, data.Group);
        var crossed = data.HasLabels
            ? GroupCounts.Expected(data.Labels, decisions.Probabilities, both, data.Weights)
            : GroupCounts.WithoutLabels(decisions, both, data.Weights);
        var nobody = data.HasLabels ? default : Confusion.WithoutLabels(0, 0);
        var isWeighted = !decisions.IsDeterministic || data.Weights is not null;
        return new ConditionalCounts([.. control.Levels.Select(level => (level, Within(level)))]);

        GroupCounts Within(string level)
        {
            var cells = data.Group.Levels.Select(group => $"{level} × {group}")
                .Select(cell => crossed.Groups.Contains(cell) ? crossed[cell] : nobody);
            return new GroupCounts(data.Group.Name, data.Group.Levels, [.. cells], isWeighted);
        }
    }

    /// <summary>
    /// The mean of a metric over the strata, each weighted by its people. Strata where it is undefined are left out;
    /// the share of people they hold is in <paramref name="leftOut"/>.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="leftOut">Share of people in strata without a value.</param>
    public Measure Mean(GroupMetric metric, out double leftOut)
    {
        ArgumentNullException.ThrowIfNull(metric);
        double sum = 0, weight = 0, all = 0;
        foreach (var (_, counts) in Strata)
        {
            var (value, people) = (metric.Compute(counts), counts.Overall.Total);
            all += people;
            if (!value.IsDefined)
                continue;
            sum += people * value;
            weight += people;
        }
        leftOut = all == 0 ? 0 : 1 - weight / all;
        return Measure.Share(sum, weight, $"{metric.Name} in no stratum");
    }
}
