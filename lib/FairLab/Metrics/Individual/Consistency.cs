using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Consistency (Zemel et al. 2013, section 5 [zemel2013]): do people who are alike get the same decision? yNN = 1 - 1/n
/// Σ_i |ŷ_i - 1/k Σ_{j in kNN(i)} ŷ_j|, neighbours by Euclidean distance. 1 when everyone is treated like their
/// neighbours. Where several people are equally far and not all of them are among the k nearest, each counts as much as
/// the others, so that the order of rows does not matter: those who are strictly nearer count 1, the tied share the
/// rest.
/// </summary>
public static class Consistency
{
    /// <summary>Consistency of decisions.</summary>
    /// <param name="data">
    /// The people. Distances are taken over their features as they are: the zero of each and a unit common to all make
    /// no difference, but one feature's unit against another's does, so standardize or select them first where that
    /// matters. A row of weight w is w people.
    /// </param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="neighbours">k.</param>
    /// <param name="includeSelf">Whether a person is among their own neighbours, as in AIF360.</param>
    /// <returns>Undefined when there are not more than k people.</returns>
    public static Measure Compute(
        TabularDataset data, Decisions decisions, int neighbours = 5, bool includeSelf = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.Rows != data.Rows)
            throw new ArgumentException($"found {decisions.Rows} decisions, expected {data.Rows}", nameof(decisions));
        var probabilities = decisions.Probabilities;
        if (data.Weights is { } weights && weights.Contains(0))
            (data, probabilities) = (data.Counted(), [.. probabilities.Where((_, row) => weights[row] > 0)]);
        var features = data.IsRounded ? ScaleFree.Of(data.Values(), data.Width) : data.Features;
        return Compute(features, data.Width, probabilities, neighbours, includeSelf, data.Weights);
    }

    /// <summary>Consistency of decisions or scores.</summary>
    /// <param name="features">Row-major, shape [n, width].</param>
    /// <param name="width">Features of a row.</param>
    /// <param name="values">One value for each row, shape [n].</param>
    /// <param name="neighbours">k.</param>
    /// <param name="includeSelf">Whether a row is among its own neighbours.</param>
    /// <param name="weights">
    /// How many people each row is, finite and not negative, shape [n]; null when all are 1.
    /// </param>
    /// <returns>Undefined when there are not more than k rows.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a value that is not finite.</exception>
    public static Measure Compute(ReadOnlyMemory<float> features, int width, double[] values, int neighbours = 5,
        bool includeSelf = false, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        Check(features.Span, width, values, weights);
        var people = weights?.Sum() ?? values.Length;
        if (people < neighbours + (includeSelf ? 0 : 1))
            return Measure.Undefined(FormattableString.Invariant($"{people} people, needs more than {neighbours}"));
        if (!ScaleFree.IsOrdinary(features.Span))
            features = ScaleFree.Of(Array.ConvertAll(features.ToArray(), x => (double)x), width);
        var places = new NeighbourPlaces(features.Span, width, values, weights);
        // One's own place is found too, so the search goes one person further where they do not count themselves.
        var reach = neighbours + (includeSelf ? 0 : 1);
        var inconsistency = new double[places.Count];
        // Every place is independent of every other, so the result is the same on any number of threads.
        Parallel.For(0, (places.Count + NeighbourPlaces.Queries - 1) / NeighbourPlaces.Queries, chunk =>
        {
            var first = chunk * NeighbourPlaces.Queries;
            var rings = places.Nearest(first, Math.Min(NeighbourPlaces.Queries, places.Count - first), reach);
            for (var q = 0; q < rings.Length; q++)
                foreach (var row in places.Rows(first + q))
                {
                    var weight = weights?[row] ?? 1;
                    var own = includeSelf ? 0 : Math.Min(1, weight);
                    var around = Mean(rings[q], neighbours, own, values[row]);
                    inconsistency[first + q] += weight * Math.Abs(values[row] - around);
                }
        });
        return 1 - inconsistency.Sum() / people;
    }

    /// <summary>The mean over the k nearest, of whom the last ring's share what is left of k.</summary>
    static double Mean(NeighbourRings rings, int neighbours, double own, double value)
    {
        var (left, sum) = ((double)neighbours, 0.0);
        for (var r = 0; r < rings.Count && left > 0; r++)
        {
            // Oneself is at distance 0, in the first ring.
            var (people, total) = (rings.People(r) - (r == 0 ? own : 0), rings.Total(r) - (r == 0 ? own * value : 0));
            if (people <= 0)
                continue;
            var taken = Math.Min(left, people);
            sum += total * (taken / people);
            left -= taken;
        }
        return sum / (neighbours - left);
    }

    static void Check(ReadOnlySpan<float> features, int width, double[] values, double[]? weights)
    {
        if (features.Length != (long)values.Length * width)
            throw new ArgumentException(
                $"found {features.Length} feature values for {values.Length} rows of {width}", nameof(features));
        RowChecks.Weights(weights, values.Length);
        if (Array.FindIndex(values, v => !double.IsFinite(v)) is >= 0 and var bad)
            throw new ArgumentException(
                FormattableString.Invariant($"row {bad}: found the value {values[bad]}, ")
                + "expected a finite number", nameof(values));
        for (var i = 0; i < features.Length; i++)
            if (!float.IsFinite(features[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i / width}: found the feature value {features[i]}, ")
                    + "expected finite numbers", nameof(features));
    }
}
