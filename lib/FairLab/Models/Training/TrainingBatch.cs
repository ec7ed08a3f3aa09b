using FairLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>What a loss term may look at: some rows, and what the network makes of them.</summary>
public record TrainingBatch
{
    /// <summary>The inputs as the network takes them, shape [n, ...].</summary>
    public required Tensor Inputs { get; init; }

    /// <summary>The network's outputs, logits or numbers: shape [n] where there is one output, else [n,
    /// outputs].</summary>
    public required Tensor Outputs { get; init; }

    /// <summary>What they should be: 0, 1 or a probability as the outputs' shape; class numbers [n]; numbers
    /// [n].</summary>
    public required Tensor Labels { get; init; }

    /// <summary>How the outputs are read.</summary>
    /// <value>Binary: the outputs are logits.</value>
    public TargetKind Target { get; init; }

    /// <summary>Membership: 1 in the column of the row's group, else 0, shape [n, groups]; null without
    /// groups.</summary>
    public Tensor? Groups { get; init; }

    /// <summary>How many people each row counts as, shape [n].</summary>
    public required Tensor Weights { get; init; }

    /// <summary>The network: inputs to outputs, for terms that look at how the output changes with the input.</summary>
    public required Func<Tensor, Tensor> Network { get; init; }

    /// <summary>The weights of the prediction loss, of mean 1 over the training data; null when all are 1.</summary>
    internal Tensor? LossWeights { get; init; }

    /// <summary>What stands in place of d₁(y, ŷ); null for the loss of <see cref="Target"/>.</summary>
    internal Func<TrainingBatch, Tensor>? Prediction { get; init; }

    internal IReadOnlyDictionary<string, Tensor> LayerOutputs { get; init; } = new Dictionary<string, Tensor>();

    /// <summary>Probabilities, or the outputs themselves for regression, differentiable, in the outputs'
    /// shape.</summary>
    public Tensor Predictions => Target switch
    {
        TargetKind.Binary => sigmoid(Outputs),
        TargetKind.Multiclass => Outputs.softmax(1),
        _ => Outputs,
    };

    /// <summary>The output of a hidden layer for these rows, differentiable, shape [n, ...].</summary>
    /// <param name="name">One of the term's <see cref="ILossTerm.Layers"/>.</param>
    /// <exception cref="ArgumentException">A layer that the term did not ask for.</exception>
    public Tensor Layer(string name) => LayerOutputs.TryGetValue(name, out var output) ? output
        : throw new ArgumentException(LayerOutputs.Count == 0
            ? $"found the layer '{name}', but no term names it in its Layers"
            : NearestName.Message("layer among those that terms name", name, [.. LayerOutputs.Keys]), nameof(name));

    /// <summary>The membership that a term cannot do without.</summary>
    /// <param name="term">Who asks, for the message.</param>
    /// <exception cref="ArgumentException">There are no groups.</exception>
    public Tensor GroupsFor(ILossTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Groups ?? throw new ArgumentException(
            $"term {term.Name}: found no groups, expected a group for every row: give the data a Group");
    }
}
