using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// The recipe of a multilayer perceptron, with the survey's network as the default: two hidden layers of 100, ReLU,
/// Adam.
/// </summary>
public sealed record MlpOptions : INetworkLearner
{
    /// <summary>Units of each hidden layer.</summary>
    /// <value>[100, 100]; empty gives logistic regression.</value>
    public IReadOnlyList<int> Hidden
    {
        get;
        init => field = Require.That(value, value is not null && value.All(h => h > 0), "sizes of at least 1");
    } = [100, 100];

    /// <summary>Adam's learning rate.</summary>
    /// <value>0.001.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-3;

    /// <summary>Rows in a training step.</summary>
    /// <value>200.</value>
    public int BatchSize { get; init => field = Require.AtLeast(value, 1); } = 200;

    /// <summary>The most passes over the training data.</summary>
    /// <value>30.</value>
    public int MaxEpochs { get; init => field = Require.AtLeast(value, 1); } = 30;

    /// <summary>How many passes without a lower validation loss end the training.</summary>
    /// <value>3.</value>
    public int Patience { get; init => field = Require.AtLeast(value, 1); } = 3;

    /// <summary>Adam's L2 penalty.</summary>
    /// <value>0.0001.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value); } = 1e-4;

    /// <summary>Share of hidden units dropped at random in training.</summary>
    /// <value>0.</value>
    public double Dropout { get; init => field = Require.That(value, value is >= 0 and < 1, "a number in [0, 1)"); }

    /// <summary>Where tensors live: "cpu", "cuda", or "auto" for cuda where there is one.</summary>
    /// <value>"cpu", the fastest for networks of this size.</value>
    public string Device { get; init => field = Require.Device(value); } = "cpu";

    /// <summary>Receives the losses after each epoch.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<EpochLoss>? Progress { get; init; }

    /// <summary>Ends the training at the next step; the best parameters so far are kept.</summary>
    /// <value>None.</value>
    public CancellationToken Cancellation { get; init; }

    /// <inheritdoc/>
    public INetworkClassifier Train(TabularDataset train, TabularDataset validation, long seed,
        IReadOnlyList<ILossTerm> terms) =>
        MlpClassifier.Train(train, validation, this, seed, terms);

    /// <summary>Trains a classifier; see <see cref="MlpClassifier"/>.</summary>
    public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) =>
        Train(train, validation, seed, []);

    internal TrainingRecipe Recipe => new()
    {
        LearningRate = LearningRate,
        WeightDecay = WeightDecay,
        BatchSize = BatchSize,
        MaxEpochs = MaxEpochs,
        Patience = Patience,
        Progress = Progress,
        Cancellation = Cancellation,
    };
}
