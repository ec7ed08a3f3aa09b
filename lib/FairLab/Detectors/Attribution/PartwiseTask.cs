using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>Models without a gradient as tasks for methods that leave parts out.</summary>
static class PartwiseTask
{
    /// <summary>The method, or Shapley values where none is named.</summary>
    /// <exception cref="ArgumentException">A method that needs a gradient.</exception>
    public static IAttributionMethod Checked(IAttributionMethod? method) => method switch
    {
        null => new Shapley(),
        IPartwiseMethod => method,
        _ => throw new ArgumentException($"found the method {method.Name} for a model whose gradient is not known, "
            + $"expected one that leaves parts out: {nameof(Shapley)}, {nameof(Occlusion)}, {nameof(LocalSurrogate)}",
            nameof(method)),
    };

    /// <summary>
    /// People's features in 64 bits against their (weighted) mean. The last number of each row says whose it is, so
    /// that a model that looks at the group finds the person's own; it belongs to no part and so is never left out.
    /// </summary>
    public static AttributionTask Of(Func<TabularDataset, double[]> score, TabularDataset data)
    {
        var (width, stride) = (data.Width, data.Width + 1);
        var (values, baseline) = (new double[data.Rows * stride], new double[data.Rows * stride]);
        var mean = new double[width];
        for (var row = 0; row < data.Rows; row++)
            for (var j = 0; j < width; j++)
            {
                values[row * stride + j] = data.Value(row, j);
                mean[j] += (data.Weights?[row] ?? 1) / data.TotalWeight * data.Value(row, j);
            }
        for (var row = 0; row < data.Rows; row++)
        {
            mean.CopyTo(baseline, row * stride);
            values[row * stride + width] = baseline[row * stride + width] = row;
        }
        // Weights do not change what a model says, and all of some rows may have none.
        var people = data.Weights is null ? data : data.WithWeights(Array.ConvertAll(data.Labels, _ => 1.0));
        return new AttributionTask(x => tensor(Scores(x)), tensor(values, [data.Rows, stride]),
            tensor(baseline, [data.Rows, stride]));

        double[] Scores(Tensor x)
        {
            var numbers = x.data<double>().ToArray();
            var rows = new int[numbers.Length / stride];
            var features = new double[rows.Length * width];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = (int)numbers[i * stride + width];
                Array.Copy(numbers, i * stride, features, i * width, width);
            }
            return Finite(score(people.Select(rows).WithFeatures(data.FeatureList, features)), rows.Length);
        }
    }

    /// <summary>A text's words, in or out.</summary>
    public static AttributionTask Of(Func<IReadOnlyList<string>, double[]> score, IReadOnlyList<string> words)
    {
        return new AttributionTask(x => tensor(Scores(x)), ones(1, words.Count, dtype: ScalarType.Float64),
            zeros(1, words.Count, dtype: ScalarType.Float64));

        double[] Scores(Tensor x)
        {
            var kept = x.data<double>().ToArray();
            string[] texts = [.. Enumerable.Range(0, (int)x.shape[0])
                .Select(t => string.Join(' ', words.Where((_, i) => kept[t * words.Count + i] == 1)))];
            return Finite(score(texts), texts.Length);
        }
    }

    static double[] Finite(double[] scores, int expected)
    {
        if (scores.Length != expected)
            throw new ArgumentException($"found {scores.Length} scores, expected {expected}, one a row");
        return Array.FindIndex(scores, s => !double.IsFinite(s)) is >= 0 and var row
            ? throw new ArgumentException(FormattableString.Invariant(
                $"row {row}: found the score {scores[row]}, expected a number")) : scores;
    }
}
