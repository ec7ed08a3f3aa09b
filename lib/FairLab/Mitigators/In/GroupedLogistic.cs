using System.Numerics.Tensors;
using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>A logistic regression with weights of its own for each group, or with the same for all.</summary>
/// <param name="standardizer">Of the training data.</param>
/// <param name="theta">Coefficients and intercept of each group, one after the other, shape [groups × (features + 1)].</param>
/// <param name="levels">The groups; null when all have the same weights.</param>
sealed class GroupedLogistic(Standardizer standardizer, double[] theta, IReadOnlyList<string>? levels) : IClassifier
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Other groups than those of training.</exception>
    public double[] Predict(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (levels is not null && !data.Group.Levels.SequenceEqual(levels))
            throw new ArgumentException($"found the groups {string.Join(", ", data.Group.Levels)}, expected {string.Join(", ", levels)} as in training", nameof(data));
        var (x, stride) = (standardizer.ApplyDouble(data), data.Width + 1);
        return [.. Enumerable.Range(0, data.Rows).Select(row =>
        {
            var w = theta.AsSpan(levels is null ? 0 : data.Group.Codes[row] * stride, stride);
            return LogisticRegression.Sigmoid(TensorPrimitives.Dot<double>(x.AsSpan(row * data.Width, data.Width), w[..data.Width]) + w[^1]);
        })];
    }
}
