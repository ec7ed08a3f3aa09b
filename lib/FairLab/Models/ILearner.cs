using FairLab.Data;

namespace FairLab.Models;

/// <summary>A recipe for training a classifier. The same data and seed give the same classifier, bit for bit, on the same machine.</summary>
public interface ILearner
{
    /// <summary>Trains a classifier.</summary>
    /// <param name="train">What it is fitted on; its weights, if any, weigh the rows' losses.</param>
    /// <param name="validation">What training is stopped by, where the recipe does that.</param>
    /// <param name="seed">Decides everything that is random.</param>
    IClassifier Train(TabularDataset train, TabularDataset validation, long seed);
}
