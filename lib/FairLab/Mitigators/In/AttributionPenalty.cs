using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Attribution regularization: the network is taught not to look at annotated features. The overall loss is the
/// survey's equation (1) [du2019]: prediction loss + λ₁ fairness term + λ₂ model term, the fairness term being, with
/// annotation r and a mean over the batch, Σ_d r_d (∂/∂x_d Σ_k log p_k)² (Ross et al. 2017, equation 1 [ross2017]) or
/// Σ_d r_d IG_d² with IG the integrated gradients of p from the mean person (Liu and Avci 2019, equation 3 with target
/// 0 [liu2019]), and the model term the weight decay of the recipe. A term of any network that can be differentiated
/// twice.
/// </summary>
public sealed record AttributionPenalty : IInProcessor
{
    /// <summary>λ₁.</summary>
    /// <value>1.</value>
    public double Strength { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>
    /// The source columns not to look at; null for the group's own column, of a crossing for all of its columns.
    /// </summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>How many nodes integrated gradients take; 0 for the gradient of Ross et al.</summary>
    /// <value>0.</value>
    public int IntegratedSteps { get; init => field = Require.AtLeast(value, 0); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// A learner that is not a network, or a column that the data does not have.
    /// </exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var network = INetworkLearner.Of(learner, "attribution regularization is a term of a network's loss");
        return FairModel.Of(Train(split, network, seed));
    }

    /// <summary>The network itself, for those who want to look at its attributions.</summary>
    public INetworkClassifier Train(DataSplit split, INetworkLearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner.Train(split.Train, split.Validation, seed, [Term(split)]);
    }

    /// <inheritdoc cref="Train(DataSplit, INetworkLearner, long)"/>
    public MlpClassifier Train(DataSplit split, MlpOptions learner, long seed) =>
        (MlpClassifier)Train(split, (INetworkLearner)learner, seed);

    /// <summary>The term for a table's <see cref="Columns"/>.</summary>
    /// <exception cref="ArgumentException">A column that the data does not have.</exception>
    ILossTerm Term(DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        var known = split.Train.FeatureList.Select(f => f.Column).Distinct().ToArray();
        var columns = Columns ?? [.. split.Train.Group.Columns.Where(known.Contains)];
        if (columns.Count == 0 && Columns is null)
            throw new ArgumentException(
                $"found no feature of the group's own column '{string.Join("', '", split.Train.Group.Columns)}', "
                + "expected one not to look at: name the Columns, such as proxies", nameof(split));
        if (columns.FirstOrDefault(c => !known.Contains(c)) is { } unknown)
            throw new ArgumentException(NearestName.Message("column", unknown, known), nameof(split));
        return Term([.. split.Train.FeatureList.Select(f => columns.Contains(f.Column) ? 1f : 0f)]);
    }

    /// <summary>The term for an annotation.</summary>
    /// <param name="annotation">r, one number for each feature.</param>
    public ILossTerm Term(float[] annotation) => new PenaltyTerm(this, annotation);

    sealed class PenaltyTerm(AttributionPenalty options, float[] annotation) : ILossTerm
    {
        public string Name => "attribution-penalty";

        public Tensor Compute(TrainingBatch batch)
        {
            ArgumentNullException.ThrowIfNull(batch);
            // The validation loss is computed without gradients; this term needs them to have a value.
            using var _ = enable_grad();
            var x = batch.Inputs;
            var each = x.numel() / x.shape[0];
            if (annotation.Length != each)
                throw new ArgumentException($"{Name}: found an annotation of {annotation.Length} numbers, "
                    + $"expected {each}, one for each number of an input of shape "
                    + $"[{string.Join(", ", x.shape.Skip(1))}]", nameof(batch));
            var r = tensor(annotation, device: x.device).to(x.dtype);
            var looked = options.IntegratedSteps == 0 ? LogGradient(batch) : Integrated(batch);
            var rows = looked.dim() == 2 ? looked : looked.reshape(x.shape[0], each);
            return options.Strength * ((rows.square() * r).sum(1) * batch.Weights).sum() / batch.Weights.sum();
        }

        Tensor LogGradient(TrainingBatch batch)
        {
            var x = batch.Inputs.detach().requires_grad_();
            var f = batch.Network(x);
            var logarithms = batch.Target switch
            {
                TargetKind.Binary => nn.functional.logsigmoid(f) + nn.functional.logsigmoid(-f),
                TargetKind.Multiclass => nn.functional.log_softmax(f, 1),
                _ => throw new ArgumentException($"{Name}: found numbers to predict, expected classes: Σ_k log p_k "
                    + $"is of probabilities; set {nameof(IntegratedSteps)} for the integrated gradients of a number",
                    nameof(batch)),
            };
            return autograd.grad([logarithms.sum()], [x], create_graph: true)[0];
        }

        Tensor Integrated(TrainingBatch batch)
        {
            if (batch.Outputs.dim() > 1)
                throw new ArgumentException($"{Name}: found {batch.Outputs.shape[1]} outputs, expected one "
                    + $"to integrate the gradients of; {nameof(IntegratedSteps)} of 0 takes several classes",
                    nameof(batch));
            return new IntegrationPath(options.IntegratedSteps).Attribute(batch.Inputs, null,
                x => batch.Target == TargetKind.Binary ? sigmoid(batch.Network(x)) : batch.Network(x));
        }
    }
}
