using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// An ensemble of adversaries that read the groups off a layer, and the network's term against them:
/// min_f L(f) - λ mean_k L_k(h), min_k L_k(h) (equation (2) of the survey [du2019]). Where asked for, a decoder that is
/// told the groups plays on the network's side.
/// </summary>
sealed class AdversaryPlayer(AdversaryRules rules, Device device, long seed) : IPlayer
{
    readonly SeededRandom _random = new(seed);
    readonly List<SeededLayers> _adversaries = [];
    SeededLayers? _decoder;
    Adam? _adam, _decoderAdam;
    AdversaryTally? _tally;
    int _epoch = 1;

    // Those of the batch at hand.
    Tensor? _weights;

    public string Name => rules.Name;

    public IReadOnlyList<string> Layers => [rules.Layer];

    // A weak adversary makes for a small loss: what is best by it is the start of the game.
    public bool HasBestEpoch => false;

    /// <summary>λ in this epoch.</summary>
    double Strength => rules.Strength * Math.Min(1, (double)_epoch / Math.Max(1, rules.Warmup));

    public Tensor? Compute(TrainingBatch batch)
    {
        var groups = TwoGroups.Membership(batch, this);
        if (rules.Notion != GapNotion.DemographicParity && batch.Target != TargetKind.Binary)
            throw new ArgumentException($"term {Name}: found the notion {rules.Notion} for {batch.Target} labels, "
                + $"expected {GapNotion.DemographicParity}: none of them is the favourable one", nameof(batch));
        var hidden = batch.Layer(rules.Layer).flatten(1);
        Begin(hidden, groups, batch);
        var weights = AdversaryRules.RowWeights(batch, groups, rules.Notion);
        if (!is_grad_enabled())
            return Evaluate(batch, hidden, groups, weights);
        _weights = weights;
        EndEpoch();
        _adam!.ZeroGradients();
        _decoderAdam?.ZeroGradients();
        var against = weights is null ? null : Against(batch, hidden, groups, weights);
        if (_decoder is null)
            return against;
        var decoded = rules.Reconstruction * Decoded(batch, hidden, groups);
        return against is null ? decoded : against + decoded;
    }

    public void Step(TrainingBatch batch)
    {
        _decoderAdam?.Step();
        if (_weights is not { } weights)
            return;
        if (rules.Game == AdversaryGame.GradientReversal)
        {
            // The gradients came with the network's own pass.
            _adam!.Step();
            return;
        }
        Learn(true);
        var hidden = batch.Layer(rules.Layer).detach().flatten(1);
        for (var step = 0; step < rules.Steps; step++)
        {
            _adam!.ZeroGradients();
            MeanLoss(batch, hidden, TwoGroups.Membership(batch, this), weights).backward();
            _adam.Step();
        }
    }

    public void Dispose()
    {
        EndEpoch();
        foreach (var adversary in _adversaries)
            adversary.Dispose();
        _decoder?.Dispose();
        _adam?.Dispose();
        _decoderAdam?.Dispose();
    }

    void Begin(Tensor hidden, Tensor groups, TrainingBatch batch)
    {
        if (_adam is not null)
            return;
        var (width, count) = ((int)hidden.shape[1], (int)groups.shape[1]);
        var inputs = width + (SeesLabels ? 1 : 0);
        for (var k = 0; k < rules.Adversaries; k++)
            _adversaries.Add(new SeededLayers([inputs, .. rules.Hidden, count], rules.Activation, _random, device));
        _adam = new Adam(_adversaries.SelectMany(a => a.parameters()), rules.LearningRate,
            rules.WeightDecay);
        if (rules.Reconstruction == 0)
            return;
        var features = (int)(batch.Inputs.numel() / batch.Inputs.shape[0]);
        _decoder = new SeededLayers([width + count, .. rules.Hidden, features], rules.Activation, _random, device);
        _decoderAdam = new Adam(_decoder.parameters(), rules.LearningRate, 0);
    }

    // With labels among what it sees an adversary of equalized odds can use what differs given the label only.
    bool SeesLabels => rules.Notion == GapNotion.EqualizedOdds;

    /// <summary>The network's term; with gradient reversal the adversaries' own loss too, in one pass.</summary>
    Tensor Against(TrainingBatch batch, Tensor hidden, Tensor groups, Tensor weights)
    {
        var strength = Strength;
        if (rules.Game == AdversaryGame.GradientReversal)
        {
            // h in value, -λ in the derivative by h.
            var reversed = hidden.detach() - strength * (hidden - hidden.detach());
            var loss = MeanLoss(batch, reversed, groups, weights);
            return loss - (1 + strength) * loss.detach();
        }
        Learn(false);
        return rules.Game == AdversaryGame.Alternating ? -strength * MeanLoss(batch, hidden, groups, weights)
            : strength * Mean(batch, hidden, logits => -logits.log_softmax(1).mean([1L]), weights);
    }

    Tensor MeanLoss(TrainingBatch batch, Tensor hidden, Tensor groups, Tensor weights) =>
        rules.Loss(Mean(batch, hidden, logits => rules.RowLoss(logits, groups), weights), (int)groups.shape[1]);

    Tensor Mean(TrainingBatch batch, Tensor hidden, Func<Tensor, Tensor> rowLoss, Tensor weights)
    {
        var seen = SeesLabels ? cat([hidden, batch.Labels.to(hidden.dtype).reshape(-1, 1)], 1) : hidden;
        var sum = (rowLoss(_adversaries[0].call(seen)) * weights).sum();
        foreach (var adversary in _adversaries.Skip(1))
            sum += (rowLoss(adversary.call(seen)) * weights).sum();
        return _adversaries.Count == 1 ? sum : sum / _adversaries.Count;
    }

    Tensor Decoded(TrainingBatch batch, Tensor hidden, Tensor groups)
    {
        var errors = (_decoder!.call(cat([hidden, groups], 1)) - batch.Inputs.flatten(1)).square().mean([1L]);
        return (errors * batch.Weights).sum() / batch.Weights.sum();
    }

    void Learn(bool isLearning)
    {
        foreach (var parameter in _adversaries.SelectMany(a => a.parameters()))
            parameter.requires_grad = isLearning;
    }

    /// <summary>How the adversaries do on validation data, which come in one batch or several.</summary>
    Tensor? Evaluate(TrainingBatch batch, Tensor hidden, Tensor groups, Tensor? weights)
    {
        var seen = SeesLabels ? cat([hidden, batch.Labels.to(hidden.dtype).reshape(-1, 1)], 1) : hidden;
        _tally ??= new AdversaryTally(_adversaries.Count, (int)groups.shape[1]);
        for (var k = 0; k < _adversaries.Count; k++)
        {
            var logits = _adversaries[k].call(seen);
            _tally.Add(k, logits, rules.RowLoss(logits, groups), groups, batch.Weights);
        }
        _tally.Finish(hidden);
        if (weights is null)
            return null;
        var term = rules.Game == AdversaryGame.Confusion
            ? Strength * Mean(batch, hidden, logits => -logits.log_softmax(1).mean([1L]), weights)
            : -Strength * MeanLoss(batch, hidden, groups, weights);
        return _decoder is null ? term : term + rules.Reconstruction * Decoded(batch, hidden, groups);
    }

    void EndEpoch()
    {
        // Nothing is told of a pass that ended in the middle.
        if (_tally is not { IsComplete: true })
            return;
        rules.Progress?.Report(_tally.Epoch(_epoch, Strength, rules.Guessing));
        _tally = null;
        _epoch++;
    }
}
