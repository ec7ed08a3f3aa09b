using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>Errors of predicted numbers by group: the regression form of the group metrics.</summary>
public sealed class GroupErrors
{
    readonly IReadOnlyList<Rows> _rows;

    GroupErrors(Grouping group, IReadOnlyList<Rows> rows) =>
        (Attribute, Groups, _rows) = (group.Name, group.Levels, rows);

    /// <summary>What the groups are groups of.</summary>
    public string Attribute { get; }

    /// <summary>The group names; of two, the unprivileged first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Puts predictions by group.</summary>
    /// <param name="labels">True values, finite, shape [n].</param>
    /// <param name="predictions">Predictions, finite, shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">
    /// How many people each row counts as, finite and not negative, shape [n]; empty when all count 1.
    /// </param>
    public static GroupErrors From(
        ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions, Grouping group,
        ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        RowChecks.Weights(weights, labels.Length);
        RowChecks.SameCount(
            ("labels", labels.Length), ("predictions", predictions.Length), ("group codes", group.Rows));
        Rows[] rows = [.. group.Levels.Select(_ => new Rows([], [], []))];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!double.IsFinite(labels[i]) || !double.IsFinite(predictions[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i}: found the value {labels[i]} and the prediction ")
                    + FormattableString.Invariant($"{predictions[i]}, expected finite numbers"), nameof(predictions));
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (weight == 0)
                continue;
            var (own, ownPredictions, ownWeights) = rows[group.Codes[i]];
            own.Add(labels[i]);
            ownPredictions.Add(predictions[i]);
            ownWeights.Add(weight);
        }
        return new GroupErrors(group, rows);
    }

    /// <summary>Mean prediction.</summary>
    public Measure MeanPrediction(int group) => Mean(group, (_, p) => p);

    /// <summary>Mean of prediction - value: above 0 where the group is predicted too high.</summary>
    public Measure Bias(int group) => Mean(group, (a, p) => p - a);

    /// <summary>Mean |prediction - value|.</summary>
    public Measure MeanAbsoluteError(int group) => Mean(group, (a, p) => Math.Abs(p - a));

    /// <summary>√ of the mean (prediction - value)².</summary>
    public Measure RootMeanSquaredError(int group)
    {
        var square = Mean(group, (a, p) => (p - a) * (p - a));
        return square.IsDefined ? Math.Sqrt(square) : square;
    }

    /// <summary>Any of the above for z = 0 minus z = 1; undefined unless there are two groups.</summary>
    public Measure Difference(Func<GroupErrors, int, Measure> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Groups.Count == 2
            ? measure(this, 0) - measure(this, 1)
            : Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two");
    }

    /// <summary>
    /// Strong demographic parity: the Wasserstein distance of the groups' predictions, in the prediction's unit;
    /// undefined unless there are two groups.
    /// </summary>
    public Measure PredictionDistance => Groups.Count == 2
        ? Distributions.Wasserstein(_rows[0].Sample(), _rows[1].Sample())
        : Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two");

    Measure Mean(int group, Func<double, double, double> of)
    {
        var (labels, predictions, weights) = _rows[group];
        if (labels.Count == 0)
            return Measure.Undefined("nobody").In(Groups[group]);
        var values = labels.Zip(predictions, of);
        return values.Zip(weights, (value, weight) => weight * value).Sum() / weights.Sum();
    }

    /// <summary>The rows of one group; those of weight 0 are left out.</summary>
    sealed record Rows(List<double> Labels, List<double> Predictions, List<double> Weights)
    {
        public ScoreSample Sample() => ScoreSample.Of([.. Predictions], [.. Weights]);
    }
}
