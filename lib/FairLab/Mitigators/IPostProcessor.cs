using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>A mitigator that leaves data and training as they are and adjusts the decisions.</summary>
public interface IPostProcessor : IMitigator
{
    /// <summary>Learns the adjustment from data the classifier was not trained on.</summary>
    /// <param name="validation">Labels, groups and weights.</param>
    /// <param name="scores">
    /// The classifier's scores on it, finite numbers, shape [n]; what compares them with a threshold of its own needs
    /// probabilities and says so.
    /// </param>
    /// <param name="seed">Decides everything that is random.</param>
    IDecisionRule Fit(TabularDataset validation, double[] scores, long seed);

    /// <summary>Trains the classifier as usual and learns the adjustment on validation data.</summary>
    FairModel IMitigator.Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(learner);
        var classifier = learner.Trained(split.Train, split.Validation, seed);
        var rule = Fit(split.Validation, classifier.Scores(split.Validation), seed);
        return new FairModel(
            data => rule.Score(data, classifier.Scores(data)),
            data => rule.Decide(data, classifier.Scores(data)),
            rule.Notes)
        {
            Classifier = classifier,
            Rule = rule,
        };
    }
}
