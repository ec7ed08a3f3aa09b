using FairLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>d₁(y, ŷ) of the survey's equation (1) [du2019], by what is predicted; a weighted mean over the batch's
/// rows.</summary>
static class PredictionLoss
{
    public static Tensor Compute(TrainingBatch batch)
    {
        if (batch.Prediction is { } own)
            return own(batch);
        var weights = batch.LossWeights;
        // A row's weight is that of all of its outputs.
        if (weights is not null && batch.Labels.dim() > 1)
            weights = weights.unsqueeze(1);
        return batch.Target switch
        {
            TargetKind.Binary => nn.functional.binary_cross_entropy_with_logits(batch.Outputs, batch.Labels,
                weight: weights),
            TargetKind.Multiclass => Mean(CrossEntropy(batch.Outputs, batch.Labels), weights),
            _ => Mean((batch.Outputs - batch.Labels).square(), weights),
        };
    }

    /// <summary>The loss of each row without its weight, the mean over its outputs, shape [n].</summary>
    public static Tensor Rows(TrainingBatch batch)
    {
        var losses = batch.Target switch
        {
            TargetKind.Binary => nn.functional.binary_cross_entropy_with_logits(batch.Outputs, batch.Labels,
                reduction: nn.Reduction.None),
            TargetKind.Multiclass => CrossEntropy(batch.Outputs, batch.Labels),
            _ => (batch.Outputs - batch.Labels).square(),
        };
        return losses.dim() == 1 ? losses : losses.mean([1L]);
    }

    static Tensor Mean(Tensor losses, Tensor? weights) => (weights is null ? losses : losses * weights).mean();

    static Tensor CrossEntropy(Tensor logits, Tensor classes) =>
        nn.functional.cross_entropy(logits, classes, reduction: nn.Reduction.None);
}
