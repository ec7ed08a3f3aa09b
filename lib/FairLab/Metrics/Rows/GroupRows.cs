namespace FairLab.Metrics;

/// <summary>
/// The rows of one group, as a <see cref="RowMetric"/> gets them; arrays are shape [Count], never to be written to.
/// </summary>
public sealed class GroupRows
{
    readonly MetricFrame _frame;
    readonly int[] _rows;
    double[]? _labels, _predictions, _scores, _weights;

    internal GroupRows(MetricFrame frame, int[] rows, double[]? weights) =>
        (_frame, _rows, _weights) = (frame, rows, weights);

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>Labels, or true values.</summary>
    /// <exception cref="InvalidOperationException">The frame was made without.</exception>
    public double[] Labels => _labels ??= Picked(_frame.Labels, "labels");

    /// <summary>Predictions: decisions, classes or values; P(ŷ = 1) where decisions are left to chance.</summary>
    /// <exception cref="InvalidOperationException">The frame was made without.</exception>
    public double[] Predictions => _predictions ??= Picked(_frame.Predictions, "predictions");

    /// <summary>Scores.</summary>
    /// <exception cref="InvalidOperationException">The frame was made without.</exception>
    public double[] Scores => _scores ??= Picked(_frame.Scores, "scores");

    /// <summary>How much each row counts; 1 for all where the frame was made without.</summary>
    public double[] Weights => _weights ??= _frame.Weights is { } weights
        ? Array.ConvertAll(_rows, row => weights[row])
        : [.. Enumerable.Repeat(1.0, Count)];

    /// <summary>The weighted mean of something of each row, Σ w_i f(i) / Σ w_i; undefined over nobody.</summary>
    /// <param name="of">f, of the row's place in the arrays.</param>
    public Measure Mean(Func<int, double> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var (sum, total, weights) = (0.0, 0.0, Weights);
        for (var i = 0; i < weights.Length; i++)
            (sum, total) = (sum + weights[i] * of(i), total + weights[i]);
        return Measure.Share(sum, total, "nobody");
    }

    double[] Picked(double[]? all, string what) => all is null
        ? throw new InvalidOperationException(
            $"the metric asks for {what}, but the frame was made without: give them to MetricFrame")
        : Array.ConvertAll(_rows, row => all[row]);
}
