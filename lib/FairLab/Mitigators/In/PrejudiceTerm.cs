using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The prejudice index of a batch as a loss term: η Σ_s P(s) Σ_y P̂(y|s) ln(P̂(y|s) / P̂(y)), the R of
/// <see cref="PrejudiceRemover"/> per sample, so that η means the same as in the sum over all samples. Probabilities
/// are kept in [1e-6, 1 - 1e-6].
/// </summary>
/// <param name="eta">η.</param>
public sealed class PrejudiceTerm(double eta) : ILossTerm
{
    /// <inheritdoc/>
    public Tensor? Of(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var means = GroupMeans.Of(sigmoid(batch.Logits).clamp(1e-6, 1 - 1e-6), batch.Groups, batch.Weights);
        if (means is not var (mean, share))
            return null;
        var overall = (mean * share).sum();
        return eta * (share * (mean * (mean / overall).log() + (1 - mean) * ((1 - mean) / (1 - overall)).log())).sum();
    }
}
