using FairLab.Data;
using FairLab.Models;
using MathNet.Numerics.LinearAlgebra;

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
        var units = LayerUnits.Of(network, Layer ?? NetworkLayers.LastHidden, people);
        return Method switch
        {
            ErasureMethod.Nullspace => new NullspaceProjection().Eraser(units, people.Group, people.Weights),
            ErasureMethod.ConceptVector => Projection(units, people),
            _ => Leace.Eraser(units, people.Group, people.Weights),
        };
    }

    static ConceptEraser Projection(Matrix<double> units, TabularDataset people)
    {
        var direction = NeuronRanking.ConceptVector(units, people.Group, people.Weights);
        var mean = Leace.Centred(units, people.Group, people.Weights, "layer-erasure").Mean;
        // Units that are alike for everybody have no direction.
        return direction.All(v => v == 0)
            ? new ConceptEraser(Matrix<double>.Build.Dense(mean.Length, mean.Length), mean, 0)
            : ConceptEraser.Direction(direction, mean);
    }
}
