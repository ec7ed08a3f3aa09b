using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>d₁(y, ŷ) of the survey's equation (1) [du2019], by what is predicted; a weighted mean over the batch's rows.</summary>
static class PredictionLoss
{
    public static Tensor Of(TrainingBatch batch) => batch.Target switch
    {
        TargetKind.Binary => nn.functional.binary_cross_entropy_with_logits(batch.Outputs, batch.Labels,
            weight: batch.LossWeights),
        TargetKind.Multiclass => Mean(CrossEntropy(batch.Outputs, batch.Labels), batch.LossWeights),
        _ => Mean((batch.Outputs - batch.Labels).square(), batch.LossWeights),
    };

    static Tensor Mean(Tensor losses, Tensor? weights) => (weights is null ? losses : losses * weights).mean();

    static Tensor CrossEntropy(Tensor logits, Tensor classes) =>
        nn.functional.cross_entropy(logits, classes, reduction: nn.Reduction.None);
}
