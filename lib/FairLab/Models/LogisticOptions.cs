using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// The recipe of a logistic regression: a convex problem with one solution, so nothing in it is random.
/// </summary>
public sealed record LogisticOptions : ILearner
{
    /// <summary>
    /// λ of the penalty ½ λ ‖w‖² beside the sum of the (weighted) losses; the intercept is not penalized.
    /// </summary>
    /// <value>1, as scikit-learn's C = 1.</value>
    public double Penalty { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The most steps of the optimizer.</summary>
    /// <value>200.</value>
    public int MaxIterations { get; init => field = Require.AtLeast(value, 1); } = 200;

    /// <summary>The optimizer stops when no entry of the gradient of the mean loss is above this.</summary>
    /// <value>1e-6.</value>
    public double Tolerance { get; init => field = Require.Positive(value); } = 1e-6;

    /// <inheritdoc/>
    public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) =>
        LogisticRegression.Train(train, this);
}
