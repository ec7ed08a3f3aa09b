using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>Errors of predicted numbers by group: the regression form of the group metrics.</summary>
public sealed class GroupErrors
{
    readonly double[][] _predicted, _actual, _weights;

    GroupErrors(string attribute, IReadOnlyList<string> groups, double[][] predicted, double[][] actual, double[][] weights) =>
        (Attribute, Groups, _predicted, _actual, _weights) = (attribute, groups, predicted, actual, weights);

    /// <summary>What the groups are groups of.</summary>
    public string Attribute { get; }

    /// <summary>The group names; of two, the unprivileged first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Puts predictions by group.</summary>
    /// <param name="actual">True values, finite, shape [n].</param>
    /// <param name="predicted">Predictions, finite, shape [n].</param>
    /// <param name="group">The attribute, shape [n].</param>
    /// <param name="weights">
    /// How many people each row counts as, finite and not negative, shape [n]; empty when all count 1.
    /// </param>
    public static GroupErrors From(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, Grouping group, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        RowWeights.Check(weights, actual.Length);
        if (actual.Length != predicted.Length || actual.Length != group.Rows)
            throw new ArgumentException($"found {actual.Length} values, {predicted.Length} predictions and {group.Rows} group codes, expected the same number of each", nameof(predicted));
        var rows = Enumerable.Range(0, group.Levels.Count).Select(_ => (Actual: new List<double>(), Predicted: new List<double>(), Weights: new List<double>())).ToArray();
        for (var i = 0; i < actual.Length; i++)
        {
            if (!double.IsFinite(actual[i]) || !double.IsFinite(predicted[i]))
                throw new ArgumentException(FormattableString.Invariant($"row {i}: found the value {actual[i]} and the prediction {predicted[i]}, expected finite numbers"), nameof(predicted));
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (weight == 0)
                continue;
            rows[group.Codes[i]].Weights.Add(weight);
            rows[group.Codes[i]].Actual.Add(actual[i]);
            rows[group.Codes[i]].Predicted.Add(predicted[i]);
        }
        return new GroupErrors(group.Name, group.Levels, [.. rows.Select(r => r.Predicted.ToArray())], [.. rows.Select(r => r.Actual.ToArray())], [.. rows.Select(r => r.Weights.ToArray())]);
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
        return Groups.Count == 2 ? measure(this, 0) - measure(this, 1) : Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two");
    }

    /// <summary>
    /// Strong demographic parity: the Wasserstein distance of the groups' predictions, in the prediction's unit;
    /// undefined unless there are two groups.
    /// </summary>
    public Measure PredictionDistance => Groups.Count == 2
        ? Distributions.Wasserstein(ScoreSample.Of(_predicted[0], _weights[0]), ScoreSample.Of(_predicted[1], _weights[1]))
        : Measure.Undefined($"{Groups.Count} groups of {Attribute}, needs two");

    Measure Mean(int group, Func<double, double, double> of) => _actual[group].Length == 0
        ? Measure.Undefined("nobody").In(Groups[group])
        : _actual[group].Zip(_predicted[group], of).Zip(_weights[group], (value, w) => w * value).Sum() / _weights[group].Sum();
}
