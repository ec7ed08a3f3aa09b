using FairLab.Data;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A multilayer perceptron for the favourable outcome: standardized features, ReLU, one logit; weighted binary cross
/// entropy by Adam in shuffled batches, stopped when the validation loss has not fallen for some epochs, with the best
/// epoch's parameters put back. The same data, options and seed give the same bytes. A row of weight k is k rows: exactly
/// where a batch holds all rows, in the mean over batches where it does not; rows of weight 0 are left out.
/// </summary>
public sealed class MlpClassifier : IClassifier, IDisposable
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

    /// <summary>Trains a network.</summary>
    /// <param name="train">What it is fitted on, with weights if it has any.</param>
    /// <param name="validation">What training is stopped by; features as in <paramref name="train"/>.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="seed">Decides the initial parameters, the order of rows and what is dropped.</param>
    /// <param name="term">A term added to the loss; null for none.</param>
    /// <exception cref="InvalidOperationException">The loss is not a number after an epoch.</exception>
    public static MlpClassifier Train(TabularDataset train, TabularDataset validation, MlpOptions options, long seed, ILossTerm? term = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        var device = DeviceOf(options.Device);
        (train, validation) = (train.Counted(), validation.Counted());
        var standardizer = Standardizer.Fit(train);
        var random = new SeededRandom(seed);
        var network = new MlpNetwork(train.Width, options.Hidden, options.Dropout, random, device);
        using var fit = new MlpData(train, standardizer, device);
        using var check = new MlpData(validation, standardizer, device);
        using var optimizer = new Adam(network.parameters(), options.LearningRate, options.WeightDecay);

        var history = new List<EpochLoss>();
        var (bestLoss, bestEpoch) = (double.PositiveInfinity, 0);
        var best = new Snapshot(network);
        for (var epoch = 1; epoch <= options.MaxEpochs && epoch - bestEpoch <= options.Patience; epoch++)
        {
            var trainLoss = Epoch(network, optimizer, fit, options.BatchSize, random.Permutation(fit.Rows), term, device);
            var (validationLoss, terms) = Evaluate(network, check, term, options.WeightDecay);
            if (!double.IsFinite(trainLoss) || !double.IsFinite(validationLoss))
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"epoch {epoch}: found the loss {trainLoss} on train and {validationLoss} on validation data, expected numbers; try a smaller LearningRate"));
            history.Add(new EpochLoss(epoch, trainLoss, validationLoss) { Terms = terms });
            if (validationLoss >= bestLoss)
                continue;
            (bestLoss, bestEpoch) = (validationLoss, epoch);
            best.Take(network);
        }
        best.PutBack(network);
        network.eval();
        return new MlpClassifier(standardizer, network, device, history);
    }

    /// <inheritdoc/>
    public double[] Predict(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var x = tensor(_standardizer.Apply(data), [data.Rows, _standardizer.Width], device: _device);
        return Array.ConvertAll(sigmoid(_network.call(x)).cpu().data<float>().ToArray(), p => (double)p);
    }

    /// <summary>The activations of the last hidden layer, row-major, shape [n, units].</summary>
    public float[] Hidden(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var x = tensor(_standardizer.Apply(data), [data.Rows, _standardizer.Width], device: _device);
        return _network.Hidden(x).cpu().data<float>().ToArray();
    }

    /// <summary>The standardized features as the network takes them, shape [n, features], on its device.</summary>
    public Tensor Inputs(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return tensor(_standardizer.Apply(data), [data.Rows, _standardizer.Width], device: _device);
    }

    /// <summary>The logit of the favourable outcome, differentiable in the inputs, shape [n].</summary>
    /// <param name="inputs">Standardized features as <see cref="Inputs"/> gives them.</param>
    /// <param name="activation">Used in place of ReLU, as some interpretations ask; null for ReLU.</param>
    public Tensor Logits(Tensor inputs, Func<Tensor, Tensor>? activation = null) => _network.Logits(_network.Hidden(inputs, activation));

    /// <summary>Writes the network to a file, with the schema of its features; not its history.</summary>
    public void Save(string path)
    {
        var parameters = new Snapshot(_network).Values;
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
            throw new DataException(path, null, "parameters of other sizes", $"those of layers of {string.Join(", ", saved.Hidden)}");
        new Snapshot(network) { Values = saved.Parameters }.PutBack(network);
        network.eval();
        return new MlpClassifier(saved.Standardizer(path), network, device("cpu"), []);
    }

    /// <summary>Frees the network's tensors.</summary>
    public void Dispose() => _network.Dispose();

    static double Epoch(MlpNetwork network, Adam optimizer, MlpData data, int batchSize, int[] order, ILossTerm? term, Device device)
    {
        network.train();
        using var rows = tensor(Array.ConvertAll(order, i => (long)i), device: device);
        var sum = 0.0;
        for (var start = 0; start < data.Rows; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var size = Math.Min(batchSize, data.Rows - start);
            optimizer.Zero();
            var loss = data.Loss(network, rows.narrow(0, start, size), term).Total;
            loss.backward();
            optimizer.Step();
            sum += size * loss.item<float>();
        }
        return sum / data.Rows;
    }

    static (double Loss, OverallLoss Terms) Evaluate(MlpNetwork network, MlpData data, ILossTerm? term, double decay)
    {
        network.eval();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var loss = data.Loss(network, null, term);
        return (loss.Total.item<float>(), new OverallLoss(loss.Prediction.item<float>(), loss.Fairness?.item<float>() ?? 0, BatchLoss.Model(network.parameters(), decay)));
    }

    static Device DeviceOf(string name) => name switch
    {
        "cuda" when !cuda.is_available() => throw new ArgumentException("found the device 'cuda', but this libtorch sees no CUDA device; expected 'cpu' or 'auto'", nameof(name)),
        "cuda" => device("cuda"),
        "auto" when cuda.is_available() => device("cuda"),
        _ => device("cpu"),
    };

    /// <summary>A copy of a network's parameters.</summary>
    sealed class Snapshot(MlpNetwork network)
    {
        public float[][] Values { get; set; } = Copy(network);

        public void Take(MlpNetwork from) => Values = Copy(from);

        public void PutBack(MlpNetwork to)
        {
            using var _ = no_grad();
            foreach (var (parameter, values) in to.parameters().Zip(Values))
            {
                using var copy = tensor(values, parameter.shape);
                parameter.copy_(copy);
            }
        }

        static float[][] Copy(MlpNetwork network) => [.. network.parameters().Select(p =>
        {
            using var cpu = p.detach().cpu();
            return cpu.data<float>().ToArray();
        })];
    }
}
