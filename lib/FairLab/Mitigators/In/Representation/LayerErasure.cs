using FairLab.Data;
using FairLab.Models;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// A trained network whose layer has the groups taken out by a linear map, fitted on what the layer holds for training
/// data; the network itself is not trained further. The bound that other methods are held against. Any number of groups
/// (a concept vector takes two); weights are used.
/// </summary>
public sealed record LayerErasure : IInProcessor
{
    /// <summary>How.</summary>
    /// <value>LEACE.</value>
    public ErasureMethod Method { get; init; }

    /// <summary>The layer, named as in <c>named_modules()</c>.</summary>
    /// <value>Null: the last hidden one.</value>
    public string? Layer { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, an unknown layer, or people of one
    /// group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var recipe = INetworkLearner.Of(learner, "a layer is a network's");
        var train = TwoGroups.Require(split.Train, "layer-erasure");
        var network = recipe.Train(split.Train, split.Validation, seed, []);
        var eraser = Eraser(network, train);
        LayerEdit.Of(network.Network, Layer ?? NetworkLayers.LastHidden, eraser.Apply);
        string[] notes = eraser.Rank > 0 ? []
            : [$"layer-erasure: nothing in the layer tells '{train.Group.Name}', so nothing was changed"];
        return FairModel.Of(network, Layer, notes);
    }

    /// <summary>What it takes out of a trained network's layer, to be used with <see cref="LayerEdit"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="people">Whom it is fitted on, of two groups or more.</param>
    public ConceptEraser Eraser(INetworkClassifier network, TabularDataset people)
    {
        ArgumentNullException.ThrowIfNull(network);
        people = TwoGroups.Require(people, "layer-erasure");
        return Eraser(LayerUnits.Of(network, Layer ?? NetworkLayers.LastHidden, people), people.Group, people.Weights);
    }

    /// <summary>What it takes out of a layer of any network, images' too, to be used with
    /// <see cref="LayerEdit"/>.</summary>
    /// <param name="hidden">What the layer holds, shape [n, ...].</param>
    /// <param name="groups">The rows' groups, two or more.</param>
    /// <param name="weights">How much each row counts, shape [n]; null when all count 1.</param>
    /// <exception cref="ArgumentException">Rows of one group only, or another number of groups than of
    /// rows.</exception>
    public ConceptEraser Eraser(Tensor hidden, Grouping groups, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(groups);
        return Eraser(LayerUnits.Of(hidden), groups, weights);
    }

    ConceptEraser Eraser(Matrix<double> units, Grouping groups, double[]? weights) => Method switch
    {
        ErasureMethod.Nullspace => new NullspaceProjection().Eraser(units, groups, weights),
        ErasureMethod.ConceptVector => Projection(units, groups, weights),
        _ => Leace.Eraser(units, groups, weights),
    };

    static ConceptEraser Projection(Matrix<double> units, Grouping groups, double[]? weights)
    {
        var mean = Leace.Centred(units, groups, weights, "layer-erasure").Mean;
        var direction = NeuronRanking.ConceptVector(units, groups, weights);
        // Units that are alike for everybody have no direction.
        return direction.All(v => v == 0)
            ? new ConceptEraser(Matrix<double>.Build.Dense(mean.Length, mean.Length), mean, 0)
            : ConceptEraser.Direction(direction, mean);
    }
}
