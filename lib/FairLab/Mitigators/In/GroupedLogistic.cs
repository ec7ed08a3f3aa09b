using System.Numerics.Tensors;
using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>A logistic regression with weights of its own for each group, or with the same for all.</summary>
/// <param name="standardizer">Of the training data.</param>
/// <param name="theta">
/// Coefficients and intercept of each group, one after the other, shape [groups × (features + 1)].
/// </param>
/// <param name="group">The groups of training; null when all have the same weights.</param>
sealed class GroupedLogistic(Standardizer standardizer, double[] theta, Grouping? group) : IClassifier
{
    /// <inheritdoc/>
    public FeatureSchema Schema => standardizer.Schema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Other groups than those of training, or features that mean something else.
    /// </exception>
    public double[] Predict(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (codes, width) = (group?.CodesOf(data.Group), standardizer.Width);
        var (x, stride) = (standardizer.ApplyDouble(data), width + 1);
        return [.. Enumerable.Range(0, data.Rows).Select(row =>
        {
            var w = theta.AsSpan(codes is null ? 0 : codes[row] * stride, stride);
            return LogisticRegression.Sigmoid(
                TensorPrimitives.Dot<double>(x.AsSpan(row * width, width), w[..width]) + w[^1]);
        })];
    }
}
