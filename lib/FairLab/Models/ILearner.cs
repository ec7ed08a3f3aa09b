using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// A recipe for training a classifier. The same data and seed give the same classifier, bit for bit, on the same
/// machine.
/// </summary>
public interface ILearner
{
    /// <summary>
    /// Whether no classifier of its kind has a smaller weighted share of errors on the training data than the one it
    /// trains, cut at ½. What needs such a learner to prove something (<see cref="FairLab.Mitigators.Reduction"/>) asks
    /// here.
    /// </summary>
    /// <value>
    /// False: a learner that minimizes another loss, as logistic regression and networks do, can come out anywhere.
    /// </value>
    bool IsExact => false;

    /// <summary>Trains a classifier.</summary>
    /// <param name="train">What it is fitted on; its weights, if any, weigh the rows' losses.</param>
    /// <param name="validation">
    /// What training is stopped by, where the recipe does that; it means what <paramref name="train"/> means.
    /// </param>
    /// <param name="seed">Decides everything that is random.</param>
    IClassifier Train(TabularDataset train, TabularDataset validation, long seed);
}
