using FairLab.Data;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A multilayer perceptron for the favourable outcome: standardized features, ReLU, one logit; weighted binary cross
/// entropy by Adam in shuffled batches, stopped when the validation loss has not fallen for some epochs, with the best
/// epoch's parameters put back. The same data, options and seed give the same bytes. A row of weight k is k rows:
/// exactly where a batch holds all rows, in the mean over batches where it does not; rows of weight 0 are left out.
/// </summary>
public sealed class MlpClassifier : INetworkClassifier
{
    readonly Standardizer _standardizer;
    readonly MlpNetwork _network;
    readonly Device _device;

    MlpClassifier(Standardizer standardizer, MlpNetwork network, Device device, IReadOnlyList<EpochLoss> history) =>
        (_standardizer, _network, _device, History) = (standardizer, network, device, history);

    /// <inheritdoc/>
    public FeatureSchema Schema => _standardizer.Schema;

    /// <summary>The losses after each epoch; empty for a network that was read from a file.</summary>
    public IReadOnlyList<EpochLoss> History { get; }

    /// <summary>Whether training was cancelled: the parameters are the best until then.</summary>
    public bool IsCancelled { get; private init; }

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Network => _network;

    /// <summary>Trains a network.</summary>
    /// <param name="train">What it is fitted on, with weights if it has any.</param>
    /// <param name="validation">What training is stopped by; features as in <paramref name="train"/>.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">Decides the initial parameters, the order of rows and what is dropped.</param>
    /// <param name="term">A term added to the loss; null for none.</param>
    /// <exception cref="InvalidOperationException">
    /// A loss that is not a number, with its epoch, step and term.
    /// </exception>
    public static MlpClassifier Train(TabularDataset train, TabularDataset validation, MlpOptions options, long seed,
        ILossTerm? term = null) => Train(train, validation, options, seed, term is null ? [] : (ILossTerm[])[term]);

    /// <summary>Trains a network with any number of terms in its loss.</summary>
    /// <param name="train">What it is fitted on, with weights if it has any.</param>
    /// <param name="validation">What training is stopped by; features as in <paramref name="train"/>.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">Decides the initial parameters, the order of rows and what is dropped.</param>
    /// <param name="terms">The terms added to the loss.</param>
    public static MlpClassifier Train(TabularDataset train, TabularDataset validation, MlpOptions options, long seed,
        IReadOnlyList<ILossTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        var device = TrainingRecipe.DeviceOf(options.Device);
        (train, validation) = (train.Counted(), validation.Counted());
        var standardizer = Standardizer.Fit(train);
        var random = new SeededRandom(seed);
        var network = new MlpNetwork(train.Width, options.Hidden, options.Dropout, random, device);
        using var fit = new TableBatches(train, standardizer, device, network.call);
        using var check = new TableBatches(validation, standardizer, device, network.call);
        var (history, isCancelled) = Trainer.Fit(network, fit, check, options.Recipe, terms, random, device);
        return new MlpClassifier(standardizer, network, device, history) { IsCancelled = isCancelled };
    }

    /// <inheritdoc/>
    public double[] Predict(TabularDataset data)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var x = Inputs(data);
        return Array.ConvertAll(sigmoid(_network.call(x)).cpu().data<float>().ToArray(), p => (double)p);
    }

    /// <summary>The activations of the last hidden layer, row-major, shape [n, units].</summary>
    public float[] Hidden(TabularDataset data)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var x = Inputs(data);
        return _network.Hidden(x).cpu().data<float>().ToArray();
    }

    /// <inheritdoc/>
    public Tensor Activations(string layer, TabularDataset data)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return NetworkLayers.Activations(Network, layer, Inputs(data)).MoveToOuterDisposeScope();
    }

    /// <summary>The standardized features as the network takes them, shape [n, features], on its device.</summary>
    public Tensor Inputs(TabularDataset data) => _standardizer.ToTensor(data, _device);

    /// <summary>The logit of the favourable outcome, differentiable in the inputs, shape [n].</summary>
    /// <param name="inputs">Standardized features as <see cref="Inputs"/> gives them.</param>
    /// <param name="activation">Used in place of ReLU, as some interpretations ask; null for ReLU.</param>
    public Tensor Logits(Tensor inputs, Func<Tensor, Tensor>? activation) =>
        _network.Logits(_network.Hidden(inputs, activation));

    /// <inheritdoc/>
    public Tensor Logits(Tensor inputs) => _network.call(inputs);

    /// <summary>Writes the network to a file, with the schema of its features; not its history.</summary>
    public void Save(string path)
    {
        float[][] parameters = [.. _network.parameters().Select(Numbers)];
        int[] hidden = [.. parameters.Where((_, i) => i % 2 == 1).SkipLast(1).Select(bias => bias.Length)];
        SavedModel.Of(SavedModel.Network, _standardizer, [], hidden, parameters, true).Write(path);
    }

    /// <summary>Reads a network that <see cref="Save"/> wrote, to the processor.</summary>
    /// <exception cref="DataException">A file that holds no network.</exception>
    public static MlpClassifier Load(string path)
    {
        var saved = SavedModel.Read(path, SavedModel.Network);
        var network = new MlpNetwork(saved.Mean.Length, saved.Hidden, 0, new SeededRandom(0), device("cpu"));
        if (!network.parameters().Select(p => p.numel()).SequenceEqual(saved.Parameters.Select(v => (long)v.Length)))
            throw new DataException(
                path, null, "parameters of other sizes", $"those of layers of {string.Join(", ", saved.Hidden)}");
        using (no_grad())
        {
            foreach (var (parameter, values) in network.parameters().Zip(saved.Parameters))
            {
                using var copy = tensor(values, parameter.shape);
                parameter.copy_(copy);
            }
        }
        network.eval();
        return new MlpClassifier(saved.Standardizer(path), network, device("cpu"), []);
    }

    /// <summary>Frees the network's tensors.</summary>
    public void Dispose() => _network.Dispose();

    static float[] Numbers(Tensor parameter)
    {
        using Tensor detached = parameter.detach(), cpu = detached.cpu();
        return cpu.data<float>().ToArray();
    }
}
