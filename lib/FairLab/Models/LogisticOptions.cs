using FairLab.Data;

namespace FairLab.Models;

/// <summary>The recipe of a logistic regression: a convex problem with one solution, so nothing in it is random.</summary>
public sealed record LogisticOptions : ILearner
{
    /// <summary>λ of the penalty ½ λ ‖w‖² beside the sum of the (weighted) losses; the intercept is not penalized.</summary>
    /// <value>1, as scikit-learn's C = 1.</value>
    public double Penalty { get; init => field = value >= 0 && double.IsFinite(value) ? value : throw Bad(nameof(Penalty), value, "a number of at least 0"); } = 1;

    /// <summary>The most steps of the optimizer.</summary>
    /// <value>200.</value>
    public int MaxIterations { get; init => field = value > 0 ? value : throw Bad(nameof(MaxIterations), value, "at least 1"); } = 200;

    /// <summary>The optimizer stops when no entry of the gradient of the mean loss is above this.</summary>
    /// <value>1e-6.</value>
    public double Tolerance { get; init => field = value > 0 ? value : throw Bad(nameof(Tolerance), value, "a number above 0"); } = 1e-6;

    /// <inheritdoc/>
    public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) => LogisticRegression.Train(train, this);

    static ArgumentException Bad(string name, double found, string expected) =>
        new(FormattableString.Invariant($"{nameof(LogisticOptions)}.{name}: found {found}, expected {expected}"), name);
}
