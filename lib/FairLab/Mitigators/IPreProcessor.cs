using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using TorchSharp;

namespace FairLab.Mitigators;

/// <summary>A mitigator that changes the data and leaves the training as it is.</summary>
public interface IPreProcessor : IMitigator
{
    /// <summary>Learns the change from training data.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="seed">Decides everything that is random.</param>
    DataChange Fit(TabularDataset train, long seed);

    /// <summary>
    /// Changes the data, trains on it until validation data changed alike say stop, and decides on data changed in the
    /// same way.
    /// </summary>
    FairModel IMitigator.Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(learner);
        var change = Fit(split.Train, seed);
        var classifier = learner.Trained(change.Train, change.Validation(split.Validation), seed);
        double[] Score(TabularDataset data) => classifier.Scores(change.Apply(data));
        return new FairModel(Score, data => Decisions.FromScores(Score(data)), change.Notes)
        {
            Classifier = classifier,
            Change = change,
            Representation = data =>
            {
                var changed = change.Apply(data);
                return torch.tensor(changed.Features, [changed.Rows, changed.Width]);
            },
        };
    }
}
