using FairLab.Data;
using FairLab.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// The recipe that trains anybody's network: a function makes the module for the data's width, and L = prediction +
/// λ₁ fairness + λ₂ model (equation (1) of the survey [du2019]) is minimized in shuffled batches, stopped when L on
/// validation data has not fallen for some epochs, with the best epoch's parameters put back. A row of weight k is k
/// rows, as in <see cref="MlpClassifier"/>. The same data and seed give the same bytes: what the module draws at
/// random, at its start and in training (dropout), comes from the seed by way of libtorch's own stream, which is left
/// where it was; nobody else may draw from that stream meanwhile.
/// </summary>
public sealed record NetworkLearner : INetworkLearner
{
    /// <summary>A recipe for a network with one output.</summary>
    /// <param name="build">
    /// From the width of the data (shape[1] of tensors) to a new module: [n, width] to [n] or [n, 1].
    /// </param>
    public NetworkLearner(Func<int, nn.Module<Tensor, Tensor>> build)
        : this(build is null ? null! : (width, _) => build(width))
    {
    }

    /// <summary>A recipe for a network with as many outputs as the labels ask for.</summary>
    /// <param name="build">From the width of the data and the number of outputs to a new module.</param>
    public NetworkLearner(Func<int, int, nn.Module<Tensor, Tensor>> build) =>
        Build = build ?? throw new ArgumentNullException(nameof(build));

    /// <summary>From the width of the data and the number of outputs to a new module.</summary>
    internal Func<int, int, nn.Module<Tensor, Tensor>> Build { get; init; }

    /// <summary>Adam's learning rate.</summary>
    /// <value>0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-3;

    /// <summary>What the learning rate is multiplied by after each epoch.</summary>
    /// <value>1: it stays.</value>
    public double LearningRateDecay
    {
        get;
        init => field = Require.That(value, value is > 0 and <= 1, "a number in (0, 1]");
    } = 1;

    /// <summary>λ₂: Adam's L2 penalty, the regularizer ½ λ₂ ‖θ‖² of equation (1).</summary>
    /// <value>0.0001.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value); } = 1e-4;

    /// <summary>Rows in a training step.</summary>
    /// <value>200.</value>
    public int BatchSize { get; init => field = Require.AtLeast(value, 1); } = 200;

    /// <summary>The most rows of validation data that are looked at together.</summary>
    /// <value>Null: all of them, which terms that compare groups estimate best; images may need fewer.</value>
    public int? ValidationBatch { get; init => field = Require.That(value, value is null or > 0, "at least 1"); }

    /// <summary>The most passes over the training data.</summary>
    /// <value>30.</value>
    public int MaxEpochs { get; init => field = Require.AtLeast(value, 1); } = 30;

    /// <summary>How many passes without a lower validation loss end the training.</summary>
    /// <value>3.</value>
    public int Patience { get; init => field = Require.AtLeast(value, 1); } = 3;

    /// <summary>Where tensors live: "cpu", "cuda", or "auto" for cuda where there is one.</summary>
    /// <value>"cpu".</value>
    public string Device { get; init => field = Require.Device(value); } = "cpu";

    /// <summary>
    /// Makes another optimizer of the parameters; <see cref="LearningRate"/> and <see cref="WeightDecay"/> are then its
    /// own affair.
    /// </summary>
    /// <value>Null: Adam.</value>
    public Func<IEnumerable<Parameter>, optim.Optimizer>? Optimizer { get; init; }

    /// <summary>λ₁ d₂ of equation (1): what is added to the prediction loss.</summary>
    /// <value>Nothing.</value>
    public IReadOnlyList<ILossTerm> Terms { get; init => field = value
        ?? throw new ArgumentNullException(nameof(value)); } = [];

    /// <summary>Receives the losses after each epoch.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<EpochLoss>? Progress { get; init; }

    /// <summary>Ends the training at the next step; the best parameters so far are kept.</summary>
    /// <value>None.</value>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Trains a network on people.</summary>
    /// <param name="train">What it is fitted on, with weights if it has any.</param>
    /// <param name="validation">What training is stopped by; features as in <paramref name="train"/>.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">A module whose output has another shape than one logit a row.</exception>
    /// <exception cref="InvalidOperationException">
    /// A loss that is not a number, with its epoch, step and term.
    /// </exception>
    public NetworkClassifier Train(TabularDataset train, TabularDataset validation, long seed) =>
        Train(train, validation, seed, []);

