using FairLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Anybody's network as a classifier of people: standardized features to one logit of the favourable
/// outcome.</summary>
public sealed class NetworkClassifier : INetworkClassifier
{
    readonly Standardizer _standardizer;

    internal NetworkClassifier(Standardizer standardizer, TrainedNetwork trained) =>
        (_standardizer, Trained) = (standardizer, trained);

    /// <summary>The network on tensors.</summary>
    public TrainedNetwork Trained { get; }

    /// <inheritdoc/>
    public FeatureSchema Schema => _standardizer.Schema;

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Network => Trained.Module;

    /// <inheritdoc/>
    public IReadOnlyList<EpochLoss> History => Trained.History;

    /// <summary>Whether training was cancelled: the parameters are the best until then.</summary>
    public bool IsCancelled => Trained.IsCancelled;

    /// <summary>A network that was trained elsewhere, such as in a loop of one's own.</summary>
    /// <param name="network">Features [n, features] to one logit, [n] or [n, 1].</param>
    /// <param name="train">What it was trained on: its features' meaning, and their means and deviations.</param>
    /// <param name="standardized">Whether it takes standardized features, as <see cref="Standardizer"/> makes
    /// them.</param>
    public static NetworkClassifier Of(nn.Module<Tensor, Tensor> network, TabularDataset train,
        bool standardized = true)
    {
        ArgumentNullException.ThrowIfNull(train);
        var standardizer = standardized ? Standardizer.Fit(train.Counted())
            : new Standardizer(FeatureSchema.Of(train), new double[train.Width],
                Enumerable.Repeat(1.0, train.Width).ToArray());
        return new NetworkClassifier(standardizer, new TrainedNetwork(network));
    }

    /// <inheritdoc/>
    public Tensor Inputs(TabularDataset data) => _standardizer.ToTensor(data, Trained.Device);

    /// <inheritdoc/>
    public Tensor Logits(Tensor inputs) => Trained.Outputs(inputs);

    /// <inheritdoc/>
    public double[] Predict(TabularDataset data)
    {
        using var scope = NewDisposeScope();
        return [.. Trained.Predict(Inputs(data)).to(ScalarType.Float64).cpu().data<double>()];
    }

    /// <inheritdoc/>
    public Tensor Activations(string layer, TabularDataset data) => _standardizer.Activations(Trained, layer, data);

    /// <summary>Writes what was learned to a file, with the schema of the features; <see cref="NetworkLearner.Load"/>
    /// reads it.</summary>
    public void Save(string path) => SavedNetwork.Of(SavedNetwork.Binary, _standardizer, Network).Write(path);

    /// <summary>Frees the network.</summary>
    public void Dispose() => Trained.Dispose();
}
