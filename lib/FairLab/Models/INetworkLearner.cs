using FairLab.Data;

namespace FairLab.Models;

/// <summary>A recipe for training a network, which terms can be added to: what in-processing mitigators need.</summary>
public interface INetworkLearner : ILearner
{
    /// <summary>Trains a network with further terms in its loss.</summary>
    /// <param name="train">What it is fitted on.</param>
    /// <param name="validation">What training is stopped by.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="terms">What is added to the recipe's own loss.</param>
    INetworkClassifier Train(TabularDataset train, TabularDataset validation, long seed,
        IReadOnlyList<ILossTerm> terms);

    /// <inheritdoc/>
    IClassifier ILearner.Train(TabularDataset train, TabularDataset validation, long seed) =>
        Train(train, validation, seed, []);

    /// <summary>A learner as one that terms can be added to.</summary>
    /// <param name="learner">Any learner.</param>
    /// <param name="why">What it is needed for, after a colon in the message.</param>
    /// <exception cref="ArgumentException">A learner that trains no network.</exception>
    internal static INetworkLearner Of(ILearner learner, string why) => learner as INetworkLearner
        ?? throw new ArgumentException($"found the learner {learner?.GetType().Name ?? "null"}, "
            + $"expected {nameof(MlpOptions)} or {nameof(NetworkLearner)}: {why}", nameof(learner));
}
