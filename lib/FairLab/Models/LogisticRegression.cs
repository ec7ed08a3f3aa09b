using System.Numerics.Tensors;
using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Models;

/// <summary>
/// Logistic regression on standardized features, fitted by L-BFGS:
/// minimize Σ_i w_i log(1 + exp(-y_i f(x_i))) / Σ_i w_i + λ/(2 Σ_i w_i) ‖w‖², f(x) = w·x + b, y in {-1, 1}.
/// </summary>
public sealed class LogisticRegression : IClassifier
{
    readonly Standardizer _standardizer;

    LogisticRegression(Standardizer standardizer, double[] coefficients, bool isConverged) =>
        (_standardizer, Coefficients, IsConverged) = (standardizer, coefficients, isConverged);

    /// <inheritdoc/>
    public FeatureSchema Schema => _standardizer.Schema;

    /// <summary>The coefficients of the standardized features, then the intercept, shape [features + 1].</summary>
    public double[] Coefficients { get; }

    /// <summary>Whether the optimizer reached its tolerance.</summary>
    public bool IsConverged { get; }

    /// <summary>Fits a model.</summary>
    /// <param name="train">What it is fitted on, with weights if it has any.</param>
    /// <param name="options">The recipe.</param>
    public static LogisticRegression Train(TabularDataset train, LogisticOptions options)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        train = train.Counted();
        var standardizer = Standardizer.Fit(train);
        var (x, width) = (standardizer.ApplyDouble(train), train.Width);
        var weights = train.Weights ?? Array.ConvertAll(train.Labels, _ => 1.0);
        var total = weights.Sum();
        var optimizer = new Lbfgs { MaxIterations = options.MaxIterations, Tolerance = options.Tolerance };
        var result = optimizer.Minimize(Loss, new double[width + 1]);
        return new LogisticRegression(standardizer, result.X, result.IsConverged);

        double Loss(ReadOnlySpan<double> w, Span<double> gradient)
        {
            gradient.Clear();
            var loss = 0.0;
            var slopes = gradient[..width];
            for (var row = 0; row < train.Rows; row++)
            {
                var features = x.AsSpan(row * width, width);
                var sign = 2 * train.Labels[row] - 1;
                var margin = sign * (TensorPrimitives.Dot(features, w[..width]) + w[width]);
                loss += weights[row] * Softplus(-margin);
                var slope = -sign * weights[row] * Sigmoid(-margin);
                TensorPrimitives.MultiplyAdd(features, slope, slopes, slopes);
                gradient[width] += slope;
            }
            TensorPrimitives.MultiplyAdd(w[..width], options.Penalty, slopes, slopes);
            TensorPrimitives.Multiply(gradient, 1 / total, gradient);
            return (loss + 0.5 * options.Penalty * TensorPrimitives.Dot(w[..width], w[..width])) / total;
        }
    }

    /// <inheritdoc/>
    public double[] Predict(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (x, width) = (_standardizer.ApplyDouble(data), _standardizer.Width);
        var scores = new double[data.Rows];
        for (var row = 0; row < scores.Length; row++)
            scores[row] = Sigmoid(
                TensorPrimitives.Dot(x.AsSpan(row * width, width), Coefficients.AsSpan(0, width)) + Coefficients[^1]);
        return scores;
    }

    /// <summary>Writes the model to a file, with the schema of its features.</summary>
    public void Save(string path) =>
        SavedModel.Of(SavedModel.Logistic, _standardizer, Coefficients, [], [], IsConverged).Write(path);

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="DataException">A file that holds no logistic regression.</exception>
    public static LogisticRegression Load(string path)
    {
        var saved = SavedModel.Read(path, SavedModel.Logistic);
        return saved.Coefficients.Length == saved.Mean.Length + 1
            ? new LogisticRegression(saved.Standardizer(path), saved.Coefficients, saved.IsConverged)
            : throw new DataException(
                path, null, $"{saved.Coefficients.Length} coefficients", $"{saved.Mean.Length + 1}");
    }

    /// <summary>1 / (1 + e^-t).</summary>
    internal static double Sigmoid(double t) => 1 / (1 + Math.Exp(-t));

    /// <summary>log(1 + e^t) without overflow.</summary>
    internal static double Softplus(double t) => t > 0 ? t + Math.Log(1 + Math.Exp(-t)) : Math.Log(1 + Math.Exp(t));
}
