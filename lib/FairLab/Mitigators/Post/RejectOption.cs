using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>
/// Reject option classification (Kamiran, Karim and Zhang 2012, section III [kamiran2012b]): near the decision
/// threshold, where the classifier is least sure, the unprivileged get the favourable decision and the privileged the
/// other. With threshold t and margin m this is deciding at t - m for z = 0 and at t + m for z = 1. Of all pairs on a
/// grid, the one with the highest balanced accuracy among those whose metric lies within the bound is taken; when none
/// does, the one whose metric is nearest to its ideal value, and the rule's notes say so. Scores are sorted once and
/// every pair is read off by counting. Weights are used.
/// </summary>
public sealed record RejectOption : IPostProcessor
{
    /// <summary>
    /// What must be near its <see cref="GroupMetric.Ideal"/>, which it must have: a difference near 0, a ratio near 1.
    /// </summary>
    /// <value>The demographic parity difference.</value>
    public GroupMetric Metric
    {
        get;
        init => field = Require.That(value, value?.Ideal is not null, "a metric with an ideal value to be near to");
    } = GroupMetrics.ParityDifference;

    /// <summary>How far from its ideal it may be.</summary>
    /// <value>0.05.</value>
    public double Bound { get; init => field = Require.NotNegative(value); } = 0.05;

    /// <summary>Thresholds tried, evenly between 0.01 and 0.99.</summary>
    /// <value>100.</value>
    public int Thresholds { get; init => field = Require.AtLeast(value, 2); } = 100;

    /// <summary>Margins tried for each threshold, evenly from 0 to the nearer of 0 and 1.</summary>
    /// <value>50.</value>
    public int Margins { get; init => field = Require.AtLeast(value, 2); } = 50;

    /// <summary>The privileged group, where there are more than two: all others together are unprivileged.</summary>
    /// <value>Null: the second of two groups.</value>
    public string? Privileged { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Scores outside [0, 1], or a privileged group that there is none of, with the nearest name.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Not two groups and none named as privileged, or a metric that no pair defines.
    /// </exception>
    public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var levels = validation.Group.Levels;
        var privileged = Privileged is null ? levels.Count - 1 : levels.ToList().IndexOf(Privileged);
        if (privileged < 0)
            throw new ArgumentException(NearestName.Message("group", Privileged!, [.. levels]), nameof(validation));
        if (levels.Count < 2 || Privileged is null && levels.Count > 2)
            throw new InvalidOperationException(
                "reject option needs a privileged and an unprivileged group, found the groups "
                + $"{string.Join(", ", levels)}: name the privileged one, as in Privileged = \"{levels[^1]}\", and the "
                + "others are taken together, or take GroupThresholds, which has a threshold for each");
        string[] names = [levels.Count == 2 ? levels[1 - privileged] : $"not {levels[privileged]}", levels[privileged]];
        var two = new Grouping(validation.Group.Name, names,
            Array.ConvertAll(validation.Group.Codes, z => z == privileged ? 1 : 0));
        var grouped = GroupScores.From(validation.Labels, scores, two, validation.Weights);
        for (var g = 0; g < 2; g++)
            if (grouped.All(g).Count > 0 && (grouped.All(g).Scores[0] < 0 || grouped.All(g).Scores[^1] > 1))
                throw new ArgumentException(
                    $"group '{grouped.Groups[g]}': found scores outside [0, 1], expected probabilities",
                    nameof(scores));
        var best = (Feasible: false, Quality: double.NegativeInfinity,
            Threshold: double.NaN, Margin: 0.0, Metric: double.NaN);
        for (var i = 0; i < Thresholds; i++)
        {
            var threshold = 0.01 + 0.98 * i / (Thresholds - 1);
            for (var j = 0; j < Margins; j++)
            {
                var margin = Math.Min(threshold, 1 - threshold) * j / (Margins - 1);
                var counts = GroupThresholds.Counts(grouped, [threshold - margin, threshold + margin]);
                var (metric, distance, accuracy) =
                    (Metric.Compute(counts), Metric.Distance(counts), counts.Overall.BalancedAccuracy);
                if (!distance.IsDefined || !accuracy.IsDefined)
                    continue;
                var feasible = distance <= Bound + 1e-12;
                var quality = feasible ? accuracy.Value : -distance;
                if (feasible && !best.Feasible || feasible == best.Feasible && quality > best.Quality)
                    best = (feasible, quality, threshold, margin, metric);
            }
        }
        if (double.IsNaN(best.Threshold))
            throw new InvalidOperationException(
                "reject option: " + Undefined(grouped.At(0.5), Metric, GroupMetrics.BalancedAccuracy));
        return new GroupRule(validation.Group, [.. levels.Select((level, g) =>
            new GroupDecision(level, g == privileged ? best.Threshold + best.Margin : best.Threshold - best.Margin)
            {
                Learned = new Dictionary<string, double>
                {
                    ["classification_threshold"] = best.Threshold, ["margin"] = best.Margin,
                },
            })], best.Feasible ? [] :
            [FormattableString.Invariant(
                $"no pair of threshold and margin brings {Metric.Name} within {Bound} of {Metric.Ideal}; ")
                + FormattableString.Invariant($"the nearest gives {best.Metric:0.####}")]);
    }

    /// <summary>
    /// Which of two metrics has no value at any threshold, and why: an undefined metric leaves nothing to choose by.
    /// </summary>
    internal static string Undefined(GroupCounts counts, GroupMetric first, GroupMetric second)
    {
        var metric = first.Compute(counts).IsDefined ? second : first;
        var reason = metric.Compute(counts).Reason ?? metric.Distance(counts).Reason;
        return $"{metric.Name} is undefined at every threshold{(reason is null ? "" : $" ({reason})")}, expected data "
            + "that it "
            + "can be measured on, or another metric";
    }
}
