using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// The fairness terms as functions of predictions, labels and groups, for a training loop of one's own:
/// <c>loss = prediction + lambda * FairnessLoss.DemographicParity(sigmoid(logits), groups)</c>. Each is a
/// differentiable scalar, 0 where a batch holds fewer than two groups to compare, so that it can be added to any loss;
/// metrics, which tell such a case apart, are elsewhere. Groups are numbers [n] from 0, or membership [n, groups].
/// </summary>
public static class FairnessLoss
{
    /// <summary>|E[ŷ | z] - E[ŷ | z']|, the mean over pairs of groups (DiffDP of Han et al. 2024 [han2024]).</summary>
    /// <param name="predictions">Probabilities or numbers [n], or a probability for each class [n, classes].</param>
    /// <param name="groups">Group numbers [n], or membership [n, groups].</param>
    /// <param name="weights">How many people each row counts as, shape [n]; null when all count 1.</param>
    public static Tensor DemographicParity(Tensor predictions, Tensor groups, Tensor? weights = null) =>
        OrZero(predictions, Gap(predictions, null, groups, weights, GapNotion.DemographicParity, Kind(predictions)));

    /// <summary>The same among those with label 1 (DiffEOpp).</summary>
    /// <param name="predictions">Probabilities, shape [n].</param>
    /// <param name="labels">0 or 1, shape [n].</param>
    /// <param name="groups">Group numbers [n], or membership [n, groups].</param>
    /// <param name="weights">How many people each row counts as, shape [n]; null when all count 1.</param>
    public static Tensor EqualOpportunity(Tensor predictions, Tensor labels, Tensor groups, Tensor? weights = null) =>
        OrZero(predictions, Gap(predictions, labels, groups, weights, GapNotion.EqualOpportunity, TargetKind.Binary));

    /// <summary>The sum over labels of the same among those who have it (DiffEOdd).</summary>
    /// <param name="predictions">Probabilities, shape [n] or [n, classes].</param>
    /// <param name="labels">0 or 1, or class numbers, shape [n].</param>
    /// <param name="groups">Group numbers [n], or membership [n, groups].</param>
    /// <param name="weights">How many people each row counts as, shape [n]; null when all count 1.</param>
    public static Tensor EqualizedOdds(Tensor predictions, Tensor labels, Tensor groups, Tensor? weights = null) =>
        OrZero(predictions, Gap(predictions, labels, groups, weights, GapNotion.EqualizedOdds, Kind(predictions)));

    /// <summary>The Hilbert-Schmidt independence criterion of predictions and groups [gretton2005].</summary>
    /// <param name="predictions">Probabilities or numbers [n], or a probability for each class [n, classes].</param>
    /// <param name="groups">Group numbers [n], or membership [n, groups].</param>
    /// <param name="weights">How many people each row counts as, shape [n]; null when all count 1.</param>
    /// <param name="width">σ of both kernels.</param>
    public static Tensor Hsic(Tensor predictions, Tensor groups, Tensor? weights = null, double width = 1)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var values = predictions.dim() == 1 ? predictions.unsqueeze(1) : predictions;
        return HsicPenalty.Hsic(values, Membership(groups, predictions), width, weights);
    }

    /// <summary>
    /// Σ_s P(s) Σ_y P̂(y|s) ln(P̂(y|s) / P̂(y)), the mutual information of decision and group [kamishima2012].
    /// </summary>
    /// <inheritdoc cref="DemographicParity"/>
    public static Tensor PrejudiceIndex(Tensor predictions, Tensor groups, Tensor? weights = null) =>
        OrZero(predictions, Prejudice(predictions, groups, weights, Kind(predictions)));

    /// <summary>A gap; null where the rows do not define it.</summary>
    internal static Tensor? Gap(Tensor predictions, Tensor? labels, Tensor groups, Tensor? weights, GapNotion notion,
        TargetKind target)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var member = Membership(groups, predictions);
        var counted = weights ?? ones(predictions.shape[0], dtype: predictions.dtype, device: predictions.device);
        if (notion == GapNotion.DemographicParity)
            return Means(counted);
        if (target != TargetKind.Multiclass)
        {
            var ones = labels!.to(predictions.dtype);
            var positives = Means(counted * ones);
            return notion == GapNotion.EqualOpportunity ? positives
                : positives is not null && Means(counted * (1 - ones)) is { } negatives ? positives + negatives : null;
        }
        Tensor? sum = null;
        for (var label = 0; label < predictions.shape[1]; label++)
        {
            // A class that nobody of a batch has says nothing, as there are many; two must both be there.
            if (Means(counted * labels!.eq(label).to(counted.dtype)) is { } gap)
                sum = sum is null ? gap : sum + gap;
        }
        return sum;

        Tensor? Means(Tensor within)
        {
            if (predictions.dim() == 1)
                return Pairs(predictions, within);
            Tensor? total = null;
            for (var k = 0; k < predictions.shape[1]; k++)
            {
                if (Pairs(predictions.select(1, k), within) is not { } gap)
                    return null;
                total = total is null ? gap : total + gap;
            }
            return total! / predictions.shape[1];
        }

        Tensor? Pairs(Tensor values, Tensor within)
        {
            if (GroupMeans.Compute(values, member, within) is not var (mean, _))
                return null;
            var count = mean.shape[0];
            return (mean.unsqueeze(0) - mean.unsqueeze(1)).abs().sum() / (double)(count * (count - 1));
        }
    }

    /// <summary>The prejudice index; null where fewer than two groups occur.</summary>
    internal static Tensor? Prejudice(Tensor predictions, Tensor groups, Tensor? weights, TargetKind target)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var member = Membership(groups, predictions);
        var counted = weights ?? ones(predictions.shape[0], dtype: predictions.dtype, device: predictions.device);
        if (target != TargetKind.Multiclass)
        {
            if (GroupMeans.Compute(predictions.clamp(1e-6, 1 - 1e-6), member, counted) is not var (mean, share))
                return null;
            var overall = (mean * share).sum();
            return (share * (mean * (mean / overall).log() + (1 - mean) * ((1 - mean) / (1 - overall)).log())).sum();
        }
        Tensor? sum = null;
        for (var k = 0; k < predictions.shape[1]; k++)
        {
            if (GroupMeans.Compute(predictions.select(1, k).clamp(1e-6, 1 - 1e-6), member, counted)
                is not var (mean, share))
                return null;
            var part = (share * mean * (mean / (mean * share).sum()).log()).sum();
            sum = sum is null ? part : sum + part;
        }
        return sum;
    }

    static TargetKind Kind(Tensor predictions) => predictions?.dim() == 2 ? TargetKind.Multiclass : TargetKind.Binary;

    static Tensor Membership(Tensor groups, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.dim() is not (1 or 2) || groups.shape[0] != like.shape[0])
            throw new ArgumentException($"found groups of shape [{string.Join(", ", groups.shape)}], "
                + $"expected [{like.shape[0]}] or [{like.shape[0]}, groups], a row for each prediction",
                nameof(groups));
        if (groups.dim() == 2)
            return groups;
        var codes = groups.to(ScalarType.Int64);
        return eye(codes.max().item<long>() + 1, dtype: like.dtype, device: like.device).index_select(0, codes);
    }

    static Tensor OrZero(Tensor predictions, Tensor? loss) => loss ?? predictions.sum() * 0;
}