    /// <summary>Trains a network on tensors of any shape.</summary>
    /// <inheritdoc cref="Train(TabularDataset, TabularDataset, long)"/>
    public TrainedNetwork Train(TensorDataset train, TensorDataset validation, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        if (validation.Target != train.Target || validation.Outputs > train.Outputs)
            throw new ArgumentException($"found {validation.Target} labels with {validation.Outputs} outputs "
                + $"to stop by, expected {train.Target} with {train.Outputs} as those to fit: "
                + $"set {nameof(TensorDataset.Target)} and {nameof(TensorDataset.Outputs)} "
                + "where the types of labels do not tell", nameof(validation));
        return Fit((int)train.Inputs.shape[1], train.Target, train.Outputs, seed, [],
            (data, device, network) => new TableBatches(data ? train : validation, device, network));
    }

    /// <summary>
    /// Trains a network that tells the classes of <see cref="TabularDataset.Target"/> apart, whether they are two or
    /// more; the builder is asked for a logit for each.
    /// </summary>
    /// <inheritdoc cref="Train(TabularDataset, TabularDataset, long)"/>
    public MulticlassNetwork TrainMulticlass(TabularDataset train, TabularDataset validation, long seed)
    {
        (train, validation) = Counted(train, validation);
        var classes = TargetLabels.Classes(train).Classes;
        var favourable = TargetLabels.Favourable(train, validation);
        Tensor Labels(TabularDataset data, Device device) =>
            tensor(Array.ConvertAll(TargetLabels.Codes(data, classes), c => (long)c), device: device);
        var (standardizer, trained) = Fit(train, validation, TargetKind.Multiclass, classes.Count, Labels, seed);
        return new MulticlassNetwork(standardizer, trained, classes, favourable);
    }

    /// <summary>
    /// Trains a network that predicts the number of <see cref="TabularDataset.Target"/>, by its squared error.
    /// </summary>
    /// <inheritdoc cref="Train(TabularDataset, TabularDataset, long)"/>
    public RegressionNetwork TrainRegression(TabularDataset train, TabularDataset validation, long seed)
    {
        (train, validation) = Counted(train, validation);
        var scale = NumberScale.Fit(TargetLabels.Values(train), train.Weights);
        Tensor Labels(TabularDataset data, Device device) =>
            tensor(Array.ConvertAll(TargetLabels.Values(data), v => (float)scale.Standardized(v)), device: device);
        var (standardizer, trained) = Fit(train, validation, TargetKind.Regression, 1, Labels, seed);
        return new RegressionNetwork(standardizer, trained, scale);
    }

    /// <summary>
    /// Trains one network on several tasks; the builder is asked for the outputs of all of them side by side. With one
    /// task it is <see cref="Train(TensorDataset, TensorDataset, long)"/>, bit for bit, where weights add up to 1.
    /// </summary>
    /// <param name="train">What it is fitted on.</param>
    /// <param name="validation">What training is stopped by, with every task the same: the same tasks.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="weighting">How much each task counts; all the same when null.</param>
    /// <exception cref="ArgumentException">
    /// Other tasks to stop by, or terms: what they compare would be of no one task.
    /// </exception>
    public MultiTaskNetwork TrainTasks(TaskDataset train, TaskDataset validation, long seed,
        ITaskWeighting? weighting = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        static string Shown(TaskDataset data) =>
            string.Join(", ", data.Tasks.Select(t => $"'{t.Name}' of {t.Classes} classes"));
        if (Shown(train) != Shown(validation))
            throw new ArgumentException($"found the tasks {Shown(validation)} to stop by, expected those to fit, "
                + $"{Shown(train)}", nameof(validation));
        if (Terms.Count > 0)
            throw new ArgumentException($"found the term {Terms[0].Name} with several tasks, expected none: "
                + "what a term compares is of one task", nameof(train));
        var weights = (weighting ?? new EqualTasks()).Begin(train.Tasks.Count);
        var outputs = train.Tasks.Sum(t => t.Outputs);
        var kept = new TaskWeightHistory(weights, Progress);
        var trained = (this with { Progress = kept }).Fit((int)train.Inputs.shape[1], TargetKind.Regression, outputs,
            seed, [],
            (isTrain, device, network) => new TaskBatches(isTrain ? train : validation, device, network, weights));
        return new MultiTaskNetwork(trained, train.Tasks)
        {
            Weights = weights.Current, WeightHistory = kept.Epochs,
        };
    }

    INetworkClassifier INetworkLearner.Train(TabularDataset train, TabularDataset validation, long seed,
        IReadOnlyList<ILossTerm> terms) =>
        Train(train, validation, seed, terms);

    /// <summary>
    /// Reads what <see cref="NetworkClassifier.Save"/> wrote into a network that this recipe's function makes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">A file that holds no network, or another one.</exception>
    public NetworkClassifier Load(string path)
    {
        var saved = SavedNetwork.Read(path, SavedNetwork.Binary);
        return new NetworkClassifier(saved.Standardizer(), new TrainedNetwork(Rebuilt(saved, 1, path)));
    }

