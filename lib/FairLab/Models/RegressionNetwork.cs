using FairLab.Data;
using FairLab.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Anybody's network as a predictor of a number for people: standardized features to the standardized number, so that
/// its unit makes no difference to training and to loss terms; what is asked for here is in its own unit.
/// </summary>
public sealed class RegressionNetwork : IDisposable
{
    readonly Standardizer _standardizer;
    readonly NumberScale _scale;

    internal RegressionNetwork(Standardizer standardizer, TrainedNetwork trained, NumberScale scale) =>
        (_standardizer, Trained, _scale) = (standardizer, trained, scale);

    /// <summary>The network on tensors, which predicts (number - mean) / deviation of the training data.</summary>
    public TrainedNetwork Trained { get; }

    /// <summary>What its features mean.</summary>
    public FeatureSchema Schema => _standardizer.Schema;

    /// <summary>The losses after each epoch, in squared deviations.</summary>
    public IReadOnlyList<EpochLoss> History => Trained.History;

    /// <summary>Whether training was cancelled: the parameters are the best until then.</summary>
    public bool IsCancelled => Trained.IsCancelled;

    /// <summary>The features as the network takes them, shape [n, features], on its device.</summary>
    public Tensor Inputs(TabularDataset data) => _standardizer.ToTensor(data, Trained.Device);

    /// <summary>The number, differentiable in the inputs, shape [n].</summary>
    /// <param name="inputs">Features as <see cref="Inputs"/> gives them.</param>
    public Tensor Outputs(Tensor inputs) => Trained.Outputs(inputs) * _scale.Deviation + _scale.Mean;

    /// <summary>The number predicted for every row, shape [n].</summary>
    public double[] Predict(TabularDataset data)
    {
        using var scope = NewDisposeScope();
        var standardized = Trained.Predict(Inputs(data)).to(ScalarType.Float64).cpu().data<double>().ToArray();
        return Array.ConvertAll(standardized, _scale.Original);
    }

    /// <summary>Predicts for people whose number is known, and puts the errors by group.</summary>
    /// <exception cref="ArgumentException">People without a number.</exception>
    public GroupErrors Evaluate(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return GroupErrors.From(TargetLabels.Values(data), Predict(data), data.Group, data.Weights);
    }

    /// <inheritdoc cref="INetworkClassifier.Activations"/>
    public Tensor Activations(string layer, TabularDataset data) => _standardizer.Activations(Trained, layer, data);

    /// <summary>Writes what was learned to a file, with the schema of the features and the number's unit;
    /// <see cref="NetworkLearner.LoadRegression"/> reads it.</summary>
    public void Save(string path)
    {
        var saved = SavedNetwork.Of(SavedNetwork.Regression, _standardizer, Trained.Module);
        (saved with { Number = _scale }).Write(path);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Trained.Dispose();
}
