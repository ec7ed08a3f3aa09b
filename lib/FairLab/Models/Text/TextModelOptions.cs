using FairLab.Data;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>The recipe of a <see cref="TextModel"/>.</summary>
public sealed record TextModelOptions
{
    /// <summary>How it reads a text.</summary>
    /// <value>The mean of the words' vectors.</value>
    public TextModelKind Kind
    {
        get;
        init => field = Require.That(value, Enum.IsDefined(value), string.Join(", ", Enum.GetNames<TextModelKind>()));
    } = TextModelKind.MeanPool;

    /// <summary>Hidden units, units of the recurrent state, or filters.</summary>
    /// <value>32.</value>
    public int Hidden { get; init => field = Require.AtLeast(value, 1); } = 32;

    /// <summary>
    /// Makes another network of the number of dimensions and of outputs: embeddings [n, words, dimensions] and mask
    /// [n, words] to logits [n, outputs].
    /// </summary>
    /// <value>Null: the network of <see cref="Kind"/>.</value>
    public Func<int, int, nn.Module<Tensor, Tensor, Tensor>>? Build { get; init; }

    /// <summary>Adam's learning rate.</summary>
    /// <value>0.005.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 5e-3;

    /// <summary>Texts in a training step.</summary>
    /// <value>128.</value>
    public int BatchSize { get; init => field = Require.AtLeast(value, 1); } = 128;

    /// <summary>The most passes over the training texts.</summary>
    /// <value>10.</value>
    public int MaxEpochs { get; init => field = Require.AtLeast(value, 1); } = 10;

    /// <summary>How many passes without a lower validation loss end the training.</summary>
    /// <value>2.</value>
    public int Patience { get; init => field = Require.AtLeast(value, 1); } = 2;

    /// <summary>Adam's L2 penalty.</summary>
    /// <value>0.00001.</value>
    public double WeightDecay { get; init => field = Require.NotNegative(value); } = 1e-5;

    /// <summary>Words of a text that are read; the rest is cut off.</summary>
    /// <value>60.</value>
    public int MaxWords { get; init => field = Require.AtLeast(value, 1); } = 60;

    /// <summary>Receives the losses after each epoch.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<EpochLoss>? Progress { get; init; }

    /// <summary>Ends the training at the next step; the best parameters so far are kept.</summary>
    /// <value>None.</value>
    public CancellationToken Cancellation { get; init; }

    /// <summary>A kind by its name in experiments: mean-pool, gru or cnn.</summary>
    /// <exception cref="ArgumentException">Another name; the message has the nearest valid one.</exception>
    public static TextModelKind KindOf(string name) => name switch
    {
        "mean-pool" => TextModelKind.MeanPool,
        "gru" => TextModelKind.Gru,
        "cnn" => TextModelKind.Cnn,
        _ => throw new ArgumentException(
            NearestName.Message("kind of text model", name, ["mean-pool", "gru", "cnn"]), nameof(name)),
    };

    /// <summary>Trains a model; see <see cref="TextModel"/>.</summary>
    public TextModel Train(IReadOnlyList<RatedText> train, IReadOnlyList<RatedText> validation, WordVectors vectors,
        long seed, ILossTerm? term = null) =>
        TextModel.Train(train, validation, vectors, this, seed, term);

    internal TrainingRecipe Recipe => new()
    {
        LearningRate = LearningRate,
        WeightDecay = WeightDecay,
        BatchSize = BatchSize,
        ValidationBatch = TextModel.ScoringBatch,
        MaxEpochs = MaxEpochs,
        Patience = Patience,
        Progress = Progress,
        Cancellation = Cancellation,
    };
}
