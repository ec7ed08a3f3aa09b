using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>
/// A way to a fairer classifier, fitted on training data, tuned on validation data, never shown test data. It is one of
/// three kinds: <see cref="IPreProcessor"/> changes the data, <see cref="IInProcessor"/> changes the training,
/// <see cref="IPostProcessor"/> adjusts the decisions.
/// </summary>
public interface IMitigator
{
    /// <summary>Fits the whole of it: data, classifier, decisions.</summary>
    /// <param name="split">The train and validation parts are used; the test part is not.</param>
    /// <param name="learner">How the classifier inside is trained.</param>
    /// <param name="seed">Decides everything that is random.</param>
    FairModel Fit(DataSplit split, ILearner learner, long seed);
}
