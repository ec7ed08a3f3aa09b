using FairLab.Data;
using FairLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// Group distributionally robust optimization (Sagawa et al. 2020, algorithm 1 [sagawa2020]): min_θ max_q Σ_g q_g L_g,
/// with q_g ∝ q_g exp(η L_g) after every batch, so that the group that is served worst weighs most. As a term of
/// equation (1) it adds Σ_g q_g L_g less the mean loss. The published strength of the L2 penalty is far above the usual
/// one: without it a network that fits every training row has no worst group. Weights are used.
/// </summary>
public sealed record GroupRobust : IInProcessor, IGameTerm
{
    /// <summary>η.</summary>
    /// <value>0.01, as published.</value>
    public double StepSize { get; init => field = Require.NotNegative(value); } = 0.01;

    /// <summary>Whether groups are those within each label, as published, or the attribute's.</summary>
    /// <value>True; for numbers, which have no labels, the attribute's all the same.</value>
    public bool IsWithinLabels { get; init; } = true;

    /// <inheritdoc/>
    string ILossTerm.Name => "group-robust";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner that is not a network, or people of one group.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        var network = INetworkLearner.Of(learner, "a robust loss is a term of a network's loss");
        TwoGroups.Require(split.Train, "group-robust");
        return FairModel.Of(network.Train(split.Train, split.Validation, seed, [this]));
    }

    /// <inheritdoc/>
    public IPlayer Begin(Device device, long seed) => new Player(this);

    sealed class Player(GroupRobust rules) : IPlayer
    {
        // log q, up to a constant: products of many small steps would leave the range of q.
        double[]? _logits;

        public string Name => "group-robust";

        public Tensor? Compute(TrainingBatch batch)
        {
            ArgumentNullException.ThrowIfNull(batch);
            var members = rules.Members(batch, TwoGroups.Membership(batch, this)) * batch.Weights.unsqueeze(1);
            var losses = PredictionLoss.Rows(batch);
            var totals = members.sum(0L);
            // A group that the batch has nobody of has the loss 0 over 1, and is left out below.
            var counts = where(totals > 0, totals, ones_like(totals));
            var means = losses.unsqueeze(0).matmul(members).reshape(-1) / counts;
            var isPresent = Numbers(totals).Select(t => t > 0).ToArray();
            if (!isPresent.Contains(true))
                return null;
            var values = Numbers(means.detach());
            _logits ??= new double[values.Length];
            // Validation asks for the worst group itself: what the game is about.
            var share = is_grad_enabled() ? Shares(values, isPresent) : Worst(values, isPresent);
            var robust = (means * tensor(share, dtype: means.dtype, device: means.device)).sum();
            return robust - PredictionLoss.Compute(batch);
        }

        public void Step(TrainingBatch batch)
        {
            // The groups moved when the loss was computed, as in the algorithm, so that the network answers to them.
        }

        public void Dispose()
        {
        }

        double[] Shares(double[] losses, bool[] isPresent)
        {
            for (var g = 0; g < losses.Length; g++)
                _logits![g] += isPresent[g] ? rules.StepSize * losses[g] : 0;
            var largest = _logits!.Where((_, g) => isPresent[g]).Max();
            var parts = _logits!.Select((l, g) => isPresent[g] ? Math.Exp(l - largest) : 0).ToArray();
            var total = parts.Sum();
            return Array.ConvertAll(parts, part => part / total);
        }

        static double[] Worst(double[] losses, bool[] isPresent)
        {
            var worst = Enumerable.Range(0, losses.Length).Where(g => isPresent[g]).MaxBy(g => losses[g]);
            return [.. losses.Select((_, g) => g == worst ? 1.0 : 0)];
        }

        static double[] Numbers(Tensor values) => [.. values.to(ScalarType.Float64).cpu().data<double>()];
    }

    /// <summary>Membership of the groups whose worst is asked for, shape [n, groups] or [n, labels · groups].</summary>
    Tensor Members(TrainingBatch batch, Tensor groups)
    {
        if (!IsWithinLabels || batch.Target == TargetKind.Regression)
            return groups;
        if (batch.Target == TargetKind.Binary)
        {
            if (batch.Labels.dim() > 1)
                throw new ArgumentException("group-robust: found labels of shape "
                    + $"[{string.Join(", ", batch.Labels.shape)}], expected one label a row, or "
                    + $"{nameof(IsWithinLabels)} = false", nameof(batch));
            var label = batch.Labels.unsqueeze(1);
            return cat([groups * (1 - label), groups * label], 1);
        }
        var classes = nn.functional.one_hot(batch.Labels, batch.Outputs.shape[1]).to(groups.dtype);
        return (classes.unsqueeze(2) * groups.unsqueeze(1)).flatten(1);
    }
}
