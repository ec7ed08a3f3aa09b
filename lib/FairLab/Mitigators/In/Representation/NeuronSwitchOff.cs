using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>
/// Turning troubling neurons off (section 4.2 of the survey [du2019]): the units of a trained network's layer that
/// tell most of the groups on training data are 0 from then on; the network is not trained further, so that what they
/// balanced in others is left unbalanced, and a gap can appear where there was none. Others may tell the same again:
/// <see cref="NeuronRank.Random"/> is the control, <see cref="LayerErasure"/> the bound. Weights are used.
/// </summary>
public sealed record NeuronSwitchOff : IInProcessor
{
    /// <summary>The share of units that are switched off, at least one unless it is 0.</summary>
    /// <value>0.1.</value>
    public double Share { get; init => field = Require.Share(value); } = 0.1;

    /// <summary>By what units are ranked.</summary>
    /// <value>Correlation.</value>
    public NeuronRank Rank { get; init; }

    /// <summary>The layer, named as in <c>named_modules()</c>.</summary>
    /// <value>Null: the last hidden one.</value>
    public string? Layer { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, an unknown layer, or people of one
    /// group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var recipe = INetworkLearner.Of(learner, "neurons are a network's");
        var train = TwoGroups.Require(split.Train, "neuron-switch-off");
        var network = recipe.Train(split.Train, split.Validation, seed, []);
        var layer = Layer ?? NetworkLayers.LastHidden;
        var ranking = NeuronRanking.Of(LayerUnits.Of(network, layer, train), train.Group, Rank, train.Weights, seed);
        var count = Share == 0 ? 0 : Math.Max(1, (int)Math.Round(Share * ranking.Units.Count));
        if (count > 0)
            LayerEdit.Of(network.Network, layer, NeuronRanking.Off(ranking.Top(count)));
        return FairModel.Of(network, Layer);
    }
}
