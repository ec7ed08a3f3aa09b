using FairLab.Data;
using FairLab.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Anybody's network as a classifier of people into several classes: standardized features to a logit for each class.
/// Where some of the classes are favourable it is a classifier of the favourable outcome as well, with the score
/// Σ p_c over those classes, so that detectors and metrics of two classes take it.
/// </summary>
public sealed class MulticlassNetwork : INetworkClassifier
{
    readonly Standardizer _standardizer;
    readonly bool[]? _isFavourable;

    internal MulticlassNetwork(Standardizer standardizer, TrainedNetwork trained, IReadOnlyList<string> classes,
        bool[]? isFavourable) =>
        (_standardizer, Trained, Classes, _isFavourable) = (standardizer, trained, classes, isFavourable);

    /// <summary>The network on tensors.</summary>
    public TrainedNetwork Trained { get; }

    /// <summary>The names of the classes, in the order of the network's outputs.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The favourable ones of <see cref="Classes"/>; empty when nothing is said to be favourable.</summary>
    public IEnumerable<string> Favourable => Classes.Where((_, c) => _isFavourable?[c] == true);

    /// <inheritdoc/>
    public FeatureSchema Schema => _standardizer.Schema;

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Network => Trained.Module;

    /// <inheritdoc/>
    public IReadOnlyList<EpochLoss> History => Trained.History;

    /// <summary>Whether training was cancelled: the parameters are the best until then.</summary>
    public bool IsCancelled => Trained.IsCancelled;

    /// <summary>The probability of each class for every row, shape [n][classes].</summary>
    public double[][] Probabilities(TabularDataset data)
    {
        using var scope = NewDisposeScope();
        var probabilities = Trained.Predict(Inputs(data)).to(ScalarType.Float64).cpu().data<double>().ToArray();
        return [.. probabilities.Chunk(Classes.Count)];
    }

    /// <summary>
    /// The most probable class of every row, an index into <see cref="Classes"/>; the first of equals, shape [n].
    /// </summary>
    public int[] Classify(TabularDataset data) =>
        Array.ConvertAll(Probabilities(data), row => Array.IndexOf(row, row.Max()));

    /// <summary>Classifies people whose class is known, and counts by group.</summary>
    /// <exception cref="ArgumentException">
    /// People without a class, or of one that the network does not know.
    /// </exception>
    public MulticlassCounts Evaluate(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return MulticlassCounts.From(TargetLabels.Codes(data, Classes), Classify(data), Classes, data.Group,
            data.Weights);
    }

    /// <inheritdoc/>
    public Tensor Inputs(TabularDataset data) => _standardizer.ToTensor(data, Trained.Device);

    /// <summary>
    /// The logit of the favourable classes together, log Σ_F e^f - log Σ_not F e^f, differentiable, shape [n].
    /// </summary>
    /// <param name="inputs">Features as <see cref="Inputs"/> gives them.</param>
    /// <exception cref="InvalidOperationException">Nothing is favourable.</exception>
    public Tensor Logits(Tensor inputs)
    {
        var outputs = Trained.Outputs(inputs);
        return LogSum(outputs, favourable: true) - LogSum(outputs, favourable: false);
    }

    /// <summary>The probability of the favourable classes together for every row, shape [n].</summary>
    /// <exception cref="InvalidOperationException">Nothing is favourable.</exception>
    public double[] Predict(TabularDataset data)
    {
        var isFavourable = Known();
        return Array.ConvertAll(Probabilities(data),
            row => Math.Min(1, row.Where((_, c) => isFavourable[c]).Sum()));
    }

    /// <inheritdoc/>
    public Tensor Activations(string layer, TabularDataset data) => _standardizer.Activations(Trained, layer, data);

    /// <summary>Writes what was learned to a file, with the schema of the features and the classes;
    /// <see cref="NetworkLearner.LoadMulticlass"/> reads it.</summary>
    public void Save(string path)
    {
        var saved = SavedNetwork.Of(SavedNetwork.Multiclass, _standardizer, Trained.Module);
        (saved with { Classes = Classes, IsFavourable = _isFavourable }).Write(path);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Trained.Dispose();

    Tensor LogSum(Tensor outputs, bool favourable)
    {
        var isFavourable = Known();
        long[] own = [.. Enumerable.Range(0, Classes.Count).Where(c => isFavourable[c] == favourable)];
        return outputs.index_select(1, tensor(own, device: outputs.device)).logsumexp(1);
    }

    bool[] Known() => _isFavourable ?? throw new InvalidOperationException(
        $"found a network of the classes {string.Join(", ", Classes)} of which none is favourable, "
        + $"expected to be told which: data.WithFavourable(\"{Classes[0]}\") before training, "
        + $"or ask for {nameof(Probabilities)} and {nameof(Classify)}");
}
