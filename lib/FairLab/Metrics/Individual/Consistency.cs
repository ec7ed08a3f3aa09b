using System.Numerics;
using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// Consistency (Zemel et al. 2013, section 5 [zemel2013]): do people who are alike get the same decision? yNN = 1 - 1/n
/// Σ_i |ŷ_i - 1/k Σ_{j in kNN(i)} ŷ_j|, neighbours by Euclidean distance. 1 when everyone is treated like their
/// neighbours.
/// </summary>
public static class Consistency
{
    // Rows whose neighbours are looked for together: what is loaded of a block serves all of them.
    const int Queries = 4;

    /// <summary>Consistency of decisions.</summary>
    /// <param name="data">
    /// The people. Distances are taken over their features as they are: the zero of each and a unit common to all make no
    /// difference, but one feature's unit against another's does, so standardize or select them first where that matters.
    /// A row of weight k is k people; other weights than whole numbers are refused.
    /// </param>
    /// <param name="decisions">The decisions.</param>
    /// <param name="neighbours">k.</param>
    /// <param name="includeSelf">Whether a person is among their own neighbours, as in AIF360.</param>
    /// <returns>Undefined when there are not more than k people.</returns>
    public static Measure Of(TabularDataset data, Decisions decisions, int neighbours = 5, bool includeSelf = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.Rows != data.Rows)
            throw new ArgumentException($"found {decisions.Rows} decisions, expected {data.Rows}", nameof(decisions));
        var probabilities = decisions.Probabilities;
        if (data.Weights is not null)
        {
            var rows = data.RepeatedRows("consistency");
            probabilities = Array.ConvertAll(rows, row => probabilities[row]);
            data = data.Repeated("consistency");
        }
        return data.IsRounded ? Of(ScaleFree.Of(data.Values(), data.Width), data.Width, probabilities, neighbours, includeSelf)
            : Of(data.Features, data.Width, probabilities, neighbours, includeSelf);
    }

    /// <summary>Consistency of decisions or scores.</summary>
    /// <param name="features">Row-major, shape [n, width].</param>
    /// <param name="width">Features of a row.</param>
    /// <param name="values">One value for each row, shape [n].</param>
    /// <param name="neighbours">k.</param>
    /// <param name="includeSelf">Whether a row is among its own neighbours.</param>
    /// <returns>Undefined when there are not more than k rows.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a value that is not finite.</exception>
    public static Measure Of(ReadOnlyMemory<float> features, int width, double[] values, int neighbours = 5, bool includeSelf = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        var n = values.Length;
        if (features.Length != (long)n * width)
            throw new ArgumentException($"found {features.Length} feature values for {n} rows of {width}", nameof(features));
        if (Array.FindIndex(values, v => !double.IsFinite(v)) is >= 0 and var bad)
            throw new ArgumentException(FormattableString.Invariant($"row {bad}: found the value {values[bad]}, expected a finite number"), nameof(values));
        foreach (var x in features.Span)
            if (!float.IsFinite(x))
                throw new ArgumentException(FormattableString.Invariant($"found the feature value {x}, expected finite numbers"), nameof(features));
        if (n < neighbours + (includeSelf ? 0 : 1))
            return Measure.Undefined($"{n} people, needs more than {neighbours}");
        if (!ScaleFree.IsOrdinary(features.Span))
            features = ScaleFree.Of(Array.ConvertAll(features.ToArray(), x => (double)x), width);
        var blocks = new Blocks(features.Span, n, width);
        var inconsistency = new double[n];
        // Every row is independent of every other, so the result is the same on any number of threads.
        Parallel.For(0, (n + Queries - 1) / Queries, chunk =>
        {
            var (first, count) = (chunk * Queries, Math.Min(Queries, n - chunk * Queries));
            Span<int> nearest = stackalloc int[Queries * neighbours];
            blocks.Nearest(first, count, includeSelf, neighbours, nearest);
            for (var q = 0; q < count; q++)
            {
                var mean = 0.0;
                foreach (var j in nearest.Slice(q * neighbours, neighbours))
                    mean += values[j] / neighbours;
                inconsistency[first + q] = Math.Abs(values[first + q] - mean);
            }
        });
        return 1 - inconsistency.Average();
    }

    /// <summary>The rows in blocks of as many as a vector holds, feature by feature, so that one instruction advances a whole block.</summary>
    sealed class Blocks
    {
        readonly float[] _values;
        readonly int _rows, _width;

        public Blocks(ReadOnlySpan<float> features, int rows, int width)
        {
            (_rows, _width) = (rows, width);
            var lanes = Vector<float>.Count;
            _values = new float[(rows + lanes - 1) / lanes * lanes * width];
            for (var row = 0; row < rows; row++)
                for (var j = 0; j < width; j++)
                    _values[(row / lanes * width + j) * lanes + row % lanes] = features[row * width + j];
        }

        /// <summary>The nearest rows to each of up to four rows in sequence; of rows at the same distance, those with the lowest numbers.</summary>
        public void Nearest(int first, int count, bool includeSelf, int neighbours, Span<int> nearest)
        {
            var lanes = Vector<float>.Count;
            Span<float> distances = stackalloc float[nearest.Length], worst = stackalloc float[Queries];
            distances.Fill(float.PositiveInfinity);
            worst.Fill(float.PositiveInfinity);
            Span<Vector<float>> sums = stackalloc Vector<float>[Queries];
            var query = new Vector<float>[_width * Queries];
            for (var q = 0; q < Queries; q++)
                for (var j = 0; j < _width; j++)
                {
                    // A chunk at the end that is not full looks for its last row again.
                    var row = first + Math.Min(q, count - 1);
                    query[j * Queries + q] = new Vector<float>(_values[(row / lanes * _width + j) * lanes + row % lanes]);
                }
            for (var start = 0; start < _rows; start += lanes)
            {
                Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
                for (int j = 0, at = start * _width, k = 0; j < _width; j++, at += lanes, k += Queries)
                {
                    var block = new Vector<float>(_values, at);
                    var (d0, d1, d2, d3) = (block - query[k], block - query[k + 1], block - query[k + 2], block - query[k + 3]);
                    s0 = Vector.FusedMultiplyAdd(d0, d0, s0);
                    s1 = Vector.FusedMultiplyAdd(d1, d1, s1);
                    s2 = Vector.FusedMultiplyAdd(d2, d2, s2);
                    s3 = Vector.FusedMultiplyAdd(d3, d3, s3);
                }
                (sums[0], sums[1], sums[2], sums[3]) = (s0, s1, s2, s3);
                for (var q = 0; q < count; q++)
                {
                    if (!Vector.LessThanAny(sums[q], new Vector<float>(worst[q])))
                        continue;
                    for (var lane = 0; lane < lanes && start + lane < _rows; lane++)
                        if (sums[q][lane] < worst[q] && (includeSelf || start + lane != first + q))
                            worst[q] = Insert(distances.Slice(q * neighbours, neighbours), nearest.Slice(q * neighbours, neighbours), sums[q][lane], start + lane);
                }
            }
        }

        static float Insert(Span<float> distances, Span<int> nearest, float distance, int row)
        {
            var at = distances.Length - 1;
            for (; at > 0 && distances[at - 1] > distance; at--)
                (distances[at], nearest[at]) = (distances[at - 1], nearest[at - 1]);
            (distances[at], nearest[at]) = (distance, row);
            return distances[^1];
        }
    }
}
