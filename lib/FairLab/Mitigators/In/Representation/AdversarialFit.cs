using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>Fits a network against an adversary and keeps what became of the adversary.</summary>
static class AdversarialFit
{
    /// <summary>A fair model from a game.</summary>
    /// <param name="split">Training and validation data.</param>
    /// <param name="learner">A network's recipe.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="layer">What the adversary sees; null for the last hidden layer.</param>
    /// <param name="own">Who else is told about each epoch.</param>
    /// <param name="why">What a network is needed for.</param>
    /// <param name="game">The game, told whom to report to.</param>
    public static FairModel Of(DataSplit split, ILearner learner, long seed, string? layer,
        IProgress<AdversaryEpoch>? own, string why, Func<IProgress<AdversaryEpoch>, IGameTerm> game)
    {
        var network = INetworkLearner.Of(learner, why);
        var last = new Last(own);
        var term = game(last);
        TwoGroups.Require(split.Train, term.Name);
        var trained = network.Train(split.Train, split.Validation, seed, [term]);
        string[] notes = last.Epoch?.Note is { } note ? [$"{term.Name}: {note}"] : [];
        var model = FairModel.Of(trained, layer, notes);
        if (last.Epoch is not { } epoch)
            return model;
        return new FairModel(model.Score, model.Decide, notes)
        {
            Classifier = trained,
            Representation = model.Representation,
            Adversary = (Measure)epoch.Accuracy,
        };
    }

    // Not the framework's Progress, which would tell it later and on another thread.
    sealed class Last(IProgress<AdversaryEpoch>? own) : IProgress<AdversaryEpoch>
    {
        public AdversaryEpoch? Epoch { get; private set; }

        public void Report(AdversaryEpoch value)
        {
            Epoch = value;
            own?.Report(value);
        }
    }
}
