using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The prejudice index of a batch as a loss term: η Σ_s P(s) Σ_y P̂(y|s) ln(P̂(y|s) / P̂(y)), the R of
/// <see cref="PrejudiceRemover"/> per sample, so that η means the same as in the sum over all samples. Probabilities
/// are kept in [1e-6, 1 - 1e-6]. Two classes or more; a number has no such probabilities.
/// </summary>
/// <param name="eta">η.</param>
public sealed class PrejudiceTerm(double eta) : ILossTerm
{
    /// <inheritdoc/>
    public string Name => "prejudice-remover";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No groups, or numbers in place of classes.</exception>
    public Tensor? Compute(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Target == TargetKind.Regression)
            throw new ArgumentException("prejudice-remover: found numbers to predict, expected classes: the index "
                + "compares probabilities; hsic-penalty takes numbers", nameof(batch));
        var index = FairnessLoss.Prejudice(batch.Predictions, batch.GroupsFor(this), batch.Weights, batch.Target);
        return index is null ? null : eta * index;
    }
}