    /// <summary>Reads what <see cref="MulticlassNetwork.Save"/> wrote.</summary>
    /// <inheritdoc cref="Load"/>
    public MulticlassNetwork LoadMulticlass(string path)
    {
        var saved = SavedNetwork.Read(path, SavedNetwork.Multiclass);
        var classes = saved.Classes!;
        var network = Rebuilt(saved, classes.Count, path);
        var trained = new TrainedNetwork(network, TargetKind.Multiclass, classes.Count);
        return new MulticlassNetwork(saved.Standardizer(), trained, classes, saved.IsFavourable);
    }

    /// <summary>Reads what <see cref="RegressionNetwork.Save"/> wrote.</summary>
    /// <inheritdoc cref="Load"/>
    public RegressionNetwork LoadRegression(string path)
    {
        var saved = SavedNetwork.Read(path, SavedNetwork.Regression);
        var network = Rebuilt(saved, 1, path);
        var trained = new TrainedNetwork(network, TargetKind.Regression, 1);
        return new RegressionNetwork(saved.Standardizer(), trained, saved.Number!.Value);
    }

    NetworkClassifier Train(TabularDataset train, TabularDataset validation, long seed, IReadOnlyList<ILossTerm> terms)
    {
        (train, validation) = Counted(train, validation);
        if (!train.HasLabels && train.Target is { } target)
            throw new ArgumentException($"{train.Id}: found {(target.Kind == TargetKind.Regression ? "a number"
                : $"{target.Classes.Count} classes")} as the target '{target.Name}', expected one of two outcomes: "
                + $"{(target.Kind == TargetKind.Regression ? nameof(TrainRegression) : nameof(TrainMulticlass))} "
                + "learns it as it is, data.WithFavourable(...) says what of it is favourable", nameof(train));
        var standardizer = Standardizer.Fit(train);
        return new NetworkClassifier(standardizer, Fit(train.Width, TargetKind.Binary, 1, seed, terms,
            (data, device, network) => new TableBatches(data ? train : validation, standardizer, device, network)));
    }

    static (TabularDataset Train, TabularDataset Validation) Counted(TabularDataset train, TabularDataset validation)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        return (train.Counted(), validation.Counted());
    }

    /// <summary>Trains on people whose outcome is not one of two.</summary>
    (Standardizer, TrainedNetwork) Fit(TabularDataset train, TabularDataset validation, TargetKind target,
        int outputs, Func<TabularDataset, Device, Tensor> labels, long seed)
    {
        var standardizer = Standardizer.Fit(train);
        return (standardizer, Fit(train.Width, target, outputs, seed, [], (isTrain, device, network) =>
        {
            var data = isTrain ? train : validation;
            return new TableBatches(data, labels(data, device), target, standardizer, device,
                x => NetworkOutput.Named(network(x), outputs));
        }));
    }

    /// <summary>Builds and trains; the data are had by whether it is the training part.</summary>
    TrainedNetwork Fit(int width, TargetKind target, int outputs, long seed, IReadOnlyList<ILossTerm> terms,
        Func<bool, Device, Func<Tensor, Tensor>, ITrainingData> data)
    {
        var random = new SeededRandom(seed);
        var device = TrainingRecipe.DeviceOf(Device);
        using var stream = new SeededStream(random.NextBits());
        var network = Build(width, outputs) ?? throw new InvalidOperationException("found null in place of a network");
        network.to(device);
        var read = NetworkOutput.Checked(network, target, outputs);
        using ITrainingData fit = data(true, device, read), check = data(false, device, read);
        var (history, isCancelled) = Trainer.Fit(network, fit, check, Recipe, [.. Terms, .. terms], random, device);
        return new TrainedNetwork(network, target, outputs, device) { History = history, IsCancelled = isCancelled };
    }

    nn.Module<Tensor, Tensor> Rebuilt(SavedNetwork saved, int outputs, string path)
    {
        // The first parameters are drawn and overwritten: they must not move anybody's random stream.
        using var stream = new SeededStream(0);
        var network = Build(saved.Mean.Length, outputs)
            ?? throw new InvalidOperationException("found null in place of a network");
        saved.CopyTo(network, path);
        return network;
    }

    TrainingRecipe Recipe => new()
    {
        LearningRate = LearningRate,
        LearningRateDecay = LearningRateDecay,
        WeightDecay = WeightDecay,
        BatchSize = BatchSize,
        ValidationBatch = ValidationBatch,
        MaxEpochs = MaxEpochs,
        Patience = Patience,
        Optimizer = Optimizer,
        Progress = Progress,
        Cancellation = Cancellation,
    };
}
