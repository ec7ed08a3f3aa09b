using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Values by group of a <see cref="MetricFrame"/>, each with its interval where rows were drawn again, and how the
/// groups compare. The interval of a gap that is never negative cannot contain 0: read it with the groups' own.
/// </summary>
[TypeFormatterSource(typeof(GroupTableFormatters), PreferredMimeTypes = ["text/html"])]
public sealed class MetricFrameResult
{
    readonly IReadOnlyList<Measure[]> _values;          // of each metric: every group, then everybody
    readonly IReadOnlyList<Measure[][]> _draws;
    readonly double _level;

    internal MetricFrameResult(Grouping group, IReadOnlyList<int> rows, IReadOnlyList<string> metrics,
        IReadOnlyList<Measure[]> values,
        IReadOnlyList<Measure[][]> draws, double level) =>
        (Attribute, Groups, RowCounts, Metrics, _values, _draws, _level) =
            (group.Name, group.Levels, rows, metrics, values, draws, level);

    /// <summary>What the groups are groups of.</summary>
    public string Attribute { get; }

    /// <summary>The group names; of two, the unprivileged first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The number of rows of each group.</summary>
    public IReadOnlyList<int> RowCounts { get; }

    /// <summary>The metrics' names.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>A metric of every group, in the order of <see cref="Groups"/>.</summary>
    public IReadOnlyList<Estimate> ByGroup(string metric) =>
        [.. Groups.Select((_, g) => Combined(metric, values => values[g].In(Groups[g])))];

    /// <summary>A metric of everybody.</summary>
    public Estimate Overall(string metric) => Combined(metric, values => values[^1]);

    /// <summary>z = 0 minus z = 1; undefined unless there are two groups.</summary>
    public Estimate Difference(string metric) => Combined(metric, values => Groups.Count == 2
        ? values[0] - values[1]
        : Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two"));

    /// <summary>The highest value of any group minus the lowest; undefined when it is for any group.</summary>
    public Estimate Gap(string metric) => Combined(metric, values => OverGroups(values, (low, high, _) => high - low));

    /// <summary>
    /// The lowest value of any group over the highest; undefined when it is for any group, or where one is below 0.
    /// </summary>
    public Estimate Ratio(string metric) =>
        Combined(metric, values => OverGroups(values, (low, high, _) => Ratio(low, high)));

    /// <summary>The largest difference of a group's value from everybody's.</summary>
    public Estimate DifferenceToOverall(string metric) =>
        Combined(metric, values => OverGroups(values, (low, high, all) => Math.Max(high - all, all - low)));

    /// <summary>The smallest ratio of a group's value and everybody's, the smaller over the larger.</summary>
    public Estimate RatioToOverall(string metric) => Combined(metric, values => OverGroups(values, (low, high, all) =>
    {
        var (below, above) = (Ratio(low, all), Ratio(all, high));
        return !below.IsDefined ? below : !above.IsDefined ? above : Math.Min(below, above);
    }));

    /// <summary>All values in full: one row for each group and for everybody, three columns for each metric.</summary>
    public Table ToTable()
    {
        var columns = new List<(string, IReadOnlyList<object?>)>
        {
            ("group", [.. Groups, "overall"]),
            ("rows", [.. RowCounts.Append(RowCounts.Sum()).Cast<object?>()]),
        };
        foreach (var metric in Metrics)
        {
            IReadOnlyList<Estimate> estimates = [.. ByGroup(metric), Overall(metric)];
            columns.Add((metric, [.. estimates.Select(e => (object?)e.Value)]));
            columns.Add(($"{metric}_low", [.. estimates.Select(e => (object?)e.Lower)]));
            columns.Add(($"{metric}_high", [.. estimates.Select(e => (object?)e.Upper)]));
        }
        return Table.FromColumns(columns);
    }

    /// <summary>The table as text.</summary>
    public override string ToString() => GroupTable.Of(this).ToText();

    Estimate Combined(string metric, Func<Measure[], Measure> of)
    {
        var m = Metrics.ToList().IndexOf(metric);
        if (m < 0)
            throw new ArgumentException(NearestName.Message("metric", metric, [.. Metrics]), nameof(metric));
        var value = of(_values[m]);
        if (_draws.Count > 0)
            return Bootstrap.Interval(metric, value, [.. _draws.Select(d => of(d[m]).Value)], _level);
        var none = Measure.Undefined("nothing was drawn again: MetricFrame.Estimate does");
        return new Estimate(metric, value, none, none, _level);
    }

    Measure OverGroups(Measure[] values, Func<double, double, Measure, Measure> combine)
    {
        for (var g = 0; g < Groups.Count; g++)
            if (!values[g].IsDefined)
                return values[g].In(Groups[g]);
        var groups = values.Take(Groups.Count).Select(v => v.Value).ToList();
        return combine(groups.Min(), groups.Max(), values[^1]);
    }

    static Measure Ratio(Measure lower, Measure higher) => lower < 0 || higher < 0
        ? Measure.Undefined("a ratio of numbers below 0 says nothing")
        : lower / higher;
}
