using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>What each source column counted for each person: the attributions of its features added up.</summary>
public sealed class TableAttribution
{
    readonly double[][] _values;
    readonly double[]? _weights;

    TableAttribution(string method, string unit, IReadOnlyList<string> columns, double[][] values, double[]? weights,
        double[] residuals) =>
        (Method, Unit, Columns, _values, _weights, Residuals) = (method, unit, columns, values, weights, residuals);

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>What the values are amounts of: a network's logit, or any other model's score.</summary>
    public string Unit { get; }

    /// <summary>The source columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// For each person what the attributions fall short of completeness; see <see cref="Attribution.Residuals"/>.
    /// </summary>
    public double[] Residuals { get; }

    /// <summary>The values of one person, in the order of <see cref="Columns"/>, in the <see cref="Unit"/>.</summary>
    public IReadOnlyList<double> Person(int row) => _values[row];

    /// <summary>The mean size |a| of each column, in the <see cref="Unit"/>.</summary>
    public IReadOnlyList<double> MeanSizes =>
        [.. Columns.Select((_, c) => _weights is null ? _values.Average(v => Math.Abs(v[c]))
        : _values.Select((v, row) => _weights[row] * Math.Abs(v[c])).Sum() / _weights.Sum())];

    /// <summary>
    /// The mean size of each column as a share of all columns' sum; undefined (NaN) when the model looks at nothing.
    /// </summary>
    public IReadOnlyList<double> Shares
    {
        get
        {
            var sizes = MeanSizes;
            var sum = sizes.Sum();
            return [.. sizes.Select(s => sum == 0 ? double.NaN : s / sum)];
        }
    }

    /// <summary>
    /// Explains a classifier for every row: a network's logit against the mean person of its training data, any other's
    /// score as a function.
    /// </summary>
    /// <param name="model">Any classifier; the gradient of a network is known, that of another is not.</param>
    /// <param name="data">The people.</param>
    /// <param name="method">
    /// How; null for integrated gradients of a network, Shapley values of any other. A method that leaves parts out and
    /// was given none leaves out whole columns.
    /// </param>
    public static TableAttribution Of(IClassifier model, TabularDataset data, IAttributionMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        data = model.Schema?.Match(data) ?? data;
        if (model is not INetworkClassifier network)
            return Of(model.Predict, data, method);
        method = (method ?? new IntegratedGradients()).For(() => Parts(data));
        using var scope = NewDisposeScope();
        var x = network.Inputs(data);
        // Standardized features have mean 0 in the training data.
        var task = new AttributionTask(network.Logits, x, zeros(1, data.Width, dtype: x.dtype, device: x.device));
        using var found = method.Attribute(task);
        return Of(method, "logit", data, found, data.Width);
    }

    /// <summary>Explains a plain function's score for every row, against the mean person of the data.</summary>
    /// <param name="score">Scores, shape [n].</param>
    /// <param name="data">The people.</param>
    /// <param name="method">How: one that leaves parts out; null for Shapley values of whole columns.</param>
    /// <exception cref="ArgumentException">A method that needs a gradient.</exception>
    public static TableAttribution Of(Func<TabularDataset, double[]> score, TabularDataset data,
        IAttributionMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(data);
        method = PartwiseTask.Checked(method).For(() => Parts(data));
        using var scope = NewDisposeScope();
        using var found = method.Attribute(PartwiseTask.Of(score, data));
        return Of(method, "score", data, found, data.Width + 1);
    }

    static TableAttribution Of(IAttributionMethod method, string unit, TabularDataset data, Attribution found,
        int stride)
    {
        var flat = found.Values.to(ScalarType.Float64).cpu().data<double>().ToArray();
        string[] columns = [.. data.FeatureList.Select(f => f.Column).Distinct()];
        int[] of = [.. data.FeatureList.Select(f => Array.IndexOf(columns, f.Column))];
        var values = new double[data.Rows][];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = new double[columns.Length];
            for (var j = 0; j < data.Width; j++)
                values[row][of[j]] += flat[row * stride + j];
        }
        return new TableAttribution(method.Name, unit, columns, values, data.Weights, found.Residuals());
    }

    /// <summary>The features of each source column together: the parts for methods that leave parts out.</summary>
    public static IReadOnlyList<long[]> Parts(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. data.FeatureList.Select((f, j) => (f.Column, j)).GroupBy(p => p.Column, p => (long)p.j)
            .Select(g => g.ToArray())];
    }
}
